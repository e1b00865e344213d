package io.github.ipcbench.session;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Preset;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.SelfCheck;
import java.util.ArrayList;
import java.util.List;

/** The runs by which a session checks itself, as they come in. */
final class SelfCheckRuns {
    private final Case key;
    private final double plantedShare;
    private final double plantedNanos;
    private final List<RunResult> again = new ArrayList<>();
    private final List<RunResult> delayed = new ArrayList<>();
    private final List<Double> measuredDelayNanos = new ArrayList<>();

    private SelfCheckRuns(Case key, double plantedShare, double plantedNanos) {
        this.key = key;
        this.plantedShare = plantedShare;
        this.plantedNanos = plantedNanos;
    }

    /** @param loopNanosPerMessage of the case, both ends, as calibrated */
    SelfCheckRuns(Case key, Preset preset, double loopNanosPerMessage) {
        this(key, plantedShare(preset), plantedShare(preset) * loopNanosPerMessage);
    }

    /** Those of a stored session, to be continued. */
    static SelfCheckRuns of(SelfCheck stored) {
        SelfCheckRuns runs = new SelfCheckRuns(stored.key(), stored.plantedShare(), stored.plantedNanosPerMessage());
        runs.again.addAll(stored.again());
        runs.delayed.addAll(stored.delayed());
        runs.measuredDelayNanos.addAll(stored.measuredDelayNanos());
        return runs;
    }

    /** Runs of a second on a quiet machine are to tell 5 % apart, the article's long ones 2 %. */
    private static double plantedShare(Preset preset) {
        return switch (preset) {
            case GLANCE, QUICK, SWEEP -> 0.05;
            case ARTICLE -> 0.02;
        };
    }

    Case key() {
        return key;
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
        return new SelfCheck(key, plantedShare, plantedNanos, again, delayed, measuredDelayNanos);
    }
}
