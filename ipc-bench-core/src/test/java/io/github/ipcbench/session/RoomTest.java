package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.transport.RoomNeeded;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final Mode MODE = new Mode("file", "", true);

    private static RoomNeeded needed(int bytes) {
        return new RoomNeeded(2L * bytes, 3L * bytes);
    }

    @Test
    void whatDoesNotFitIsNamedWithWhatWould() {
        assertThat(room(1L << 40, 1999, 1L << 40).problem(MODE, RoomTest::needed, 1000, 1))
                .contains("ipcbench.size: '1000' is too large for mode file: a run takes 2000 bytes of '/tmp', and 1999"
                        + " are free; valid there: up to 999");
        assertThat(room(1L << 40, 1L << 40, 30).problem(MODE, RoomTest::needed, 1 << 30, 1))
                .contains("ipcbench.size: '1073741824' is too large for mode file: a run takes 3221225472 bytes of"
                        + " '/dev/shm', and 30 are free; no size fits there");
        assertThat(room(40L << 20, 1L << 40, 1L << 40).problem(MODE, RoomTest::needed, 16 << 20, 1))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .startsWith("ipcbench.size: '16777216' is too large for mode file: a run takes ")
                        .contains(" bytes of memory, and 41943040 are free; valid there: up to "));
    }

    @Test
    void theRunsOfAllVariantsNeedRoomAtATime() {
        assertThat(room(1L << 40, 4000, 1L << 40).problem(MODE, RoomTest::needed, 1000, 2))
                .isEmpty();
        assertThat(room(1L << 40, 3999, 1L << 40).problem(MODE, RoomTest::needed, 1000, 2))
                .contains("ipcbench.size: '1000' is too large for mode file: the runs of 2 variants take 4000 bytes of"
                        + " '/tmp', and 3999 are free; valid there: up to 999");
    }

    @Test
    void whatFitsExactlyIsNoProblem() {
        assertThat(room(1L << 40, 2000, 3000).problem(MODE, RoomTest::needed, 1000, 1))
                .isEmpty();
    }

    @Test
    void whereNobodyKnowsWhatIsFreeNothingIsRefused() {
        Room room = new Room(
                OptionalLong.empty(),
                new Room.Place(Path.of("/tmp"), OptionalLong.empty()),
                new Room.Place(Path.of("/dev/shm"), OptionalLong.empty()));

        assertThat(room.problem(MODE, RoomTest::needed, 1 << 30, 1)).isEmpty();
    }

    private static Room room(long memory, long files, long sharedMemory) {
        return new Room(
                OptionalLong.of(memory),
                new Room.Place(Path.of("/tmp"), OptionalLong.of(files)),
                new Room.Place(Path.of("/dev/shm"), OptionalLong.of(sharedMemory)));
    }
}
