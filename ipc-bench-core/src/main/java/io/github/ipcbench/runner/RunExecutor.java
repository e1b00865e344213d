package io.github.ipcbench.runner;

import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.protocol.ControlMessage.Configure;
import io.github.ipcbench.protocol.ControlMessage.Ready;
import io.github.ipcbench.protocol.ControlMessage.StartWindow;
import io.github.ipcbench.protocol.Role;
import io.github.ipcbench.results.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Carries out single runs: a fresh pair of workers each, a warm-up, a measured window. */
final class RunExecutor {
    /** A prime, so that the sample of verified messages does not beat with anything else that repeats. */
    private static final long CHECKSUM_STRIDE = 1009;

    private static final long EVERY_MESSAGE = 1;
    private static final long WARM_UP_NANOS = 400_000_000L;
    private static final long TRIAL_NANOS = 250_000_000L;
    private static final double QUICK_RUN_NANOS = 1e9;

    private final BenchmarkPlan plan;
    private final WorkerCommand command;
    private final Path logs;
    private final ShutdownGuard guard;

    RunExecutor(BenchmarkPlan plan, WorkerCommand command, Path logs, ShutdownGuard guard) {
        this.plan = plan;
        this.command = command;
        this.logs = logs;
        this.guard = guard;
    }

    /**
     * What a mode's first pair of workers found.
     *
     * @param messages messages per run
     * @param worker what the sender said when its end was open
     */
    record Calibration(long messages, Ready worker) {}

    /**
     * Finds whether a mode works here and how many messages its runs move.
     *
     * @throws ModeUnsupportedException when it cannot carry the message
     */
    Calibration calibrate(Mode mode)
            throws IOException, RunVoidedException, ModeUnsupportedException, InterruptedException {
        try (OpenRun run = open("calibration (" + mode.id() + ")", "calibration-" + mode.id())) {
            Ready ready = run.configure(plan, mode);
            OptionalLong fixed = plan.messages();
            long messages = fixed.isPresent() ? fixed.getAsLong() : messagesPerQuickRun(run);
            run.finish();
            return new Calibration(messages, ready);
        }
    }

    private static long messagesPerQuickRun(OpenRun run) throws RunVoidedException, InterruptedException {
        double warmNanosPerMessage = warmUp(run);
        long trial = Math.max(1, Math.round(TRIAL_NANOS / warmNanosPerMessage));
        double nanosPerMessage = (double) run.window(trial, CHECKSUM_STRIDE).wallNanos() / trial;
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

    /**
     * Moves messages in growing rounds until the warm-up's time has passed, every one of them verified.
     *
     * @return wall nanoseconds per message of the last round
     */
    private static double warmUp(OpenRun run) throws RunVoidedException, InterruptedException {
        long passed = 0;
        long messages = 1;
        while (true) {
            long nanos = run.window(messages, EVERY_MESSAGE).wallNanos();
            passed += nanos;
            if (passed >= WARM_UP_NANOS) {
                return (double) nanos / messages;
            }
            messages *= 2;
        }
    }

    /** Carries out one run of so many messages. */
    RunResult execute(ScheduledRun run, long messages)
            throws IOException, RunVoidedException, ModeUnsupportedException, InterruptedException {
        Mode mode = run.mode();
        try (OpenRun open = open(
                "run " + run.index() + " (" + mode.id() + ")", String.format("run-%04d-%s", run.index(), mode.id()))) {
            open.configure(plan, mode);
            warmUp(open);
            WorkerPair.Window window = open.window(messages, CHECKSUM_STRIDE);
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
                    List.of());
        }
    }

    private OpenRun open(String title, String logName) throws IOException {
        Files.createDirectories(logs);
        RunDirectories directories = RunDirectories.create(plan.tempDirectory());
        try {
            WorkerPair pair = WorkerPair.start(
                    title,
                    command.arguments(plan.payloadBytes(), directories.sockets()),
                    logs.resolve(logName),
                    Deadline.in(plan.timeout()));
            return guard.guard(new OpenRun(directories, pair));
        } catch (IOException e) {
            directories.close();
            throw e;
        }
    }

    /** A run under way: its workers and its directories, ended and removed together. */
    static final class OpenRun implements AutoCloseable {
        private final RunDirectories directories;
        private final WorkerPair pair;

        OpenRun(RunDirectories directories, WorkerPair pair) {
            this.directories = directories;
            this.pair = pair;
        }

        /** Opens the receiver's end, then the sender's. */
        Ready configure(BenchmarkPlan plan, Mode mode)
                throws RunVoidedException, ModeUnsupportedException, InterruptedException {
            pair.configure(configuration(plan, mode, Role.RECEIVER));
            return pair.configure(configuration(plan, mode, Role.SENDER));
        }

        private Configure configuration(BenchmarkPlan plan, Mode mode, Role role) {
            return new Configure(
                    role,
                    mode.id(),
                    plan.payloadBytes(),
                    plan.descriptors(),
                    plan.payload(),
                    plan.seed(),
                    plan.waitStrategy(),
                    cpu(plan.affinity(), role),
                    directories.sockets(),
                    directories.files(),
                    directories.memory());
        }

        private static OptionalInt cpu(Optional<Affinity> affinity, Role role) {
            if (affinity.isEmpty()) {
                return OptionalInt.empty();
            }
            return OptionalInt.of(
                    switch (role) {
                        case SENDER -> affinity.get().senderCpu();
                        case RECEIVER -> affinity.get().receiverCpu();
                    });
        }

        WorkerPair.Window window(long messages, long checksumStride) throws RunVoidedException, InterruptedException {
            return pair.run(new StartWindow(messages, checksumStride));
        }

        /** Ends a run that went well. */
        void finish() throws IOException {
            pair.finish();
            pair.close();
            pair.dropEmptyLogs();
        }

        /** Ends the run from another thread: kills the workers, removes the directories. */
        void abort() {
            pair.kill();
            close();
        }

        @Override
        public void close() {
            pair.close();
            directories.close();
        }
    }
}
