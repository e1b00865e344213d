package io.github.ipcbench.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.host.LimitRow.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real stand-ins for strace, each failing in its own way. */
class StraceLimitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void without_strace_the_row_says_so() {
        assertThat(StraceLimit.row(folder + "::/nowhere", Optional.empty(), PATIENCE))
                .isEqualTo(new LimitRow("strace", "not installed", Verdict.MISSING));
    }

    @Test
    void a_file_that_may_not_run_does_not_count() throws Exception {
        Files.writeString(folder.resolve("strace"), "#!/bin/sh\n");
        assertThat(StraceLimit.row(folder.toString(), Optional.empty(), PATIENCE)
                        .value())
                .isEqualTo("not installed");
    }

    @Test
    void one_that_works_is_good_and_the_scope_is_told() throws Exception {
        pretend("#!/bin/sh\n[ \"$*\" = '-o /dev/null true' ]\n");
        assertThat(StraceLimit.row("/nowhere:" + folder, Optional.of("1"), PATIENCE))
                .isEqualTo(new LimitRow("strace", "installed, ptrace permitted, ptrace_scope 1", Verdict.GOOD));
    }

    @Test
    void one_that_may_not_trace_tells_why() throws Exception {
        pretend("#!/bin/sh\necho 'strace: ptrace(PTRACE_TRACEME, ...): Operation not permitted' >&2\nexit 1\n");
        assertThat(StraceLimit.row(folder.toString(), Optional.of("3"), PATIENCE))
                .isEqualTo(new LimitRow(
                        "strace",
                        "installed, but cannot trace, ptrace_scope 3:"
                                + " strace: ptrace(PTRACE_TRACEME, ...): Operation not permitted",
                        Verdict.MISSING));
    }

    @Test
    void one_that_fails_in_silence_tells_its_exit_status() throws Exception {
        pretend("#!/bin/sh\nexit 7\n");
        assertThat(StraceLimit.row(folder.toString(), Optional.empty(), PATIENCE)
                        .value())
                .endsWith("exit status 7");
    }

    @Test
    void one_that_hangs_is_given_up() throws Exception {
        pretend("#!/bin/sh\nexec sleep 20\n");
        assertThat(StraceLimit.row(folder.toString(), Optional.empty(), Duration.ofSeconds(1)))
                .isEqualTo(new LimitRow("strace", "installed, but hung for 1 s", Verdict.MISSING));
    }

    @Test
    void one_that_is_no_program_tells_why() throws Exception {
        pretend("#!/no/such/interpreter\n");
        assertThat(StraceLimit.row(folder.toString(), Optional.empty(), PATIENCE)
                        .value())
                .startsWith("installed, but does not run: ");
    }

    private void pretend(String script) throws Exception {
        Path strace = folder.resolve("strace");
        Files.writeString(strace, script);
        Files.setPosixFilePermissions(strace, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
