package io.github.ipcbench.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.host.LimitRow.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempDirectoryLimitsTest {
    private static final Path PLACE = Path.of("/place");

    @Test
    void a_file_system_that_permits_execution_is_good() {
        assertThat(TempDirectoryLimits.row(PLACE, mount("rw"), true, true))
                .isEqualTo(new LimitRow("files in /place", "tmpfs, exec", Verdict.GOOD));
    }

    @Test
    void noexec_limits() {
        assertThat(TempDirectoryLimits.row(PLACE, mount("noexec"), true, true))
                .extracting(LimitRow::verdict, LimitRow::value)
                .containsExactly(
                        Verdict.LIMITED,
                        "tmpfs, noexec: fine for messages, but no native library can be unpacked there");
    }

    @Test
    void what_is_missing_or_read_only_is_of_no_use() {
        assertThat(TempDirectoryLimits.row(PLACE, mount("rw"), false, false).value())
                .isEqualTo("no such directory");
        assertThat(TempDirectoryLimits.row(PLACE, mount("ro"), true, false).value())
                .isEqualTo("not writable");
    }

    @Test
    void a_hidden_mount_limits() {
        assertThat(TempDirectoryLimits.row(PLACE, Optional.empty(), true, true).verdict())
                .isEqualTo(Verdict.LIMITED);
    }

    @Test
    void the_chosen_directory_comes_first_and_each_place_once(@TempDir Path folder) {
        assertThat(TempDirectoryLimits.rows(folder))
                .extracting(LimitRow::name)
                .startsWith("files in " + folder)
                .doesNotHaveDuplicates();
        assertThat(TempDirectoryLimits.rows(folder.resolve("missing")).get(0).verdict())
                .isEqualTo(Verdict.MISSING);
    }

    private static Optional<MountTable.Mount> mount(String option) {
        return Optional.of(new MountTable.Mount("/place", "tmpfs", List.of(option)));
    }
}
