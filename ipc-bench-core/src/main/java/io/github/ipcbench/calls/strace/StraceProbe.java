package io.github.ipcbench.calls.strace;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds out whether strace works here, by really tracing {@code true} in the way workers would be traced. */
public final class StraceProbe {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Path YAMA_SCOPE = Path.of("/proc/sys/kernel/yama/ptrace_scope");
    private static final int YAMA_ADMIN_ONLY = 2;

    private final List<Path> searchPath;
    private final Path yamaScope;
    private final Duration timeout;

    /**
     * A probe of a stated surrounding.
     *
     * @param searchPath directories to look for programs in, in order
     * @param yamaScope the kernel's file that limits tracing, which need not exist
     * @param timeout for each program that is run
     */
    StraceProbe(List<Path> searchPath, Path yamaScope, Duration timeout) {
        this.searchPath = List.copyOf(searchPath);
        this.yamaScope = yamaScope;
        this.timeout = timeout;
    }

    /** A probe of this process's surrounding. */
    public static StraceProbe here() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<Path> directories = Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of)
                .toList();
        return new StraceProbe(directories, YAMA_SCOPE, TIMEOUT);
    }

    /** Looks, runs, and says what it found; at most some seconds. */
    public StraceAvailability probe() throws InterruptedException {
        Optional<Path> strace = program("strace");
        if (strace.isEmpty()) {
            return missing("no strace on the PATH");
        }
        return withoutPath(strace.get(), "strace", tried(strace.get()));
    }

    private StraceAvailability tried(Path strace) throws InterruptedException {
        try {
            return probe(strace);
        } catch (IOException e) {
            return missing("strace does not run: " + oneLine(String.valueOf(e.getMessage())));
        }
    }

    /** A reason is stored with the results, which name no path of the user's. */
    private static StraceAvailability withoutPath(Path file, String name, StraceAvailability availability) {
        return availability instanceof StraceAvailability.Missing missing
                ? missing(missing.reason().replace(file.toString(), name))
                : availability;
    }

    private StraceAvailability probe(Path strace) throws IOException, InterruptedException {
        ChildProcess versionRun = ChildProcess.of(List.of(strace.toString(), "-V"), timeout);
        if (versionRun.timedOut()) {
            return missing("strace -V did not end within " + timeout.toMillis() + " ms");
        }
        Optional<StraceVersion> version = StraceVersion.in(versionRun.output());
        if (version.isEmpty()) {
            return missing("strace -V names no version: " + oneLine(versionRun.output()));
        }
        if (version.get().compareTo(StraceVersion.OLDEST_USABLE) < 0) {
            return missing("strace " + version.get() + " is too old; " + StraceVersion.OLDEST_USABLE
                    + " is the first with nanosecond times");
        }
        return trial(new StraceAvailability.Available(strace, version.get()));
    }

    private StraceAvailability trial(StraceAvailability.Available candidate) throws IOException, InterruptedException {
        Optional<Path> program = program("true");
        if (program.isEmpty()) {
            return missing("no program 'true' on the PATH to try strace on");
        }
        Path trace = Files.createTempFile("ipcbench-strace", ".trace");
        try {
            List<String> command = StraceCommand.tracing(candidate.executable(), trace.toAbsolutePath())
                    .wrap(List.of(program.get().toString()));
            ChildProcess run = ChildProcess.of(command, timeout);
            if (run.timedOut()) {
                return missing("strace did not end within " + timeout.toMillis() + " ms when tried on 'true'");
            }
            StraceAvailability verdict = run.exitStatus() == 0 ? judged(candidate, trace) : missing(refusal(run));
            return withoutPath(trace.toAbsolutePath(), "its trace", verdict);
        } finally {
            Files.deleteIfExists(trace);
        }
    }

    /** A trial that succeeded must also have left a trace we can read. */
    private static StraceAvailability judged(StraceAvailability.Available candidate, Path trace) throws IOException {
        try {
            List<TraceEvent> events = new StraceParser().parse(trace);
            boolean traced = events.stream()
                    .anyMatch(event ->
                            event instanceof TraceEvent.Call call && call.name().equals("execve"));
            return traced ? candidate : missing("strace ran 'true' but its trace does not show it");
        } catch (StraceFormatException e) {
            return missing("strace writes what we cannot read: " + oneLine(e.getMessage()));
        }
    }

    private String refusal(ChildProcess run) {
        boolean forbidden =
                run.output().contains("Operation not permitted") || run.output().contains("Permission denied");
        if (!forbidden) {
            return "strace fails with status " + run.exitStatus() + ": " + oneLine(run.output());
        }
        Optional<Integer> scope = yamaScope();
        if (scope.isPresent() && scope.get() >= YAMA_ADMIN_ONLY) {
            return "tracing is forbidden by the kernel: " + yamaScope + " is " + scope.get() + ", 0 or 1 is needed";
        }
        return "tracing is forbidden: ptrace is not permitted to this process, as in a container without the"
                + " capability SYS_PTRACE or with a seccomp filter";
    }

    private Optional<Integer> yamaScope() {
        try {
            String text = Files.readString(yamaScope).strip();
            return text.matches("[0-9]") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
        } catch (IOException notTold) {
            return Optional.empty();
        }
    }

    /** A program by its name, from the search path. */
    public Optional<Path> program(String name) {
        return searchPath.stream()
                .map(directory -> directory.resolve(name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static StraceAvailability missing(String reason) {
        return new StraceAvailability.Missing(reason);
    }

    private static String oneLine(String text) {
        return text.strip().lines().findFirst().orElse("(it says nothing)");
    }
}
