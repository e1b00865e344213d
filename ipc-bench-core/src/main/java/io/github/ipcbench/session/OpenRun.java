package io.github.ipcbench.session;

import io.github.ipcbench.calls.CallRuns;
import io.github.ipcbench.directories.RunDirectories;
import io.github.ipcbench.machine.FailureReason;
import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.IoReason;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.plan.Variant;
import io.github.ipcbench.protocol.ControlMessage.Configure;
import io.github.ipcbench.protocol.ControlMessage.MeasureFloor;
import io.github.ipcbench.protocol.ControlMessage.Ready;
import io.github.ipcbench.protocol.ControlMessage.StartWindow;
import io.github.ipcbench.protocol.Instrument;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.OutputDirectory;
import io.github.ipcbench.results.RunVoidedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A run under way: its workers and its private directories, ended and removed together. */
final class OpenRun implements AutoCloseable {
    /** A prime, so that the sample of verified messages does not beat with anything else that repeats. */
    private static final long CHECKSUM_STRIDE = 1009;

    private static final long EVERY_MESSAGE = 1;

    private final BenchmarkPlan plan;
    private final RunDirectories directories;
    private final WorkerPair pair;
    private final ShutdownGuard guard;

    private OpenRun(BenchmarkPlan plan, RunDirectories directories, WorkerPair pair, ShutdownGuard guard) {
        this.plan = plan;
        this.directories = directories;
        this.pair = pair;
        this.guard = guard;
    }

    /** Opens the runs of one session. */
    record Opener(BenchmarkPlan plan, WorkerCommand command, ShutdownGuard guard) {
        OpenRun open(Case key, String title, String logName) throws IOException {
            return open(key, title, logName, CallRuns.Wrapper.NONE);
        }

        /**
         * Makes the run's directories, then forks the workers: whenever this process dies, a worker that knows of them is
         * there to remove them, and before, they are empty.
         *
         * @param key the case to measure
         * @param title names the run in errors, such as {@code run 3 (socket)}
         * @param logName start of the logs' names
         */
        OpenRun open(Case key, String title, String logName, CallRuns.Wrapper wrapper) throws IOException {
            Path logs = logDirectory();
            Variant variant = plan.variantOf(key);
            RunDirectories directories = made(title, variant);
            WorkerPair pair;
            try {
                List<String> arguments =
                        command.arguments(variant.jvm(), directBytes(key), guard.directories(), directories);
                pair = WorkerPair.start(
                        title,
                        side -> wrapper.wrap(side, arguments),
                        variant.environment(),
                        directories.sockets(),
                        logs.resolve(logName),
                        Deadline.in(plan.runs().timeout()));
            } catch (IOException e) {
                directories.close();
                throw e;
            }
            return guard.guard(new OpenRun(plan, directories, pair, guard));
        }

        private long directBytes(Case key) {
            return plan.modes().stream()
                    .filter(mode -> mode.id().equals(key.mode()))
                    .mapToLong(mode -> WorkerCommand.directBytes(mode, key.payloadBytes()))
                    .findFirst()
                    .orElseThrow();
        }

        private RunDirectories made(String title, Variant variant) throws IOException {
            try {
                return guard.directories().makeRun(variant.tempDirectory());
            } catch (IOException e) {
                throw new IOException(title + ": " + FailureReason.withLikelyReason(e.getMessage()), e);
            }
        }

        private Path logDirectory() throws IOException {
            Path logs = plan.output().directory().resolve(OutputDirectory.LOGS);
            try {
                Files.createDirectories(plan.output().directory());
                if (!Files.isDirectory(logs, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectory(
                            logs, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                }
                return logs;
            } catch (IOException e) {
                throw new IOException(
                        "the directory of the workers' logs, '" + logs + "', cannot be made (" + IoReason.of(e) + ")",
                        e);
            }
        }
    }

    /** What the workers said when their ends were open. */
    record Ends(Ready sender, Ready receiver) {}

    /**
     * Opens the receiver's end, then the sender's, without instruments.
     *
     * @param delayNanos CPU time that the sender spends on each message besides
     */
    Ends configure(Case key, double delayNanos)
            throws RunVoidedException, ModeUnsupportedException, InterruptedException {
        return open(
                configuration(key, Instrument.NONE, Side.SENDER, delayNanos),
                configuration(key, Instrument.NONE, Side.RECEIVER, 0));
    }

    /**
     * Opens the receiver's end, then the sender's, with an instrument at both.
     */
    Ends configure(Case key, Instrument instrument)
            throws RunVoidedException, ModeUnsupportedException, InterruptedException {
        return open(configuration(key, instrument, Side.SENDER, 0), configuration(key, instrument, Side.RECEIVER, 0));
    }

    private Ends open(Configure sender, Configure receiver)
            throws RunVoidedException, ModeUnsupportedException, InterruptedException {
        Ready receiverReady = pair.configure(receiver);
        return new Ends(pair.configure(sender), receiverReady);
    }

    private Configure configuration(Case key, Instrument instrument, Side side, double delayNanos) {
        Variant variant = plan.variantOf(key);
        return new Configure(
                side,
                key,
                plan.message().descriptors(),
                plan.message().payload(),
                plan.message().seed(),
                variant.waitStrategy(),
                cpu(variant.affinity(), side),
                delayNanos,
                instrument,
                directories.sockets(),
                directories.files(),
                directories.memory());
    }

    private static OptionalInt cpu(Optional<Affinity> affinity, Side side) {
        if (affinity.isEmpty()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                switch (side) {
                    case SENDER -> affinity.get().senderCpu();
                    case RECEIVER -> affinity.get().receiverCpu();
                });
    }

    /** Warms the workers up; returns wall nanoseconds per message in the end. */
    double warmUp() throws RunVoidedException, InterruptedException {
        return WarmUp.by(messages ->
                pair.run(new StartWindow(messages, false, EVERY_MESSAGE)).wallNanos());
    }

    /** Moves so many messages, a sample of them verified. */
    WorkerPair.Window measuredWindow(long messages) throws RunVoidedException, InterruptedException {
        return pair.run(new StartWindow(messages, true, CHECKSUM_STRIDE));
    }

    /** What the sender's delay costs per message by now. */
    double delayNanos() throws RunVoidedException, InterruptedException {
        return pair.delayNanos();
    }

    /** Has both workers prepare for the floor; says why they cannot, or nothing. */
    Optional<String> openFloor() throws RunVoidedException, InterruptedException {
        return pair.openFloor();
    }

    /** Measures the floor, timing each copy so many times. */
    FloorRecord.Moment measureFloor(int copies) throws RunVoidedException, InterruptedException {
        return pair.measureFloor(new MeasureFloor(copies));
    }

    /** Ends a run that went well. The directories go first, while a worker is there to remove them if this process dies. */
    void finish() throws IOException {
        directories.close();
        pair.finish();
        pair.close();
    }

    /** Ends the run, from any thread; one that has not finished by force. */
    @Override
    public void close() {
        guard.release(this);
        pair.kill();
        pair.close();
        directories.close();
    }
}
