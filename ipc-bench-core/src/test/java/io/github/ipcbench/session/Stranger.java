package io.github.ipcbench.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Another local user who is up to no good: watches for the names of sessions' directories, in the directories that everybody
 * may write in and on the command lines that everybody may read, and acts as soon as it can. Acts until its standard input
 * ends, then says whether and what it did. Needs umask 000, so that its victim can remove what it makes.
 */
final class Stranger {
    private static final Path PROC = Path.of("/proc");
    private static final Pattern NAME = Pattern.compile("=(/[^\0]*/ipcbench-[^/\0]+)");
    private static final String[] NOTHING = {};
    private static final int FOLDERS = 4;
    static final int FILES = 300;

    /** What it says first when it has attacked. */
    static final String ATTACKED = "attacked";

    private static final long TRAP_NANOS = 3_000_000_000L;
    private static final long TAMPER_NANOS = 20_000_000L;

    /** So often does it look: its victim needs some of the CPUs. */
    private static final long LOOK_NANOS = 50_000L;

    /** So often does it read command lines, of processes that last for much longer. */
    private static final long READ_NANOS = 1_000_000L;

    /** So long may it take to do what it is about to do when its input ends. */
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    /** How it attacks. */
    enum Kind {
        /** Puts a directory at each name that has become free, and links to the victim's folder in it while it is removed. */
        LINKS,
        /** Puts a directory that only it can enter at each name that has become free. */
        FREED,
        /** Puts such a directory at each name that it reads on a command line, before the victim makes its own. */
        READ
    }

    private final Kind kind;
    private final Path precious;
    private final String sign;
    private final Set<Path> mine = ConcurrentHashMap.newKeySet();
    private final AtomicInteger namesSeen = new AtomicInteger();
    private final AtomicInteger madeAtFreedNames = new AtomicInteger();
    private final AtomicInteger triedAtReadNames = new AtomicInteger();
    private final AtomicInteger madeAtReadNames = new AtomicInteger();
    private final AtomicInteger linked = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    private Stranger(Kind kind, Path precious, String sign) {
        this.kind = kind;
        this.precious = precious;
        this.sign = sign;
    }

    /**
     * Arguments: kind, the victim's folder of files, a text that all command lines of the victim hold, directories to watch.
     */
    public static void main(String[] arguments) throws IOException {
        Stranger stranger = new Stranger(Kind.valueOf(arguments[0]), Path.of(arguments[1]), arguments[2]);
        for (String parent : List.of(arguments).subList(3, arguments.length)) {
            start(() -> stranger.watch(Path.of(parent)));
        }
        if (stranger.kind == Kind.READ) {
            start(stranger::readCommandLines);
        }
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Until it ends.
        }
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!stranger.hasAttacked() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        System.out.println(stranger.account());
        System.exit(0);
    }

    /** Whether it has done to a name of its victim's what its kind does. */
    private boolean hasAttacked() {
        return (kind == Kind.READ ? triedAtReadNames : madeAtFreedNames).get() > 0;
    }

    private String account() {
        return (hasAttacked() ? ATTACKED : "did not attack") + ": " + namesSeen + " names seen; made "
                + madeAtFreedNames + " at freed names, " + madeAtReadNames + " at " + triedAtReadNames
                + " names read, " + linked + " links; refused " + refused;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    /** Looks all the time which names have come, and which have gone. */
    private void watch(Path parent) {
        Set<Path> known = new HashSet<>();
        long tamperNanos = System.nanoTime();
        while (true) {
            Set<Path> now = names(parent);
            for (Path name : now) {
                if (known.add(name) && !mine.contains(name)) {
                    namesSeen.incrementAndGet();
                }
            }
            for (Path name : known) {
                if (!now.contains(name) && mine.add(name) && kind != Kind.READ) {
                    start(() -> takePlaceOf(name));
                }
            }
            if (System.nanoTime() - tamperNanos > TAMPER_NANOS) {
                now.stream().filter(name -> !mine.contains(name)).forEach(this::tamperWith);
                tamperNanos = System.nanoTime();
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static Set<Path> names(Path parent) {
        Set<Path> names = new HashSet<>();
        for (String entry : entries(parent)) {
            if (entry.startsWith("ipcbench-")) {
                names.add(parent.resolve(entry));
            }
        }
        return names;
    }

    private static String[] entries(Path directory) {
        return Objects.requireNonNullElse(directory.toFile().list(), NOTHING);
    }

    /** What the system must refuse: a file in it, its place under another name, its removal. */
    private void tamperWith(Path name) {
        attempt(() -> Files.createFile(name.resolve("stranger")));
        attempt(() -> Files.move(name, name.resolveSibling("stranger-" + name.getFileName())));
        attempt(() -> Files.delete(name));
    }

    /** Something that a file system may refuse. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    private boolean attempt(Attempt attempt) {
        try {
            attempt.run();
            return true;
        } catch (IOException e) {
            refused.incrementAndGet();
            return false;
        }
    }

    private void takePlaceOf(Path name) {
        if (kind == Kind.FREED) {
            if (attempt(() -> makePrivate(name))) {
                madeAtFreedNames.incrementAndGet();
            }
        } else if (attempt(() -> Files.createDirectory(name))) {
            mine.add(name);
            madeAtFreedNames.incrementAndGet();
            attempt(() -> layTrap(name));
            attempt(() -> springTrap(name));
        }
    }

    private void makePrivate(Path name) throws IOException {
        Files.createDirectory(name, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        mine.add(name);
    }

    /** Folders that hold files of the names that the victim's have: such names are known, as those in any home are. */
    private static void layTrap(Path name) throws IOException {
        for (int folder = 0; folder < FOLDERS; folder++) {
            Path place = Files.createDirectory(name.resolve("a" + folder));
            for (int file = 0; file < FILES; file++) {
                Files.createFile(place.resolve(fileName(file)));
            }
        }
    }

    /** How the victim's files are called. */
    static String fileName(int file) {
        return "file-" + file;
    }

    /** When the first file of a folder is removed, the folder becomes a link to the victim's. */
    private void springTrap(Path name) throws IOException {
        Set<Integer> sprung = new HashSet<>();
        long end = System.nanoTime() + TRAP_NANOS;
        while (System.nanoTime() < end && sprung.size() < FOLDERS) {
            for (int folder = 0; folder < FOLDERS; folder++) {
                Path place = name.resolve("a" + folder);
                // A tmpfs lists its newest file first, or its oldest: one of the two is the first to go.
                boolean whole =
                        Files.exists(place.resolve(fileName(0))) && Files.exists(place.resolve(fileName(FILES - 1)));
                if (!whole && sprung.add(folder)) {
                    Files.move(place, name.resolve("b" + folder));
                    Files.createSymbolicLink(place, precious);
                    linked.incrementAndGet();
                }
            }
        }
        removeTree(name);
    }

    /** All the time, those of the victim's processes that have come since. */
    private void readCommandLines() {
        Set<String> others = Set.of(entries(PROC));
        Set<Path> tried = new HashSet<>();
        while (true) {
            for (String process : entries(PROC)) {
                String commandLine = others.contains(process) ? "" : commandLine(PROC.resolve(process));
                Matcher matcher = NAME.matcher(commandLine.contains(sign) ? commandLine : "");
                while (matcher.find()) {
                    Path name = Path.of(matcher.group(1));
                    if (tried.add(name)) {
                        if (attempt(() -> makePrivate(name))) {
                            madeAtReadNames.incrementAndGet();
                        }
                        triedAtReadNames.incrementAndGet();
                    }
                }
            }
            LockSupport.parkNanos(READ_NANOS);
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private static void removeTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
