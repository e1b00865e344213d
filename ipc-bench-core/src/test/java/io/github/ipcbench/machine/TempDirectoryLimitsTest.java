package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.results.LimitRow;
import io.github.ipcbench.results.LimitRow.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempDirectoryLimitsTest {
    private static final Path PLACE = Path.of("/place");
    private static final OptionalLong MUCH = OptionalLong.of(1L << 30);

    @Test
    void a_file_system_that_permits_execution_is_good() {
        assertThat(TempDirectoryLimits.row(PLACE, mount("rw"), MUCH, true, true))
                .isEqualTo(new LimitRow("files", "/place: tmpfs, 1,024 MiB free, rw", Verdict.GOOD));
    }

    @Test
    void noexec_limits() {
        assertThat(TempDirectoryLimits.row(PLACE, mount("noexec"), MUCH, true, true))
                .extracting(LimitRow::verdict, LimitRow::value)
                .containsExactly(
                        Verdict.LIMITED,
                        "/place: tmpfs, 1,024 MiB free, noexec: fine for messages, but no native library can be unpacked"
                                + " there");
    }

    @Test
    void little_room_limits_and_unknown_room_does_not() {
        assertThat(TempDirectoryLimits.row(PLACE, mount("rw"), OptionalLong.of(63L << 20), true, true))
                .isEqualTo(new LimitRow("files", "/place: tmpfs, 63 MiB free, rw", Verdict.LIMITED));
        assertThat(TempDirectoryLimits.row(PLACE, mount("rw"), OptionalLong.empty(), true, true))
                .isEqualTo(new LimitRow("files", "/place: tmpfs, rw", Verdict.GOOD));
    }

    @Test
    void what_is_missing_or_read_only_is_of_no_use() {
        assertThat(TempDirectoryLimits.row(PLACE, mount("rw"), MUCH, false, false))
                .isEqualTo(new LimitRow("files", "/place: no such directory", Verdict.MISSING));
        assertThat(TempDirectoryLimits.row(PLACE, mount("ro"), MUCH, true, false))
                .isEqualTo(new LimitRow("files", "/place: not writable", Verdict.MISSING));
    }

    @Test
    void a_hidden_mount_limits() {
        assertThat(TempDirectoryLimits.row(PLACE, Optional.empty(), MUCH, true, true)
                        .verdict())
                .isEqualTo(Verdict.LIMITED);
    }

    @Test
    void the_chosen_directory_comes_first_and_each_place_once(@TempDir Path folder) {
        assertThat(TempDirectoryLimits.rows(folder)).doesNotHaveDuplicates();
        assertThat(TempDirectoryLimits.rows(folder).get(0).value()).startsWith(folder + ": ");
        assertThat(TempDirectoryLimits.rows(folder.resolve("missing")).get(0).verdict())
                .isEqualTo(Verdict.MISSING);
    }

    private static Optional<MountTable.Mount> mount(String option) {
        return Optional.of(new MountTable.Mount("/place", "tmpfs", List.of(option)));
    }
}
