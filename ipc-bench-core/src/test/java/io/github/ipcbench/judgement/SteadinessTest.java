package io.github.ipcbench.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.results.SliceRecord;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WorkerSlices;
import java.util.List;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SteadinessTest {
    private final Random random = new Random(7);

    /** Sixteen slices of warm-up at twice the cost, then 32 of the window with 2 % of scatter. */
    private WorkerSlices slices(IntToLongFunction level) {
        return new WorkerSlices(scattered(16, slice -> 20_000), scattered(32, level), List.of(0));
    }

    private List<Long> scattered(int count, IntToLongFunction level) {
        return IntStream.range(0, count)
                .mapToObj(slice -> Math.round(level.applyAsLong(slice) * (1 + 0.02 * random.nextGaussian())))
                .toList();
    }

    @Test
    void aLevelThatChangesWithinTheWindowIsADoubtThatNamesTheEndAndTheSlice() {
        SliceRecord record = new SliceRecord(slices(slice -> 10_000), slices(slice -> slice < 10 ? 14_000 : 10_000));
        assertThat(Steadiness.ofRun(record))
                .containsExactly(new Warning(
                        "no-steady-state",
                        "What a message cost the receiver was not steady: its level changed in the measured window,"
                                + " last before slice 11 of 32."));
    }

    @Test
    void aLevelWindowBehindADearerWarmUpRaisesNoDoubt() {
        SliceRecord record = new SliceRecord(slices(slice -> 10_000), slices(slice -> 10_000));
        assertThat(Steadiness.ofRun(record)).isEmpty();
        assertThat(Steadiness.of(record.sender()).orElseThrow().steadyFrom()).hasValue(16);
    }

    @Test
    void aChangeByLessThanMattersRaisesNoDoubt() {
        SliceRecord record = new SliceRecord(slices(slice -> slice < 16 ? 11_500 : 10_000), slices(slice -> 10_000));
        assertThat(Steadiness.ofRun(record)).isEmpty();
    }

    @Test
    void tooFewSlicesAreNotJudged() {
        WorkerSlices few = new WorkerSlices(List.of(9L), List.of(5L, 50L), List.of(0));
        assertThat(Steadiness.ofRun(new SliceRecord(few, few))).isEmpty();
    }
}
