package io.github.ipcbench.session;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Attacks real sessions as another user would, and counts the files they lost and the sessions that ended; {@code
 * benchmarks/strangers.sh} runs it. Needs root and a mount namespace of its own, in which each attack has a fresh
 * {@code /tmp} and {@code /dev/shm}. Exit status: 0 when nothing was lost, ended or left behind, 1 when something was.
 */
public final class StrangersMain {
    private static final int STRANGER = 40_002;
    private static final int ATTACKS_PER_KILL = 5;
    private static final long PATIENCE_SECONDS = 300;
    private static final int WORKERS = 2;
    private static final int MOST_DIRECTORIES_DOWN = 4;

    /** Short-lived runtimes spend their time on starting, and on compiling what they leave at once. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** A session ends after this many messages, or is killed long before these have been moved. */
    private static final int FEW_MESSAGES = 20;

    private static final int MINUTES_OF_MESSAGES = 50_000_000;
    private static final List<Path> PARENTS = List.of(Path.of("/tmp"), Path.of("/dev/shm"));

    private final Path base;
    private final String classPath;

    private StrangersMain(Path base) throws IOException {
        this.base = base;
        this.classPath = copyOfClassPath();
    }

    /** Whom it is done to. */
    private enum Victim {
        USER(40_001),
        ROOT(0);

        private final int id;

        Victim(int id) {
            this.id = id;
        }
    }

    /**
     * What came of one attack.
     *
     * @param valid whether the stranger attacked, and a session that was to be killed was, in mid-run
     * @param lost of the victim's files
     * @param ended whether the session ended before its time
     * @param left private directories that are there still
     * @param stranger what the stranger did, in its words
     */
    private record Outcome(boolean valid, long lost, boolean ended, long left, String stranger) {
        boolean harmless() {
            return valid && lost == 0 && !ended && left == 0;
        }
    }

    /** Arguments: attacks. One in five more is done while the session's controller is killed. */
    public static void main(String[] arguments) throws Exception {
        Path base = Files.createTempDirectory(Path.of("/var/tmp"), "strangers-");
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxr-xr-x"));
        boolean harmless;
        try {
            harmless = new StrangersMain(base).attack(Integer.parseInt(arguments[0]));
        } finally {
            removeTree(base);
        }
        System.exit(harmless ? 0 : 1);
    }

    private boolean attack(int attacks) throws Exception {
        Stranger.Kind[] kinds = Stranger.Kind.values();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < attacks + attacks / ATTACKS_PER_KILL; i++) {
            boolean killed = i >= attacks;
            Victim victim = Victim.values()[i / kinds.length % Victim.values().length];
            Stranger.Kind kind = kinds[i % kinds.length];
            Outcome outcome = attack(kind, victim, killed);
            outcomes.add(outcome);
            System.out.printf(
                    "%3d: %-5s %-4s %-6s %s; lost %d of %d files, %s, %d directories left; the stranger: %s%n",
                    i + 1,
                    kind,
                    victim,
                    killed ? "killed" : "",
                    outcome.valid ? "valid" : "NOT VALID",
                    outcome.lost,
                    Stranger.FILES,
                    outcome.ended ? "SESSION ENDED" : "session went on",
                    outcome.left,
                    outcome.stranger);
        }
        System.out.printf(
                "%d attacks: %d valid, %d files lost, %d sessions ended, %d left directories behind%n",
                outcomes.size(),
                outcomes.stream().filter(Outcome::valid).count(),
                outcomes.stream().mapToLong(Outcome::lost).sum(),
                outcomes.stream().filter(Outcome::ended).count(),
                outcomes.stream().filter(outcome -> outcome.left > 0).count());
        return outcomes.stream().allMatch(Outcome::harmless);
    }

    private Outcome attack(Stranger.Kind kind, Victim victim, boolean killed) throws Exception {
        for (Path parent : PARENTS) {
            done("mount", "-t", "tmpfs", "-o", "mode=1777", "tmpfs", parent.toString());
        }
        Path home = home(victim);
        Process stranger = stranger(kind, home);
        try (BufferedReader words = stranger.inputReader(StandardCharsets.UTF_8)) {
            words.readLine();
            boolean asMeant = session(home, victim, killed);
            stranger.getOutputStream().close();
            String did = Objects.requireNonNullElse(words.readLine(), "ended with status " + stranger.waitFor());
            return new Outcome(
                    did.startsWith(Stranger.ATTACKED) && (asMeant || !killed),
                    Stranger.FILES - files(precious(home)),
                    !asMeant && !killed,
                    left(victim),
                    did);
        } finally {
            stranger.destroyForcibly().waitFor();
            for (Path parent : PARENTS) {
                done("umount", "--lazy", parent.toString());
            }
            removeTree(home);
        }
    }

    private Path home(Victim victim) throws Exception {
        Path home = Files.createDirectory(base.resolve("home"));
        Path precious = Files.createDirectory(precious(home));
        for (int i = 0; i < Stranger.FILES; i++) {
            Files.writeString(precious.resolve(Stranger.fileName(i)), "not to be lost");
        }
        done("chown", "-R", victim.id + ":" + victim.id, home.toString());
        done("chmod", "-R", "go-rwx", home.toString());
        return home;
    }

    private static Path precious(Path home) {
        return home.resolve("precious");
    }

    private Process stranger(Stranger.Kind kind, Path home) throws IOException {
        List<String> command = new ArrayList<>(as(STRANGER));
        command.addAll(List.of("sh", "-c", "umask 000; exec \"$@\"", "sh"));
        command.addAll(java(home));
        command.addAll(List.of(
                Stranger.class.getName(), kind.toString(), precious(home).toString(), base.toString()));
        PARENTS.forEach(parent -> command.add(parent.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Whether the session went on to its end, or was killed in mid-run if it was to be. */
    private boolean session(Path home, Victim victim, boolean killed) throws Exception {
        List<String> command = new ArrayList<>(as(victim.id));
        command.addAll(java(home));
        command.addAll(List.of(
                "-Djava.io.tmpdir=/tmp",
                "-Dipcbench.runs=1",
                "-Dipcbench.messages=" + (killed ? MINUTES_OF_MESSAGES : FEW_MESSAGES),
                "-Dipcbench.trace=off",
                "-Dipcbench.selfcheck=false",
                "-Dipcbench.modes=file",
                "-Dipcbench.jvmArgs=" + String.join(" ", SHORT_LIVED),
                "-Dipcbench.outputDirectory=" + home.resolve("out"),
                FaultSession.class.getName()));
        Path said = home.resolve("said");
        Process session = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (killed) {
            List<ProcessHandle> workers = workersInMidRun(session);
            session.toHandle().destroyForcibly();
            for (ProcessHandle worker : workers) {
                worker.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            session.waitFor();
            return !workers.isEmpty();
        }
        if (!session.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            session.destroyForcibly();
        }
        int status = session.waitFor();
        if (status != 0) {
            System.out.println("status " + status + ", and it said:");
            Files.readAllLines(said).forEach(line -> System.out.println("    " + line));
        }
        return status == 0;
    }

    /** Both workers, once they have something to remove; none when the session is over before. */
    private static List<ProcessHandle> workersInMidRun(Process session) throws Exception {
        while (session.isAlive()) {
            List<ProcessHandle> workers = session.descendants().toList();
            if (workers.size() == WORKERS && hasSocket()) {
                return workers;
            }
            Thread.sleep(5);
        }
        return List.of();
    }

    private static boolean hasSocket() throws IOException {
        for (Path parent : PARENTS) {
            try (Stream<Path> found = Files.find(
                    parent,
                    MOST_DIRECTORIES_DOWN,
                    (path, attributes) -> path.endsWith("data") && attributes.isOther())) {
                if (found.findAny().isPresent()) {
                    return true;
                }
            } catch (UncheckedIOException e) {
                // Something went while it was looked at: a socket of this session stays.
            }
        }
        return false;
    }

    private static List<String> as(int user) {
        return user == 0 ? List.of() : List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups");
    }

    private List<String> java(Path home) {
        List<String> java = new ArrayList<>(List.of(
                "env",
                "-u",
                "JAVA_TOOL_OPTIONS",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        java.addAll(SHORT_LIVED);
        java.addAll(List.of("-Xmx256m", "-XX:-UsePerfData", "-Duser.home=" + home, "-cp", classPath));
        return java;
    }

    private static long left(Victim victim) throws IOException {
        long left = 0;
        for (Path parent : PARENTS) {
            try (Stream<Path> entries = Files.list(parent)) {
                for (Path entry : entries.toList()) {
                    boolean ours = entry.getFileName().toString().startsWith("ipcbench-")
                            && Files.getAttribute(entry, "unix:uid").equals(victim.id);
                    left += ours ? 1 : 0;
                }
            }
        }
        return left;
    }

    private static long files(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return 0;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }

    /** Where users without any right of this one's can read it. */
    private String copyOfClassPath() throws IOException {
        Path copies = Files.createDirectory(base.resolve("classpath"));
        List<String> copied = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path copy = copies.resolve(
                    Integer.toString(copied.size()) + "-" + Path.of(entry).getFileName());
            copyTree(Path.of(entry), copy);
            copied.add(copy.toString());
        }
        return String.join(File.pathSeparator, copied);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.copy(file, copy);
                Files.setPosixFilePermissions(
                        copy, PosixFilePermissions.fromString(Files.isDirectory(copy) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private static void removeTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void done(String... command) throws Exception {
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + ": status " + status);
        }
    }
}
