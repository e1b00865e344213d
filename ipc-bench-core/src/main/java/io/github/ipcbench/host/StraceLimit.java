package io.github.ipcbench.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether strace is here and may trace a child of ours. */
final class StraceLimit {
    private static final String NAME = "strace";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Path PTRACE_SCOPE = Path.of("/proc/sys/kernel/yama/ptrace_scope");

    private StraceLimit() {}

    static LimitRow row() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return row(path, SystemFile.value(PTRACE_SCOPE), PATIENCE);
    }

    /**
     * Traces a command that does nothing.
     *
     * @param searchPath directories to look for strace in, separated by colons
     * @param ptraceScope Yama's setting, where the kernel has Yama
     */
    static LimitRow row(String searchPath, Optional<String> ptraceScope, Duration patience) {
        Optional<Path> strace = find(searchPath);
        if (strace.isEmpty()) {
            return LimitRow.missing(NAME, "not installed");
        }
        try {
            Process process = start(strace.get());
            try {
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    return LimitRow.missing(NAME, "installed, but hung for " + patience.toSeconds() + " s");
                }
                return process.exitValue() == 0
                        ? LimitRow.good(NAME, "installed, ptrace permitted" + scope(ptraceScope))
                        : LimitRow.missing(
                                NAME, "installed, but cannot trace" + scope(ptraceScope) + ": " + firstLine(process));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException cannotRun) {
            return LimitRow.missing(NAME, "installed, but does not run: " + cannotRun.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return LimitRow.missing(NAME, "the trial was interrupted");
        }
    }

    private static Optional<Path> find(String searchPath) {
        return Arrays.stream(searchPath.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, NAME))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Process start(Path strace) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(strace.toString(), "-o", "/dev/null", "true"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        return process;
    }

    /** Takes only what is there already: a child of strace might hold the pipe open for long. */
    private static String firstLine(Process process) throws IOException {
        InputStream output = process.getInputStream();
        String text = new String(output.readNBytes(output.available()), StandardCharsets.UTF_8);
        return text.lines().findFirst().orElse("exit status " + process.exitValue());
    }

    private static String scope(Optional<String> ptraceScope) {
        return ptraceScope.map(scope -> ", ptrace_scope " + scope).orElse("");
    }
}
