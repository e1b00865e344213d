package io.github.ipcbench.judgement;

import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.HostDetails;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.statistics.Interval;
import io.github.ipcbench.statistics.TickSplit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** How far the split into user and system time can be trusted, by how this machine's kernel makes it. */
public final class SplitErrors {
    /** Confidence of one standard error of a normal distribution. */
    private static final double ONE_STANDARD_ERROR = 0.6827;

    private final Optional<CpuAccounting> accounting;

    /** @param accounting empty where nothing is known about the kernel's */
    SplitErrors(Optional<CpuAccounting> accounting) {
        this.accounting = accounting;
    }

    public static SplitErrors of(Results results) {
        return new SplitErrors(results.environment().details().map(HostDetails::accounting));
    }

    /** One standard error of a run's user time, which is that of its system time too; empty where there is none to state. */
    public OptionalDouble nanos(RunResult run) {
        OptionalInt ticksPerSecond = ticksPerSecond();
        if (ticksPerSecond.isEmpty()) {
            return OptionalDouble.empty();
        }
        // A worker without any CPU time has no split either.
        return run.ends().stream()
                .filter(worker -> worker.loopUserNanos() + worker.loopSystemNanos() > 0)
                .map(worker -> split(worker, ticksPerSecond.getAsInt()))
                .reduce(TickSplit::plus)
                .map(split -> OptionalDouble.of(errorNanos(split)))
                .orElseGet(OptionalDouble::empty);
    }

    /** How often a second the kernel takes the sample that the split is; empty where it is none, or that is not known. */
    public OptionalInt ticksPerSecond() {
        return accounting
                .filter(known -> known.mode().equals(CpuAccounting.TICK))
                .map(CpuAccounting::ticksPerSecond)
                .orElse(OptionalInt.empty());
    }

    /** Whether the kernel times every passage between user and system, so that the split has no error. */
    public boolean isExact() {
        return accounting
                .filter(known -> known.mode().equals(CpuAccounting.PRECISE))
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
