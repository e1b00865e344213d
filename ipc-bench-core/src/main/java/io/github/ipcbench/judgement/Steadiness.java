package io.github.ipcbench.judgement;

import io.github.ipcbench.results.SliceRecord;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WorkerSlices;
import io.github.ipcbench.statistics.SteadyState;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Whether a message cost the same throughout the measured window. */
public final class Steadiness {
    /** Smaller changes come and go with the scheduler's placement of the loops; the median of the runs takes them. */
    public static final double TOLERATED_SHARE = 0.25;

    private Steadiness() {}

    /** Doubts about one run, none when both ends were steady over the window or had too few slices to judge. */
    public static List<Warning> ofRun(SliceRecord slices) {
        return Stream.of(unsteady("sender", slices.sender()), unsteady("receiver", slices.receiver()))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Judges one end: the slices of the warm-up and behind them those of the window, which are to be steady.
     *
     * @return empty when there are too few slices to judge
     */
    public static Optional<SteadyState> of(WorkerSlices slices) {
        double[] costs = LongStream.concat(
                        slices.warmUpNanosPerMessage().stream().mapToLong(Long::longValue),
                        slices.windowNanosPerMessage().stream().mapToLong(Long::longValue))
                .mapToDouble(nanos -> nanos)
                .toArray();
        int window = slices.windowNanosPerMessage().size();
        return window == 0 || costs.length < SteadyState.FEWEST_SLICES
                ? Optional.empty()
                : Optional.of(SteadyState.of(costs, window, TOLERATED_SHARE));
    }

    private static Optional<Warning> unsteady(String end, WorkerSlices slices) {
        int warmUp = slices.warmUpNanosPerMessage().size();
        Optional<Integer> lastChange = of(slices)
                .filter(state -> state.steadyFrom().isEmpty())
                .map(state -> state.changes().get(state.changes().size() - 1) - warmUp);
        return lastChange.map(slice -> new Warning(
                "no-steady-state",
                "What a message cost the " + end + " was not steady: its level changed in the measured window, last"
                        + " before slice " + (slice + 1) + " of "
                        + slices.windowNanosPerMessage().size() + "."));
    }
}
