package io.github.ipcbench.directories;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The private directories of a session, one in each parent, made before any worker is forked. Everything of its runs lies
 * in them, so that nobody else can ever put anything there; removed with all they hold when closed.
 */
public final class SessionDirectories implements AutoCloseable {
    /** Names the controller, so that a directory that was left behind after all can be told from one in use. */
    static final String PREFIX = prefix(ProcessHandle.current().pid());

    private static final String WORKER_PROPERTY = "ipcbench.session.directory.";
    private static final int ATTEMPTS = 1000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<Path, ParentDirectories> parents;
    private final Map<Path, PrivateDirectory> byParent = new LinkedHashMap<>();
    private final SpareDescriptors spares = SpareDescriptors.hold();
    private final Consumer<String> warnings;
    private final AtomicInteger runs = new AtomicInteger();

    private SessionDirectories(Map<Path, ParentDirectories> parents, Consumer<String> warnings) {
        this.parents = parents;
        this.warnings = warnings;
    }

    /** How the names of a controller's directories begin. */
    static String prefix(long controllerPid) {
        return "ipcbench-" + controllerPid + "-";
    }

    /**
     * Removes what sessions whose processes were all killed left there, then makes this session's.
     *
     * @param tempDirectories those of its runs
     * @param warnings hears of each directory that cannot be removed when its time has come
     * @throws IOException when one cannot be made, or its parent is open to others; says what helps, and none is left
     */
    public static SessionDirectories make(Collection<Path> tempDirectories, Consumer<String> warnings)
            throws IOException {
        SessionDirectories directories = new SessionDirectories(parents(tempDirectories), warnings);
        try {
            for (Path parent : directories.allParents()) {
                LeftBehind.remove(parent);
                directories.byParent.put(parent, made(parent, SessionDirectories::unguessableName));
            }
            return directories;
        } catch (IOException e) {
            directories.close();
            throw e;
        }
    }

    /**
     * Requires parents in which nobody else can rename or remove what this user makes.
     *
     * @throws IOException when one is open to others; says what helps
     */
    public static void requireSafeParents(Collection<Path> tempDirectories) throws IOException {
        parents(tempDirectories);
    }

    /**
     * Where the shared memory of runs would lie that have their files in this directory.
     *
     * @throws IOException when nobody else must be able to write there, and can
     */
    public static Path memoryParentOf(Path tempDirectory) throws IOException {
        return ParentDirectories.of(tempDirectory).memory();
    }

    /** Where the shared memory of those runs lies that have their files in this directory, one of the session's. */
    public Path memoryParent(Path tempDirectory) {
        return parents.get(tempDirectory).memory();
    }

    private static Map<Path, ParentDirectories> parents(Collection<Path> tempDirectories) throws IOException {
        Map<Path, ParentDirectories> parents = new LinkedHashMap<>();
        for (Path tempDirectory : tempDirectories) {
            parents.put(tempDirectory, ParentDirectories.of(tempDirectory));
        }
        return parents;
    }

    /** Each once. */
    private Set<Path> allParents() {
        Set<Path> all = new LinkedHashSet<>();
        parents.values().forEach(each -> all.addAll(each.all()));
        return all;
    }

    private static String unguessableName() {
        return PREFIX
                + LeftBehind.idSpace().map(space -> space + "-").orElse("")
                + Integer.toUnsignedString(RANDOM.nextInt(), Character.MAX_RADIX);
    }

    /** Makes one at the first name that is free: whoever takes one in advance only has another one chosen. */
    static PrivateDirectory made(Path parent, Supplier<String> names) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return PrivateDirectory.make(parent.resolve(names.get()));
            } catch (FileAlreadyExistsException e) {
                if (attempt == ATTEMPTS) {
                    throw notMade(parent, e);
                }
            } catch (IOException e) {
                throw notMade(parent, e);
            }
        }
    }

    private static IOException notMade(Path parent, IOException e) {
        return new IOException("a private directory could not be made in '" + parent + "': " + e, e);
    }

    /**
     * Makes those of the next run.
     *
     * @param tempDirectory one of the session's
     * @throws IOException when one cannot be made; then none is left
     */
    public RunDirectories makeRun(Path tempDirectory) throws IOException {
        ParentDirectories lieIn = parents.get(tempDirectory);
        String number = Integer.toString(runs.incrementAndGet(), Character.MAX_RADIX);
        List<PrivateDirectory> made = new ArrayList<>();
        try {
            made.add(PrivateDirectory.make(in(lieIn.sockets()).resolve("s" + number)));
            made.add(PrivateDirectory.make(in(lieIn.files()).resolve("f" + number)));
            made.add(PrivateDirectory.make(in(lieIn.memory()).resolve("m" + number)));
            return new RunDirectories(made, spares, warnings);
        } catch (IOException e) {
            RunDirectories.removeAll(made, spares, warnings);
            throw new IOException("a private directory of the run could not be made: " + e, e);
        }
    }

    private Path in(Path parent) {
        return byParent.get(parent).path();
    }

    /** Where they lie. */
    public List<Path> paths() {
        return byParent.values().stream().map(PrivateDirectory::path).toList();
    }

    /** Removes them; where one cannot be removed, there is a warning. */
    @Override
    public void close() {
        RunDirectories.removeAll(List.copyOf(byParent.values()), spares, warnings);
        spares.close();
    }

    /** Arguments by which a worker knows them from its first moment on, should this process die. */
    public List<String> workerArguments() {
        List<String> arguments = new ArrayList<>();
        for (Path path : paths()) {
            arguments.add("-D" + WORKER_PROPERTY + arguments.size() + "=" + path);
        }
        return List.copyOf(arguments);
    }

    /**
     * Removes, in a worker whose controller is gone, those of the session. Both workers may do so at the same time, and a
     * loop may still be making files: as soon as a directory is gone, it cannot make any more.
     */
    public static void removeInWorker(Consumer<String> warnings) {
        int number = 0;
        String path = System.getProperty(WORKER_PROPERTY + number);
        while (path != null) {
            Path directory = Path.of(path);
            try {
                Optional<PrivateDirectory> found = PrivateDirectory.found(directory);
                if (found.isPresent()) {
                    found.get().remove();
                }
            } catch (IOException e) {
                warnings.accept(RunDirectories.notRemoved(directory, e));
            }
            path = System.getProperty(WORKER_PROPERTY + ++number);
        }
    }
}
