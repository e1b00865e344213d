package io.github.ipcbench.session;

import io.github.ipcbench.calls.CallRuns;
import io.github.ipcbench.directories.RunDirectories;
import io.github.ipcbench.machine.FailureReason;
import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.IoReason;
import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.plan.Variant;
import io.github.ipcbench.protocol.ControlMessage.Configure;
import io.github.ipcbench.protocol.ControlMessage.DelayReported;
import io.github.ipcbench.protocol.ControlMessage.Failed;
import io.github.ipcbench.protocol.ControlMessage.FloorMeasured;
import io.github.ipcbench.protocol.ControlMessage.FloorOpened;
import io.github.ipcbench.protocol.ControlMessage.FromWorker;
import io.github.ipcbench.protocol.ControlMessage.MeasureFloor;
import io.github.ipcbench.protocol.ControlMessage.ModeUnsupported;
import io.github.ipcbench.protocol.ControlMessage.OpenFloor;
import io.github.ipcbench.protocol.ControlMessage.Ready;
import io.github.ipcbench.protocol.ControlMessage.ReportDelay;
import io.github.ipcbench.protocol.ControlMessage.StartWindow;
import io.github.ipcbench.protocol.ControlMessage.StartWindow.Part;
import io.github.ipcbench.protocol.ControlMessage.WindowFinished;
import io.github.ipcbench.protocol.Instrument;
import io.github.ipcbench.results.CaseRecord.Voided;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.OutOfSpaceException;
import io.github.ipcbench.results.OutputDirectory;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.results.SliceRecord;
import io.github.ipcbench.results.WorkerFloor;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerNoise;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerSlices;
import io.github.ipcbench.session.WorkerProcess.Babbled;
import io.github.ipcbench.session.WorkerProcess.Ended;
import io.github.ipcbench.session.WorkerProcess.Event;
import io.github.ipcbench.session.WorkerProcess.Said;
import io.github.ipcbench.session.WorkerProcess.SpokeUnasked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A run under way: two workers and their private directories, ended and removed together. The workers are asked for one thing
 * after the other; whatever one of them does instead of answering voids the run.
 */
final class Run implements AutoCloseable {
    /** A prime, so that the sample of verified messages does not beat with anything else that repeats. */
    private static final long CHECKSUM_STRIDE = 1009;

    private static final long EVERY_MESSAGE = 1;

    /** Time for a worker to notice that the other one is gone, and to say so, on a machine with other work too. */
    private static final long AFTERMATH_MILLIS = 2_000;

    /** A reason with likely causes takes more than a line of a log. */
    private static final int LONGEST_WORDS = 500;

    private final Opener opener;
    private final BenchmarkPlan plan;
    private final ShutdownGuard guard;
    private final Case key;
    private final String title;
    private long nanosLeft;
    private final RunDirectories directories;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<Side, WorkerProcess> workers = new EnumMap<>(Side.class);

    private Run(Opener opener, Case key, String title, RunDirectories directories) {
        this.opener = opener;
        this.plan = opener.plan();
        this.guard = opener.guard();
        this.key = key;
        this.title = title;
        this.nanosLeft = plan.runs().timeout().toNanos();
        this.directories = directories;
    }

    /** Opens the runs of one session. */
    record Opener(BenchmarkPlan plan, WorkerCommand command, ShutdownGuard guard) {
        Run open(Case key, String title, String logName) throws IOException {
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
        Run open(Case key, String title, String logName, CallRuns.Wrapper wrapper) throws IOException {
            Path logs = logDirectory();
            Run run = new Run(this, key, title, made(title, plan.variantOf(key)));
            try {
                run.fork(wrapper, logs, logName);
            } catch (IOException e) {
                run.directories.close();
                throw e;
            }
            return guard.guard(run);
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

    /**
     * What both workers measured in one window.
     *
     * @param key the case that both say they measured
     * @param ends as each of them says
     * @param seenMost the most messages that the sender saw in flight; for measured windows
     * @param noise what kept the workers from their CPUs; for measured windows that are over
     * @param slices what a message cost in its course; for measured windows of runs without instruments
     * @param profiles what the step profiles showed; for measured windows of workers that make one
     */
    record Window(
            Case key,
            BothEnds<WorkerMeasurement> ends,
            OptionalInt seenMost,
            Optional<BothEnds<WorkerNoise>> noise,
            Optional<SliceRecord> slices,
            Optional<BothEnds<WorkerProfile>> profiles) {
        /** More than this the report would not draw, and results would be long. */
        private static final int MOST_SLICES = 32;

        long wallNanos() {
            return Math.max(ends.sender().wallNanos(), ends.receiver().wallNanos());
        }

        /** The turns of a window, as one. */
        static Window joined(List<Window> turns) {
            if (turns.size() == 1) {
                return turns.get(0);
            }
            BothEnds<WorkerMeasurement> ends = BothEnds.of(side -> turns.stream()
                    .map(turn -> turn.ends.at(side))
                    .reduce(WorkerMeasurement::plus)
                    .orElseThrow());
            Window last = turns.get(turns.size() - 1);
            return new Window(
                    last.key,
                    ends,
                    turns.stream().flatMapToInt(turn -> turn.seenMost.stream()).max(),
                    last.noise.map(noise -> BothEnds.of(
                            side -> noise.at(side).over(ends.at(side).wallNanos()))),
                    all(turns, Window::slices)
                            .map(slices -> new SliceRecord(
                                    joined(slices, SliceRecord::sender), joined(slices, SliceRecord::receiver))),
                    Optional.empty());
        }

        private static WorkerSlices joined(List<SliceRecord> slices, Function<SliceRecord, WorkerSlices> end) {
            return WorkerSlices.joined(slices.stream().map(end).toList(), MOST_SLICES);
        }

        /** What all windows have; empty where one has none. */
        private static <T> Optional<List<T>> all(List<Window> windows, Function<Window, Optional<T>> part) {
            List<T> parts = windows.stream().map(part).flatMap(Optional::stream).toList();
            return parts.size() == windows.size() ? Optional.of(parts) : Optional.empty();
        }
    }

    /** Names the run in errors. */
    String title() {
        return title;
    }

    private long directBytes() {
        return plan.modes().stream()
                .filter(mode -> mode.id().equals(key.mode()))
                .mapToLong(mode -> WorkerCommand.directBytes(mode, key.payloadBytes()))
                .findFirst()
                .orElseThrow();
    }

    private void fork(CallRuns.Wrapper wrapper, Path logs, String logName) throws IOException {
        Variant variant = plan.variantOf(key);
        List<String> arguments =
                opener.command().arguments(variant.jvm(), directBytes(), guard.directories(), directories);
        try {
            for (Side side : Side.values()) {
                WorkerProcess.Launch launch = new WorkerProcess.Launch(
                        wrapper.wrap(side, arguments),
                        variant.environment(),
                        directories.sockets(),
                        logs.resolve(logName + "-" + side.id() + ".log"));
                workers.put(side, WorkerProcess.start(side, title, launch, events));
            }
        } catch (IOException | OutOfMemoryError e) { // the latter is what a JVM says when it may have no more threads
            endWorkers();
            throw new IOException(
                    title + ": a worker could not be forked: " + FailureReason.withLikelyReason(e.getMessage()), e);
        }
    }

    /** What the workers said when their ends were open. */
    record Ends(Ready sender, Ready receiver) {}

    /**
     * Opens the receiver's end, then the sender's, without instruments.
     *
     * @param delayNanos CPU time that the sender spends on each message besides
     */
    Ends configure(double delayNanos) throws RunVoidedException, ModeUnsupportedException, InterruptedException {
        return open(
                configuration(Instrument.NONE, Side.SENDER, delayNanos),
                configuration(Instrument.NONE, Side.RECEIVER, 0));
    }

    /**
     * Opens the receiver's end, then the sender's, with an instrument at both.
     */
    Ends configure(Instrument instrument) throws RunVoidedException, ModeUnsupportedException, InterruptedException {
        return open(configuration(instrument, Side.SENDER, 0), configuration(instrument, Side.RECEIVER, 0));
    }

    private Ends open(Configure sender, Configure receiver)
            throws RunVoidedException, ModeUnsupportedException, InterruptedException {
        Ready receiverReady = configure(receiver);
        return new Ends(configure(sender), receiverReady);
    }

    private Configure configuration(Instrument instrument, Side side, double delayNanos) {
        Variant variant = plan.variantOf(key);
        return new Configure(
                side,
                key,
                plan.descriptorsOf(key),
                plan.message().payload(),
                plan.message().seed(),
                variant.waitStrategy(),
                variant.depth(),
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

    /**
     * Opens one worker's end.
     *
     * @throws ModeUnsupportedException when the machine cannot carry the message in this mode
     */
    private Ready configure(Configure configure)
            throws RunVoidedException, ModeUnsupportedException, InterruptedException {
        Side side = configure.side();
        workers.get(side).ask(configure);
        FromWorker answer = await(Set.of(side), "opening its end").get(side);
        if (answer instanceof ModeUnsupported unsupported) {
            throw new ModeUnsupportedException(unsupported);
        }
        return expect(Ready.class, side, answer);
    }

    /** Warms the workers up; returns wall nanoseconds per message in the end. */
    double warmUp() throws RunVoidedException, InterruptedException {
        return WarmUp.by(messages ->
                run(new StartWindow(messages, Part.WARM_UP, EVERY_MESSAGE)).wallNanos());
    }

    /** Moves so many messages, a sample of them verified. */
    Window measuredWindow(long messages) throws RunVoidedException, InterruptedException {
        return turn(messages, Part.WHOLE);
    }

    /** The same for a part of a window. */
    Window turn(long messages, Part part) throws RunVoidedException, InterruptedException {
        return run(new StartWindow(messages, part, CHECKSUM_STRIDE));
    }

    /** Runs one window at both ends, started together. */
    private Window run(StartWindow window) throws RunVoidedException, InterruptedException {
        workers.values().forEach(worker -> worker.ask(window));
        Map<Side, FromWorker> answers = await(workers.keySet(), "moving " + window.messages() + " messages");
        WindowFinished senders = expect(WindowFinished.class, Side.SENDER, answers.get(Side.SENDER));
        WindowFinished receivers = expect(WindowFinished.class, Side.RECEIVER, answers.get(Side.RECEIVER));
        WorkerMeasurement sender = senders.measurement();
        WorkerMeasurement receiver = receivers.measurement();
        if (sender.bytesMoved() != receiver.bytesMoved()) {
            throw voided(
                    "the sender says that " + sender.bytesMoved() + " bytes travelled, the receiver says "
                            + receiver.bytesMoved(),
                    Side.SENDER);
        }
        requireAskedCase(Side.SENDER, senders.key());
        requireAskedCase(Side.RECEIVER, receivers.key());
        return new Window(
                senders.key(),
                new BothEnds<>(sender, receiver),
                senders.seenMost(),
                senders.noise().flatMap(one -> receivers.noise().map(other -> new BothEnds<>(one, other))),
                senders.slices().flatMap(one -> receivers.slices().map(other -> new SliceRecord(one, other))),
                senders.profile().flatMap(one -> receivers.profile().map(other -> new BothEnds<>(one, other))));
    }

    private void requireAskedCase(Side side, Case measured) throws RunVoidedException {
        if (!measured.equals(key)) {
            throw voided(
                    "the " + side.id() + " says that it measured " + said(measured) + ", and was asked for " + key,
                    side);
        }
    }

    /**
     * Has the ring for the floor mapped, by the sender first.
     *
     * @return why it cannot be, or empty when it is
     */
    Optional<String> openFloor() throws RunVoidedException, InterruptedException {
        for (Side side : List.of(Side.SENDER, Side.RECEIVER)) {
            workers.get(side).ask(new OpenFloor());
            FromWorker answer = await(Set.of(side), "opening the floor's ring").get(side);
            Optional<String> problem = expect(FloorOpened.class, side, answer).problem();
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** Measures the floor at both ends, once the ring is mapped, timing each copy so many times. */
    FloorRecord.Moment measureFloor(int copies) throws RunVoidedException, InterruptedException {
        workers.values().forEach(worker -> worker.ask(new MeasureFloor(copies)));
        Map<Side, FromWorker> answers = await(workers.keySet(), "measuring the floor");
        Map<Side, WorkerFloor> floors = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            floors.put(
                    side, expect(FloorMeasured.class, side, answers.get(side)).floor());
        }
        return new FloorRecord.Moment(BothEnds.of(floors::get));
    }

    /** What the sender's planted delay costs per message. */
    double delayNanos() throws RunVoidedException, InterruptedException {
        workers.get(Side.SENDER).ask(new ReportDelay());
        FromWorker answer = await(Set.of(Side.SENDER), "timing its delay").get(Side.SENDER);
        return expect(DelayReported.class, Side.SENDER, answer).nanosPerMessage();
    }

    private Map<Side, FromWorker> await(Set<Side> sides, String doing) throws RunVoidedException, InterruptedException {
        Map<Side, FromWorker> answers = new EnumMap<>(Side.class);
        while (!answers.keySet().containsAll(sides)) {
            long began = System.nanoTime();
            Event event = events.poll(nanosLeft, TimeUnit.NANOSECONDS);
            // Another run's turn takes none of this one's time.
            nanosLeft -= System.nanoTime() - began;
            if (event == null) {
                throw late(sides, answers.keySet(), doing);
            }
            if (!(event instanceof Said said)
                    || !(said.message() instanceof FromWorker answer)
                    || answer instanceof Failed) {
                throw faulty(event, doing);
            }
            Side side = event.worker().side();
            if (!sides.contains(side) || answers.put(side, answer) != null) {
                throw faulty(new SpokeUnasked(event.worker(), answer), doing);
            }
        }
        return answers;
    }

    /**
     * One worker's end brings the other's about, and either may be noticed first: both are told, and a worker that ended
     * without a word before one that could still say what went wrong, since that one likely suffers from the other.
     */
    private RunVoidedException faulty(Event first, String doing) throws InterruptedException {
        String happened = happened(first);
        Throwable cause = first instanceof Babbled babbled ? babbled.failure() : null;
        Event second = events.poll(AFTERMATH_MILLIS, TimeUnit.MILLISECONDS);
        while (second != null && second.worker().equals(first.worker())) {
            second = events.poll(AFTERMATH_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (second == null || (second instanceof Said said && !(said.message() instanceof Failed))) {
            return voided(happened + " while " + doing, first.worker().side(), isOutOfSpace(first), cause);
        }
        boolean secondIsTheCause = second instanceof Ended && !(first instanceof Ended);
        String earlier = secondIsTheCause ? happened(second) : happened;
        String later = secondIsTheCause ? happened : happened(second);
        return voided(
                earlier + " while " + doing + "; " + later,
                (secondIsTheCause ? second : first).worker().side(),
                isOutOfSpace(first) || isOutOfSpace(second),
                cause);
    }

    private RunVoidedException voided(String why, Side named) {
        return voided(why, named, false, null);
    }

    /** @param named the side that the reason names first: its log tells most */
    private RunVoidedException voided(String why, Side named, boolean outOfSpace, Throwable cause) {
        String message = title + " is void: " + why + logs();
        Path output = plan.output().directory();
        Optional<String> log = workers.get(named)
                .logFile()
                .or(() -> workers.values().stream()
                        .flatMap(worker -> worker.logFile().stream())
                        .findFirst())
                .map(file -> output.relativize(file).toString());
        Voided voided = new Voided(why, log);
        return outOfSpace
                ? new OutOfSpaceException(message, voided, cause)
                : new RunVoidedException(message, voided, cause);
    }

    private static boolean isOutOfSpace(Event event) {
        return event instanceof Said said
                && said.message() instanceof Failed failed
                && failed.kind() == Failed.Kind.OUT_OF_SPACE;
    }

    /** What a worker says, as one line of an error: a transport of somebody else's may have put it together. */
    static String said(Object words) {
        return Quoted.line(String.valueOf(words), LONGEST_WORDS);
    }

    private static String happened(Event event) throws InterruptedException {
        String who = "the " + event.worker().side().id() + " ";
        if (event instanceof Ended) {
            return who + event.worker().ending();
        } else if (event instanceof Babbled babbled) {
            return who + "said what is no control message ("
                    + said(babbled.failure().getMessage()) + ")";
        } else if (event instanceof SpokeUnasked spoke) {
            return who + "said " + said(spoke.message()) + " when nobody asked";
        } else if (event instanceof Said said && said.message() instanceof Failed failed) {
            return who + "failed (" + said(failed.reason()) + ")";
        }
        return who + "said what only a controller says";
    }

    private RunVoidedException late(Set<Side> sides, Set<Side> answered, String doing) {
        List<Side> silent =
                sides.stream().filter(side -> !answered.contains(side)).toList();
        String who = silent.stream()
                .map(side -> side.id() + workers.get(side).holdUp())
                .collect(Collectors.joining(" and the "));
        return voided(
                "the " + who + " did not answer while " + doing + " within the "
                        + plan.runs().timeout().toSeconds() + " s of ipcbench.timeout",
                silent.get(0));
    }

    private <M extends FromWorker> M expect(Class<M> type, Side side, FromWorker answer) throws RunVoidedException {
        if (!type.isInstance(answer)) {
            throw voided("the " + side.id() + " answered " + said(answer) + ", not " + type.getSimpleName(), side);
        }
        return type.cast(answer);
    }

    private String logs() {
        StringBuilder text = new StringBuilder();
        for (WorkerProcess worker : workers.values()) {
            text.append(System.lineSeparator())
                    .append(worker.side().id())
                    .append("'s log: ")
                    .append(worker.logInWords());
        }
        return text.toString();
    }

    /** Ends a run that went well. The directories go first, while a worker is there to remove them if this process dies. */
    void finish() {
        directories.close();
        workers.values().forEach(WorkerProcess::finish);
        reap();
    }

    /** Ends the run, from any thread; one that has not finished by force. */
    @Override
    public void close() {
        guard.release(this);
        endWorkers();
        directories.close();
    }

    private void endWorkers() {
        workers.values().forEach(WorkerProcess::kill);
        reap();
    }

    private void reap() {
        workers.values().forEach(WorkerProcess::hangUp);
        workers.values().forEach(WorkerProcess::close);
    }
}
