package io.github.ipcbench.report;

import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.HostDetails;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.statistics.Interval;
import io.github.ipcbench.statistics.TickSplit;
import java.util.Optional;
import java.util.OptionalDouble;

/** How far the split into user and system time can be trusted, by how this machine's kernel makes it. */
final class SplitErrors {
    /** Confidence of one standard error of a normal distribution. */
    private static final double ONE_STANDARD_ERROR = 0.6827;

    private final Optional<CpuAccounting> accounting;

    private SplitErrors(Optional<CpuAccounting> accounting) {
        this.accounting = accounting;
    }

    static SplitErrors of(Results results) {
        return new SplitErrors(results.environment().details().map(HostDetails::accounting));
    }

    /** One standard error of a run's user time, which is that of its system time too; empty where there is none to state. */
    OptionalDouble nanos(RunResult run) {
        if (!isSampled()) {
            return OptionalDouble.empty();
        }
        int ticksPerSecond = accounting.orElseThrow().ticksPerSecond().orElseThrow();
        // A worker without any CPU time has no split either.
        return run.ends().stream()
                .filter(worker -> worker.loopUserNanos() + worker.loopSystemNanos() > 0)
                .map(worker -> split(worker, ticksPerSecond))
                .reduce(TickSplit::plus)
                .map(split -> OptionalDouble.of(errorNanos(split)))
                .orElseGet(OptionalDouble::empty);
    }

    /** What the figures of user and system time are worth. */
    String note() {
        if (isSampled()) {
            return "The split into user and system is a sample, taken by the kernel "
                    + accounting.orElseThrow().ticksPerSecond().orElseThrow()
                    + " times a second: ± is one standard error of a single run’s split, the typical run’s.";
        }
        boolean exact = accounting.isPresent() && accounting.get().mode().equals(CpuAccounting.PRECISE);
        return exact
                ? "The split into user and system is exact too: this kernel times every passage between the two."
                : "How this kernel splits CPU time into user and system is not known well enough to state an error; "
                        + "take the split for rough.";
    }

    private boolean isSampled() {
        return accounting
                .filter(known -> known.mode().equals(CpuAccounting.TICK)
                        && known.ticksPerSecond().isPresent())
                .isPresent();
    }

    private static TickSplit split(WorkerMeasurement worker, int ticksPerSecond) {
        return TickSplit.of(worker.loopUserNanos(), worker.loopSystemNanos(), ticksPerSecond);
    }

    /** Where every tick found the same side, the standard error's formula gives 0: the other interval does not. */
    private static double errorNanos(TickSplit split) {
        if (split.errorNanos() > 0) {
            return split.errorNanos();
        }
        Interval share = split.userShareInterval(ONE_STANDARD_ERROR);
        double reach = Math.max(share.high() - split.userShare(), split.userShare() - share.low());
        return reach * ((double) split.userNanos() + split.systemNanos());
    }
}
