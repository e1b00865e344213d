package io.github.ipcbench.runner;

import io.github.ipcbench.host.NoiseThresholds;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.protocol.Instrument;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.Warning;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Carries out single runs: a fresh pair of workers each, a warm-up, a measured window. */
final class RunExecutor {
    private static final long TRIAL_NANOS = 250_000_000L;
    /** A run is meant to take about a second; calibrated in a pair barely warm, it takes some fifth less than planned. */
    private static final double QUICK_RUN_NANOS = 1.25e9;

    private final BenchmarkPlan plan;
    private final OpenRun.Opener opener;
    private final RunFloor runFloor;

    RunExecutor(BenchmarkPlan plan, OpenRun.Opener opener) {
        this.plan = plan;
        this.opener = opener;
        this.runFloor = new RunFloor(plan.payloadBytes());
    }

    /**
     * What a mode's first pair of workers found.
     *
     * @param messages messages per run
     * @param ends what the workers said when their ends were open
     */
    record Calibration(long messages, OpenRun.Ends ends) {}

    /** Doubts that came up and concern the whole session. */
    List<Warning> warnings() {
        return runFloor.warnings();
    }

    /**
     * Finds whether a mode works here and how many messages its runs move.
     *
     * @throws ModeUnsupportedException when it cannot carry the message
     */
    Calibration calibrate(Mode mode)
            throws IOException, RunVoidedException, ModeUnsupportedException, InterruptedException {
        try (OpenRun run = opener.open("calibration (" + mode.id() + ")", "calibration-" + mode.id())) {
            OpenRun.Ends ends = run.configure(mode, Instrument.NONE);
            OptionalLong fixed = plan.messages();
            long messages = fixed.isPresent() ? fixed.getAsLong() : messagesPerQuickRun(run);
            run.finish();
            return new Calibration(messages, ends);
        }
    }

    private static long messagesPerQuickRun(OpenRun run) throws RunVoidedException, InterruptedException {
        double warmNanosPerMessage = run.warmUp();
        long trial = Math.max(1, Math.round(TRIAL_NANOS / warmNanosPerMessage));
        double nanosPerMessage = (double) run.measuredWindow(trial).wallNanos() / trial;
        return twoDigits(QUICK_RUN_NANOS / nanosPerMessage);
    }

    /** Rounds to two significant digits, at least 1, so that counts are easy to compare from session to session. */
    static long twoDigits(double messages) {
        if (messages < 1) {
            return 1;
        }
        double unit = Math.max(1, Math.pow(10, Math.floor(Math.log10(messages)) - 1));
        return Math.round(Math.round(messages / unit) * unit);
    }

    private boolean pinnedApart() {
        return plan.affinity()
                .filter(cpus -> cpus.senderCpu() != cpus.receiverCpu())
                .isPresent();
    }

    /** Carries out one run of so many messages. */
    RunResult execute(ScheduledRun run, long messages)
            throws IOException, RunVoidedException, ModeUnsupportedException, InterruptedException {
        Mode mode = run.mode();
        try (OpenRun open = opener.open(
                "run " + run.index() + " (" + mode.id() + ")", String.format("run-%04d-%s", run.index(), mode.id()))) {
            open.configure(mode, Instrument.NONE);
            open.warmUp();
            WorkerPair.Window window = open.measuredWindow(messages);
            Optional<FloorRecord> floor = runFloor.measure(open);
            open.finish();
            return new RunResult(
                    run.index(),
                    run.block(),
                    mode.id(),
                    messages,
                    plan.payloadBytes(),
                    window.wallNanos(),
                    window.sender(),
                    window.receiver(),
                    window.noise(),
                    floor,
                    window.slices(),
                    window.noise()
                            .map(noise -> NoiseThresholds.DEFAULT.ofRun(noise, pinnedApart()))
                            .orElse(List.of()));
        }
    }
}
