package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountTableTest {
    private static final List<String> TABLE = List.of(
            "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard",
            "30 27 0:27 / /tmp rw,nosuid,noexec shared:4 master:1 - tmpfs tmpfs rw,size=24684092k",
            "31 27 0:28 / /tmp rw,nodev - xfs /dev/vdb rw",
            "32 27 0:29 / /mnt/my\\040disk\\134x rw - btrfs /dev/vdc rw,subvol=/home",
            "not a mount");

    @Test
    void the_nearest_mount_point_above_counts() {
        assertThat(MountTable.holding("/var/tmp", TABLE).orElseThrow().type()).isEqualTo("ext4");
        assertThat(MountTable.holding("/tmpfoo", TABLE).orElseThrow().type()).isEqualTo("ext4");
    }

    @Test
    void of_two_mounts_on_one_point_the_later_hides_the_earlier() {
        assertThat(MountTable.holding("/tmp/x", TABLE).orElseThrow().type()).isEqualTo("xfs");
    }

    @Test
    void blanks_and_backslashes_in_a_mount_point_are_understood() {
        assertThat(MountTable.holding("/mnt/my disk\\x/folder", TABLE)
                        .orElseThrow()
                        .type())
                .isEqualTo("btrfs");
    }

    @Test
    void options_of_the_mount_and_of_the_file_system_come_together_each_once() {
        MountTable.Mount mount = MountTable.parse(TABLE.get(1)).orElseThrow();
        assertThat(mount.options()).containsExactly("rw", "nosuid", "noexec", "size=24684092k");
        assertThat(mount.forbidsExecution()).isTrue();
        assertThat(MountTable.parse(TABLE.get(0)).orElseThrow().forbidsExecution())
                .isFalse();
    }

    @Test
    void options_that_name_paths_or_users_are_left_out() {
        MountTable.Mount mount = new MountTable.Mount(
                "/",
                "overlay",
                List.of(
                        "rw",
                        "lowerdir=/home/ann/layers",
                        "lowerdir=layers-of-ann",
                        "uid=1000",
                        "user",
                        "user=ann",
                        "username=ann",
                        "credentials=ann.secret",
                        "addr=10.0.0.1",
                        "srcaddr=fe80::1",
                        "source=ann-laptop",
                        "Ann",
                        "new_option=ann",
                        "size=4k",
                        "noatime",
                        "data=ordered",
                        "errors=remount-ro",
                        "stripe=64"));
        assertThat(mount.impersonalOptions())
                .containsExactly("rw", "size=4k", "noatime", "data=ordered", "errors=remount-ro", "stripe=64");
    }

    @Test
    void a_table_without_a_root_may_hold_nothing() {
        assertThat(MountTable.holding("/var", TABLE.subList(1, 5))).isEmpty();
    }

    @Property(tries = 200)
    void any_line_of_the_right_form_is_read(
            @ForAll @AlphaChars @NotEmpty String point,
            @ForAll @AlphaChars @NotEmpty String type,
            @ForAll List<@AlphaChars @NotEmpty String> optionalFields) {
        String line = "1 2 0:3 / /" + point + " rw " + String.join(" ", optionalFields)
                + (optionalFields.isEmpty() ? "" : " ") + "- " + type + " none ro";
        assertThat(MountTable.parse(line)).contains(new MountTable.Mount("/" + point, type, List.of("rw", "ro")));
    }

    @Property
    void no_line_whatever_breaks_the_reader(@ForAll String line) {
        assertThat(MountTable.parse(line)).isNotNull();
    }

    @Test
    void this_machines_table_and_the_jdk_agree(@TempDir Path folder) throws Exception {
        for (Path path : List.of(folder, Path.of("/proc"), Path.of("/"))) {
            assertThat(MountTable.holding(path).orElseThrow().type())
                    .isEqualTo(Files.getFileStore(path).type());
        }
    }

    @Test
    void aDirectoryThatIsYetToBeMadeLiesWhereItsParentDoes(@TempDir Path directory) {
        assertThat(MountTable.holding(directory.resolve("yet/to be/made")))
                .isPresent()
                .isEqualTo(MountTable.holding(directory));
    }
}
