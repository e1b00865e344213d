package io.github.ipcbench.session;

import io.github.ipcbench.directories.RunDirectories;
import io.github.ipcbench.directories.SessionDirectories;
import io.github.ipcbench.linux.SharedLibraries;
import io.github.ipcbench.machine.NativeLibraries;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.plan.WorkerJvm;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line of a worker, as a list.
 *
 * @param classPath entries that hold the engine, its libraries and the transports
 * @param mainClass what to run
 * @param archiveFlags flags by which a Java runtime takes its classes from an archive, or makes one
 */
public record WorkerCommand(List<Path> classPath, String mainClass, Map<WorkerJvm, String> archiveFlags) {
    /** The worker's main class; a name only, since this side knows no worker class. */
    public static final String WORKER_MAIN = "io.github.ipcbench.worker.WorkerMain";

    /** Variables with options for any Java runtime that is started, not for workers: those have ipcbench.jvmArgs. */
    static final Set<String> OPTIONS_OF_OTHERS = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** The floor's own, beside what the mode needs. */
    private static final int MESSAGES_OF_THE_FLOOR = 2;

    /** For what the libraries need. */
    private static final long ROOM_BYTES = 16L << 20;

    public WorkerCommand {
        classPath = List.copyOf(classPath);
        archiveFlags = Map.copyOf(archiveFlags);
    }

    /** Workers that load each of their classes from where it lies. */
    public WorkerCommand(List<Path> classPath, String mainClass) {
        this(classPath, mainClass, Map.of());
    }

    /** The same for the other runtimes, and with this flag for one. */
    WorkerCommand with(WorkerJvm jvm, String archiveFlag) {
        Map<WorkerJvm, String> flags = new HashMap<>(archiveFlags);
        flags.put(jvm, archiveFlag);
        return new WorkerCommand(classPath, mainClass, flags);
    }

    /** The command of our own workers, with what they need of this process's class path. */
    public static WorkerCommand ofThisProcess() {
        return new WorkerCommand(WorkerClassPath.of(classPathOf(WorkerCommand.class.getClassLoader())), WORKER_MAIN);
    }

    private static List<Path> classPathOf(ClassLoader loader) {
        if (loader instanceof URLClassLoader urls) {
            return Arrays.stream(urls.getURLs()).map(WorkerCommand::pathOf).toList();
        }
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    private static Path pathOf(URL url) {
        try {
            return Path.of(new URI(url.toString()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("class path entry is no file: " + url, e);
        }
    }

    /** Which variables of this process hold options for Java runtimes that no worker is given. */
    public static List<String> optionsNotPassedOn() {
        return OPTIONS_OF_OTHERS.stream()
                .filter(name ->
                        !Objects.requireNonNullElse(System.getenv(name), "").isBlank())
                .sorted()
                .toList();
    }

    /** Direct memory that a worker of this mode may take. */
    static long directBytes(Mode mode, int payloadBytes) {
        return mode.memoryBytes(payloadBytes) + MESSAGES_OF_THE_FLOOR * (long) payloadBytes + ROOM_BYTES;
    }

    /** The most direct memory that a worker of any case may take. */
    public static long mostDirectBytes(BenchmarkPlan plan) {
        return plan.modes().stream()
                .mapToLong(mode -> directBytes(mode, plan.largestMessage()))
                .max()
                .orElseThrow();
    }

    /**
     * The arguments for one worker: our flags, less those in whose place the user has put others, then the user's.
     *
     * @param jvm the Java runtime
     * @param directBytes most direct memory it may take
     * @param session what the worker removes should its controller die; native libraries lie in the first directory where
     *     they can be run, and every worker has the same
     * @throws IOException when they can be run in none
     */
    List<String> arguments(WorkerJvm jvm, long directBytes, SessionDirectories session, RunDirectories run)
            throws IOException {
        Path libraries = NativeLibraries.directory(session.paths());
        List<String> arguments = new ArrayList<>();
        arguments.add(jvm.launcher().toString());
        arguments.addAll(WorkerFlags.beside(jvm.arguments(), directBytes, Optional.ofNullable(archiveFlags.get(jvm))));
        arguments.add(
                "-D" + PlanProperty.NATIVE.fullName() + "=" + jvm.nativeCalls().id());
        arguments.add("-D" + SharedLibraries.DIRECTORY + "=" + libraries);
        // For what cannot be shared.
        arguments.add("-Djna.tmpdir=" + libraries);
        arguments.add("-Dorg.newsclub.net.unix.library.tmpdir=" + libraries);
        arguments.add("-Djna.nosys=true");
        // Any value will do: without one, JNA runs ldconfig in every worker to find where libraries are.
        arguments.add("-Djna.platform.library.path=/usr/lib");
        arguments.addAll(session.workerArguments());
        arguments.addAll(jvm.arguments());
        arguments.add("-cp");
        arguments.add(Stream.concat(inFront(jvm.arguments()).stream(), classPath(run.sockets()).stream())
                .collect(Collectors.joining(File.pathSeparator)));
        arguments.add(mainClass);
        return List.copyOf(arguments);
    }

    /** A class path of the user's: its jars go before ours, as another build of a transport that Maven resolved. */
    private static Optional<String> inFront(List<String> users) {
        int flag = Stream.of("-cp", "-classpath", "--class-path")
                .mapToInt(users::lastIndexOf)
                .max()
                .orElseThrow();
        return flag >= 0 && flag + 1 < users.size() ? Optional.of(users.get(flag + 1)) : Optional.empty();
    }

    /** A class path has no way to write a colon: an entry that has one is reached by a link in a private directory. */
    private List<String> classPath(Path links) throws IOException {
        List<String> entries = new ArrayList<>();
        for (Path entry : classPath) {
            if (entry.toString().contains(File.pathSeparator)) {
                Path link = links.resolve("j" + entries.size());
                // Both workers of a run have the same.
                if (!Files.isSymbolicLink(link)) {
                    Files.createSymbolicLink(link, entry.toAbsolutePath());
                }
                entries.add(link.toString());
            } else {
                entries.add(entry.toString());
            }
        }
        return List.copyOf(entries);
    }
}
