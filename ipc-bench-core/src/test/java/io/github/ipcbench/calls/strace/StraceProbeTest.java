package io.github.ipcbench.calls.strace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs real programs that behave like an strace which cannot be used. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Tag("forks")
class StraceProbeTest {
    private static final String VERSION = "if [ \"$1\" = -V ]; then echo 'strace -- version 6.1'; exit 0; fi\n";
    private static final String FORBIDDEN =
            VERSION + "echo 'strace: ptrace(PTRACE_TRACEME, ...): Operation not permitted' >&2; exit 1\n";

    @TempDir
    private Path directory;

    private Path yamaScope;

    @BeforeEach
    void provideATrue() throws IOException {
        program("true", "exit 0\n");
        yamaScope = directory.resolve("ptrace_scope");
    }

    @Test
    void noStraceOnThePath() throws InterruptedException {
        assertThat(reason()).isEqualTo("no strace on the PATH");
    }

    @Test
    void aFileThatCannotBeExecutedIsNoStrace() throws Exception {
        Files.writeString(directory.resolve("strace"), "not a program");

        assertThat(reason()).isEqualTo("no strace on the PATH");
    }

    @Test
    void aProgramThatDoesNotRun() throws Exception {
        Path strace = program("strace", "");
        Files.writeString(strace, "#!/nonexistent/interpreter\n");

        assertThat(reason()).startsWith("strace does not run: ");
    }

    @Test
    void anStraceThatIsTooOldForNanoseconds() throws Exception {
        program("strace", "echo 'strace -- version 4.26'\n");

        assertThat(reason()).isEqualTo("strace 4.26 is too old; 5.6 is the first with nanosecond times");
    }

    @Test
    void aProgramThatIsNotStrace() throws Exception {
        program("strace", "echo 'usage: strace something'\n");

        assertThat(reason()).isEqualTo("strace -V names no version: usage: strace something");
    }

    @Test
    void tracingForbiddenByYama() throws Exception {
        program("strace", FORBIDDEN);
        Files.writeString(yamaScope, "2\n");

        assertThat(reason()).isEqualTo("tracing is forbidden by the kernel: " + yamaScope + " is 2, 0 or 1 is needed");
    }

    @Test
    void tracingForbiddenByAContainer() throws Exception {
        program("strace", FORBIDDEN);
        Files.writeString(yamaScope, "1\n");

        assertThat(reason())
                .isEqualTo("tracing is forbidden: ptrace is not permitted to this process, as in a container without"
                        + " the capability SYS_PTRACE or with a seccomp filter");
    }

    @Test
    void anyOtherFailureIsToldInStracesWords() throws Exception {
        program("strace", VERSION + "echo \"strace: unrecognized option '--quiet'\" >&2; exit 1\n");

        assertThat(reason()).isEqualTo("strace fails with status 1: strace: unrecognized option '--quiet'");
    }

    @Test
    void aReasonNamesNoPathOfTheUsers() throws Exception {
        program("strace", VERSION + output("echo \"$0: Can't fopen '$file': No space left\" >&2; exit 1"));

        assertThat(reason()).isEqualTo("strace fails with status 1: strace: Can't fopen 'its trace': No space left");
    }

    @Test
    void anStraceThatHangsIsKilled() throws Exception {
        program("strace", VERSION + "sleep 600\n");

        assertThat(reason()).isEqualTo("strace did not end within 500 ms when tried on 'true'");
    }

    @Test
    void anStraceThatHangsWhenAskedForItsVersionIsKilled() throws Exception {
        program("strace", "sleep 600\n");

        assertThat(reason()).isEqualTo("strace -V did not end within 500 ms");
    }

    @Test
    void aTraceWeCannotReadIsNoTrace() throws Exception {
        program("strace", VERSION + output("echo execve > \"$file\""));

        assertThat(reason()).startsWith("strace writes what we cannot read: strace output, line 1: ");
    }

    @Test
    void aTraceWithoutTheProgramIsNoTrace() throws Exception {
        program("strace", VERSION + output(": > \"$file\""));

        assertThat(reason()).isEqualTo("strace ran 'true' but its trace does not show it");
    }

    @Test
    void anStraceThatTracesIsAvailable() throws Exception {
        String line = "11 5.000000100 execve(\"true\", [...], 0x7f /* 3 vars */) = 0 <0.000000100>";
        Path strace = program("strace", VERSION + output("echo '" + line + "' > \"$file\""));

        assertThat(probe()).isEqualTo(new StraceAvailability.Available(strace, new StraceVersion(6, 1)));
    }

    @Test
    void versionsAreReadAndCompared() {
        assertThat(StraceVersion.in("strace -- version 5.10\nCopyright")).contains(new StraceVersion(5, 10));
        assertThat(StraceVersion.in("strace -- version 6.16.0.32.ab12")).contains(new StraceVersion(6, 16));
        assertThat(StraceVersion.in("")).isEmpty();
        assertThat(new StraceVersion(5, 10)).isGreaterThan(StraceVersion.OLDEST_USABLE);
        assertThat(new StraceVersion(4, 99)).isLessThan(StraceVersion.OLDEST_USABLE);
        assertThat(new StraceVersion(6, 1)).hasToString("6.1");
    }

    /** A script that finds the trace file among its options and does something with it. */
    private static String output(String action) {
        return "for option in \"$@\"; do case \"$option\" in --output=*) file=\"${option#--output=}\";; esac; done\n"
                + action + "\n";
    }

    private String reason() throws InterruptedException {
        assertThat(probe()).isInstanceOf(StraceAvailability.Missing.class);
        return ((StraceAvailability.Missing) probe()).reason();
    }

    private StraceAvailability probe() throws InterruptedException {
        return new StraceProbe(List.of(directory), yamaScope, Duration.ofMillis(500)).probe();
    }

    private Path program(String name, String script) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file;
    }
}
