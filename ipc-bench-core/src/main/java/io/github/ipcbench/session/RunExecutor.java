package io.github.ipcbench.session;

import io.github.ipcbench.judgement.NoiseDoubts;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.FloorRecord.Moment;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WorkerMeasurement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Carries out single runs: a fresh pair of workers each, a warm-up, a measured window. */
final class RunExecutor {
    private static final long TRIAL_NANOS = 250_000_000L;
    /** A run is meant to take about a second; calibrated in a pair barely warm, it takes some fifth less than planned. */
    private static final double QUICK_RUN_NANOS = 1.25e9;

    private final BenchmarkPlan plan;
    private final OpenRun.Opener opener;
    private final CaseNames names;
    private final RunFloor runFloor;

    RunExecutor(BenchmarkPlan plan, OpenRun.Opener opener) {
        this.plan = plan;
        this.opener = opener;
        this.names = plan.names();
        this.runFloor = new RunFloor();
    }

    /**
     * What a case's first pair of workers found.
     *
     * @param messages messages per run
     * @param ends what the workers said when their ends were open
     * @param loopNanosPerMessage loop CPU of both ends per message, when it was needed to know
     */
    record Calibration(long messages, OpenRun.Ends ends, OptionalDouble loopNanosPerMessage) {}

    /** Doubts that came up and concern the whole session. */
    List<Warning> warnings() {
        return runFloor.warnings();
    }

    /**
     * Finds whether a case works here and how many messages its runs move.
     *
     * @throws ModeUnsupportedException when its mode cannot carry the message
     */
    Calibration calibrate(Case key)
            throws IOException, RunVoidedException, ModeUnsupportedException, InterruptedException {
        try (OpenRun run =
                opener.open(key, "calibration (" + names.of(key) + ")", "calibration-" + fileName(names.of(key)))) {
            OpenRun.Ends ends = run.configure(key, 0);
            OptionalLong fixed = plan.runs().messages();
            if (fixed.isPresent() && !plan.runs().selfCheck()) {
                run.finish();
                return new Calibration(fixed.getAsLong(), ends, OptionalDouble.empty());
            }
            Trial trial = trial(run);
            run.finish();
            return new Calibration(
                    fixed.orElse(twoDigits(QUICK_RUN_NANOS / trial.wallNanosPerMessage)),
                    ends,
                    OptionalDouble.of(trial.loopNanosPerMessage));
        }
    }

    private record Trial(double wallNanosPerMessage, double loopNanosPerMessage) {}

    private static Trial trial(OpenRun run) throws RunVoidedException, InterruptedException {
        double warmNanosPerMessage = run.warmUp();
        long messages = Math.max(1, Math.round(TRIAL_NANOS / warmNanosPerMessage));
        WorkerPair.Window window = run.measuredWindow(messages);
        long loopNanos = window.ends().stream()
                .mapToLong(WorkerMeasurement::loopCpuNanos)
                .sum();
        return new Trial((double) window.wallNanos() / messages, (double) loopNanos / messages);
    }

    /** Rounds to two significant digits, at least 1, so that counts are easy to compare from session to session. */
    static long twoDigits(double messages) {
        if (messages < 1) {
            return 1;
        }
        double unit = Math.max(1, Math.pow(10, Math.floor(Math.log10(messages)) - 1));
        return Math.round(Math.round(messages / unit) * unit);
    }

    private boolean pinnedApart(Case key) {
        return plan.variantOf(key)
                .affinity()
                .filter(cpus -> cpus.senderCpu() != cpus.receiverCpu())
                .isPresent();
    }

    /**
     * What came of a run.
     *
     * @param delayNanos what the planted delay really cost per message, in a run that has one
     */
    record Outcome(RunResult result, OptionalDouble delayNanos) {}

    /**
     * Carries out one run of so many messages.
     *
     * @param delayNanos CPU time to be spent on each message besides; 0 for none
     */
    Outcome execute(ScheduledRun run, long messages, double delayNanos)
            throws IOException, RunVoidedException, ModeUnsupportedException, InterruptedException {
        try (OpenRun open = opener.open(
                run.key(),
                "run " + run.index() + " (" + run.title(names) + ")",
                String.format("run-%04d-%s", run.index(), fileName(names.of(run.key()))))) {
            open.configure(run.key(), delayNanos);
            open.warmUp();
            int payloadBytes = run.key().payloadBytes();
            Optional<Moment> floorBefore = runFloor.before(open, payloadBytes);
            WorkerPair.Window window = open.measuredWindow(messages);
            OptionalDouble measuredDelay =
                    delayNanos > 0 ? OptionalDouble.of(open.delayNanos()) : OptionalDouble.empty();
            Optional<FloorRecord> floor = runFloor.after(open, payloadBytes, floorBefore);
            open.finish();
            return new Outcome(result(run, messages, window, floor), measuredDelay);
        }
    }

    private RunResult result(ScheduledRun run, long messages, WorkerPair.Window window, Optional<FloorRecord> floor) {
        return new RunResult(
                run.index(),
                run.round(),
                window.key(),
                messages,
                window.wallNanos(),
                window.ends(),
                window.noise(),
                floor,
                window.slices(),
                warnings(window));
    }

    /** A case's name as a part of a file's: of letters, digits and hyphens. */
    static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9]+", "-");
    }

    private List<Warning> warnings(WorkerPair.Window window) {
        return window.noise()
                .map(noise -> NoiseDoubts.ofRun(noise, pinnedApart(window.key())))
                .orElse(List.of());
    }
}
