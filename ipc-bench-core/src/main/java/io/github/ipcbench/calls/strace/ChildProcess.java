package io.github.ipcbench.calls.strace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child process that was run to its end, or to a time limit.
 *
 * @param timedOut whether it had to be killed; then the exit status says nothing
 * @param output the beginning of its standard output and error
 */
record ChildProcess(boolean timedOut, int exitStatus, String output) {
    private static final int OUTPUT_BYTES_MAX = 8192;

    /** Runs a program without input, in the plain locale; it and its children are gone when this returns. */
    static ChildProcess of(List<String> command, Duration timeout) throws IOException, InterruptedException {
        // a file, not a pipe: a grandchild that keeps a pipe open would make us wait for it
        Path output = Files.createTempFile("ipcbench-run", ".out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = awaited(process, timeout);
            return new ChildProcess(!ended, ended ? process.exitValue() : -1, beginning(output));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static boolean awaited(Process process, Duration timeout) throws InterruptedException {
        try {
            return process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            // the traced program first: a tracer that is killed first leaves it behind
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(OUTPUT_BYTES_MAX), StandardCharsets.UTF_8);
        }
    }
}
