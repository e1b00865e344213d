package io.github.ipcbench.runner;

import io.github.ipcbench.host.FailureReason;
import io.github.ipcbench.host.MachineNoiseSample;
import io.github.ipcbench.protocol.ControlMessage.Configure;
import io.github.ipcbench.protocol.ControlMessage.DelayReported;
import io.github.ipcbench.protocol.ControlMessage.Failed;
import io.github.ipcbench.protocol.ControlMessage.Finish;
import io.github.ipcbench.protocol.ControlMessage.FloorMeasured;
import io.github.ipcbench.protocol.ControlMessage.FloorOpened;
import io.github.ipcbench.protocol.ControlMessage.FromWorker;
import io.github.ipcbench.protocol.ControlMessage.MeasureFloor;
import io.github.ipcbench.protocol.ControlMessage.ModeUnsupported;
import io.github.ipcbench.protocol.ControlMessage.OpenFloor;
import io.github.ipcbench.protocol.ControlMessage.Prepare;
import io.github.ipcbench.protocol.ControlMessage.PrepareWindow;
import io.github.ipcbench.protocol.ControlMessage.ProfileReported;
import io.github.ipcbench.protocol.ControlMessage.Ready;
import io.github.ipcbench.protocol.ControlMessage.ReportDelay;
import io.github.ipcbench.protocol.ControlMessage.ReportProfile;
import io.github.ipcbench.protocol.ControlMessage.StartWindow;
import io.github.ipcbench.protocol.ControlMessage.WindowFinished;
import io.github.ipcbench.protocol.ControlMessage.WindowPrepared;
import io.github.ipcbench.protocol.Role;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.MachineNoise;
import io.github.ipcbench.results.NoiseRecord;
import io.github.ipcbench.results.SliceRecord;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.runner.WorkerProcess.Babbled;
import io.github.ipcbench.runner.WorkerProcess.Ended;
import io.github.ipcbench.runner.WorkerProcess.Event;
import io.github.ipcbench.runner.WorkerProcess.Said;
import io.github.ipcbench.runner.WorkerProcess.SpokeUnasked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The two workers of a run: starts them, asks them for one thing after the other, and reaps them when closed. */
final class WorkerPair implements AutoCloseable {
    /**
     * What both workers measured in one window.
     *
     * @param sender as the sender says
     * @param receiver as the receiver says
     * @param noise how quiet the machine was meanwhile; for measured windows
     * @param slices what a message cost in its course; for measured windows of runs without instruments
     */
    record Window(
            WorkerMeasurement sender,
            WorkerMeasurement receiver,
            Optional<NoiseRecord> noise,
            Optional<SliceRecord> slices) {
        long wallNanos() {
            return Math.max(sender.wallNanos(), receiver.wallNanos());
        }
    }

    /** The command line of each worker. */
    @FunctionalInterface
    interface CommandOfRole {
        List<String> of(Role role);
    }

    /** Time for a worker to notice that the other one is gone. */
    private static final long AFTERMATH_MILLIS = 300;

    private final String title;
    private final Deadline deadline;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<Role, WorkerProcess> workers = new EnumMap<>(Role.class);

    private WorkerPair(String title, Deadline deadline) {
        this.title = title;
        this.deadline = deadline;
    }

    /**
     * Forks both workers.
     *
     * @param title names the run in errors, such as {@code run 3 (socket)}
     * @param logPrefix path of the logs, less their {@code -sender.log} and {@code -receiver.log}
     */
    static WorkerPair start(String title, CommandOfRole command, Path logPrefix, Deadline deadline) throws IOException {
        WorkerPair pair = new WorkerPair(title, deadline);
        try {
            for (Role role : Role.values()) {
                Path log = logPrefix.resolveSibling(logPrefix.getFileName() + "-" + role.id() + ".log");
                pair.workers.put(role, WorkerProcess.start(role, command.of(role), log, pair.events));
            }
            return pair;
        } catch (IOException | OutOfMemoryError e) { // the latter is what a JVM says when it may have no more threads
            pair.close();
            throw new IOException(
                    title + ": a worker could not be forked: " + FailureReason.withLikelyReason(e.getMessage()), e);
        }
    }

    /** Lets both workers load what every worker needs: the run's directories are there. */
    void prepare() {
        workers.values().forEach(worker -> worker.say(new Prepare()));
    }

    /**
     * Opens one worker's end.
     *
     * @throws ModeUnsupportedException when the machine cannot carry the message in this mode
     */
    Ready configure(Configure configure) throws RunVoidedException, ModeUnsupportedException, InterruptedException {
        Role role = configure.role();
        workers.get(role).ask(configure);
        FromWorker answer = await(Set.of(role), "opening its end").get(role);
        if (answer instanceof ModeUnsupported unsupported) {
            throw new ModeUnsupportedException(unsupported);
        }
        return expect(Ready.class, role, answer);
    }

    /** Has both workers' instruments prepare for the window that comes next. */
    void prepareWindow(PrepareWindow window) throws RunVoidedException, InterruptedException {
        workers.values().forEach(worker -> worker.ask(window));
        for (Map.Entry<Role, FromWorker> answer :
                await(workers.keySet(), "preparing a window").entrySet()) {
            expect(WindowPrepared.class, answer.getKey(), answer.getValue());
        }
    }

    /** Runs one window at both ends, started together. */
    Window run(StartWindow window) throws RunVoidedException, InterruptedException {
        return finished(begin(window));
    }

    /**
     * A window under way.
     *
     * @param messages messages of it
     * @param before how quiet the machine was before; for measured windows
     */
    record Begun(long messages, Optional<MachineNoiseSample> before) {}

    /** Starts one window at both ends together, and does not wait for it. */
    Begun begin(StartWindow window) {
        Optional<MachineNoiseSample> before =
                window.measured() ? Optional.of(MachineNoiseSample.take()) : Optional.empty();
        workers.values().forEach(worker -> worker.ask(window));
        return new Begun(window.messages(), before);
    }

    /** Waits for the end of a window. */
    Window finished(Begun begun) throws RunVoidedException, InterruptedException {
        Map<Role, FromWorker> answers = await(workers.keySet(), "moving " + begun.messages() + " messages");
        WindowFinished senders = expect(WindowFinished.class, Role.SENDER, answers.get(Role.SENDER));
        WindowFinished receivers = expect(WindowFinished.class, Role.RECEIVER, answers.get(Role.RECEIVER));
        WorkerMeasurement sender = senders.measurement();
        WorkerMeasurement receiver = receivers.measurement();
        if (sender.bytesMoved() != receiver.bytesMoved()) {
            throw new RunVoidedException(
                    title + " is void: the sender says that " + sender.bytesMoved()
                            + " bytes travelled, the receiver says " + receiver.bytesMoved() + logs(),
                    null);
        }
        return new Window(
                sender,
                receiver,
                begun.before().flatMap(earlier -> noise(earlier, senders, receivers)),
                senders.slices().flatMap(one -> receivers.slices().map(other -> new SliceRecord(one, other))));
    }

    private static Optional<NoiseRecord> noise(
            MachineNoiseSample before, WindowFinished senders, WindowFinished receivers) {
        MachineNoise machine = before.until(MachineNoiseSample.take());
        return senders.noise()
                .flatMap(sender -> receivers.noise().map(receiver -> new NoiseRecord(sender, receiver, machine)));
    }

    /** The step profiles of the last measured window, of the workers named. */
    Map<Role, ProfileReported> profiles(Set<Role> roles) throws RunVoidedException, InterruptedException {
        roles.forEach(role -> workers.get(role).ask(new ReportProfile()));
        Map<Role, ProfileReported> profiles = new EnumMap<>(Role.class);
        for (Map.Entry<Role, FromWorker> answer :
                await(roles, "reporting its profile").entrySet()) {
            Role role = answer.getKey();
            profiles.put(role, expect(ProfileReported.class, role, answer.getValue()));
        }
        return profiles;
    }

    /**
     * Has the ring for the floor mapped, by the sender first.
     *
     * @return why it cannot be, or empty when it is
     */
    Optional<String> openFloor() throws RunVoidedException, InterruptedException {
        for (Role role : List.of(Role.SENDER, Role.RECEIVER)) {
            workers.get(role).ask(new OpenFloor());
            FromWorker answer = await(Set.of(role), "opening the floor's ring").get(role);
            Optional<String> problem = expect(FloorOpened.class, role, answer).problem();
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** Measures the floor at both ends, once the ring is mapped. */
    FloorRecord measureFloor(MeasureFloor how) throws RunVoidedException, InterruptedException {
        workers.values().forEach(worker -> worker.ask(how));
        Map<Role, FromWorker> answers = await(workers.keySet(), "measuring the floor");
        return new FloorRecord(
                expect(FloorMeasured.class, Role.SENDER, answers.get(Role.SENDER))
                        .floor(),
                expect(FloorMeasured.class, Role.RECEIVER, answers.get(Role.RECEIVER))
                        .floor());
    }

    /** What the sender's planted delay costs per message. */
    double delayNanos() throws RunVoidedException, InterruptedException {
        workers.get(Role.SENDER).ask(new ReportDelay());
        FromWorker answer = await(Set.of(Role.SENDER), "timing its delay").get(Role.SENDER);
        return expect(DelayReported.class, Role.SENDER, answer).nanosPerMessage();
    }

    /** Tells both workers that the run is over. */
    void finish() {
        workers.values().forEach(worker -> worker.say(new Finish()));
    }

    private Map<Role, FromWorker> await(Set<Role> roles, String doing) throws RunVoidedException, InterruptedException {
        Map<Role, FromWorker> answers = new EnumMap<>(Role.class);
        while (!answers.keySet().containsAll(roles)) {
            Event event = events.poll(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw late(roles, answers.keySet(), doing);
            }
            if (!(event instanceof Said said)
                    || !(said.message() instanceof FromWorker answer)
                    || answer instanceof Failed) {
                throw faulty(event, doing);
            }
            Role role = event.worker().role();
            if (!roles.contains(role) || answers.put(role, answer) != null) {
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
            return new RunVoidedException(title + " is void: " + happened + " while " + doing + logs(), cause);
        }
        boolean secondIsTheCause = second instanceof Ended && !(first instanceof Ended);
        String earlier = secondIsTheCause ? happened(second) : happened;
        String later = secondIsTheCause ? happened : happened(second);
        return new RunVoidedException(
                title + " is void: " + earlier + " while " + doing + "; " + later + logs(), cause);
    }

    private static String happened(Event event) throws InterruptedException {
        String who = "the " + event.worker().role().id() + " ";
        if (event instanceof Ended) {
            return who + event.worker().ending();
        } else if (event instanceof Babbled babbled) {
            // A Java runtime that crashes says so on its control stream too.
            return who
                    + (event.worker().crashed()
                            ? "ended (the Java runtime crashed; its report is in the log)"
                            : "said what is no control message ("
                                    + babbled.failure().getMessage() + ")");
        } else if (event instanceof SpokeUnasked spoke) {
            return who + "said " + spoke.message() + " when nobody asked";
        } else if (event instanceof Said said && said.message() instanceof Failed failed) {
            return who + "failed (" + failed.reason() + ")";
        }
        return who + "said what only a controller says";
    }

    private RunVoidedException late(Set<Role> roles, Set<Role> answered, String doing) {
        String silent = String.join(
                " and the ",
                roles.stream()
                        .filter(role -> !answered.contains(role))
                        .map(role -> role.id() + workers.get(role).holdUp())
                        .toList());
        return new RunVoidedException(
                title + " is void: the " + silent + " did not answer while " + doing + " within the "
                        + deadline.seconds() + " s of ipcbench.timeout" + logs(),
                null);
    }

    private <M extends FromWorker> M expect(Class<M> type, Role role, FromWorker answer) throws RunVoidedException {
        if (!type.isInstance(answer)) {
            throw new RunVoidedException(
                    title + " is void: the " + role.id() + " answered " + answer + ", not " + type.getSimpleName()
                            + logs(),
                    null);
        }
        return type.cast(answer);
    }

    private String logs() {
        StringBuilder text = new StringBuilder();
        for (WorkerProcess worker : workers.values()) {
            text.append(System.lineSeparator())
                    .append(worker.role().id())
                    .append("'s log: ")
                    .append(worker.log());
            String tail = LogExcerpt.of(worker.log());
            if (!tail.isEmpty()) {
                text.append(", which says:")
                        .append(System.lineSeparator())
                        .append(tail.indent(4).stripTrailing());
            }
        }
        return text.toString();
    }

    /** Removes the logs of workers that had nothing to say; for runs that went well. */
    void dropEmptyLogs() throws IOException {
        for (WorkerProcess worker : workers.values()) {
            worker.dropEmptyLog();
        }
    }

    /** Ends both workers at once; they are reaped by {@link #close}. */
    void kill() {
        workers.values().forEach(WorkerProcess::kill);
    }

    @Override
    public void close() {
        workers.values().forEach(WorkerProcess::hangUp);
        workers.values().forEach(WorkerProcess::close);
    }
}
