package io.github.ipcbench.session;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Preset;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.SelfCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runs by which a session checks itself, as they come in. */
final class SelfCheckRuns {
    /** Socket is what the other modes are compared with. */
    private static final String PREFERRED = "socket";

    private final Mode mode;
    private final double plantedShare;
    private final double plantedNanos;
    private final List<RunResult> again = new ArrayList<>();
    private final List<RunResult> delayed = new ArrayList<>();
    private final List<Double> measuredDelayNanos = new ArrayList<>();

    private SelfCheckRuns(Mode mode, double plantedShare, double plantedNanos) {
        this.mode = mode;
        this.plantedShare = plantedShare;
        this.plantedNanos = plantedNanos;
    }

    /** @param loopNanosPerMessage of the mode, both ends, as calibrated */
    SelfCheckRuns(Mode mode, Preset preset, double loopNanosPerMessage) {
        this(mode, plantedShare(preset), plantedShare(preset) * loopNanosPerMessage);
    }

    /** Those of a stored session, to be continued. */
    static SelfCheckRuns of(SelfCheck stored, List<Mode> modes) {
        Mode mode = modes.stream()
                .filter(one -> one.id().equals(stored.mode()))
                .findFirst()
                .orElseThrow();
        SelfCheckRuns runs = new SelfCheckRuns(mode, stored.plantedShare(), stored.plantedNanosPerMessage());
        runs.again.addAll(stored.again());
        runs.delayed.addAll(stored.delayed());
        runs.measuredDelayNanos.addAll(stored.measuredDelayNanos());
        return runs;
    }

    /** Runs of a second on a quiet machine are to tell 5 % apart, the article's long ones 2 %. */
    private static double plantedShare(Preset preset) {
        return switch (preset) {
            case QUICK -> 0.05;
            case ARTICLE -> 0.02;
        };
    }

    /** The mode to check: socket, or else the first. */
    static Optional<Mode> checked(Iterable<Mode> modes) {
        Optional<Mode> first = Optional.empty();
        for (Mode mode : modes) {
            if (mode.id().equals(PREFERRED)) {
                return Optional.of(mode);
            }
            first = first.isPresent() ? first : Optional.of(mode);
        }
        return first;
    }

    Mode mode() {
        return mode;
    }

    double plantedNanos() {
        return plantedNanos;
    }

    void addAgain(RunResult result) {
        again.add(result);
    }

    void addDelayed(RunResult result, double measuredNanos) {
        delayed.add(result);
        measuredDelayNanos.add(measuredNanos);
    }

    SelfCheck record() {
        return new SelfCheck(mode.id(), plantedShare, plantedNanos, again, delayed, measuredDelayNanos);
    }
}
