package io.github.ipcbench.session;

import io.github.ipcbench.directories.RunDirectories;
import io.github.ipcbench.directories.SessionDirectories;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.plan.Variant;
import io.github.ipcbench.protocol.ControlMessage.Configure;
import io.github.ipcbench.protocol.ControlMessage.DescribeHost;
import io.github.ipcbench.protocol.ControlMessage.Failed;
import io.github.ipcbench.protocol.ControlMessage.FindLimits;
import io.github.ipcbench.protocol.ControlMessage.FromController;
import io.github.ipcbench.protocol.ControlMessage.FromWorker;
import io.github.ipcbench.protocol.ControlMessage.HostDescribed;
import io.github.ipcbench.protocol.ControlMessage.LimitsFound;
import io.github.ipcbench.protocol.ControlMessage.ModeTried;
import io.github.ipcbench.protocol.ControlMessage.ModeUnsupported;
import io.github.ipcbench.protocol.ControlMessage.TryMode;
import io.github.ipcbench.protocol.Instrument;
import io.github.ipcbench.session.WorkerProcess.Event;
import io.github.ipcbench.session.WorkerProcess.Said;
import io.github.ipcbench.transport.DepthTooSmallException;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks short-lived workers about this machine, one question each: this JVM itself makes no native call. */
public final class HostProbe implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** For what only saves time. */
    private static final Duration SPARED = Duration.ofSeconds(10);

    private final BenchmarkPlan plan;
    private final WorkerCommand command;
    private final SessionDirectories directories;

    /** In the private directories of a session, which removes them itself. */
    HostProbe(BenchmarkPlan plan, WorkerCommand command, SessionDirectories directories) {
        this.plan = plan;
        this.command = command;
        this.directories = directories;
    }

    /**
     * Makes private directories for the workers.
     *
     * @param warnings hears of each directory that cannot be removed
     */
    public static HostProbe open(BenchmarkPlan plan, WorkerCommand command, Consumer<String> warnings)
            throws IOException {
        return new HostProbe(plan, command, SessionDirectories.make(plan.tempDirectories(), warnings));
    }

    /**
     * What only a worker can tell of this machine and of itself. Takes about a second.
     *
     * @throws IOException when no worker can say; says why
     */
    public HostDescribed host() throws IOException, InterruptedException {
        return host(plan.base());
    }

    /** The same of the workers of a variant. */
    HostDescribed host(Variant variant) throws IOException, InterruptedException {
        return asked(variant, HostDescribed.class, run -> new DescribeHost());
    }

    /**
     * What this machine permits.
     *
     * @throws IOException when no worker can say; says why
     */
    public LimitsFound limits() throws IOException, InterruptedException {
        return asked(
                plan.base(),
                LimitsFound.class,
                run -> new FindLimits(plan.base().tempDirectory(), run.sockets(), plan.largestMessage()));
    }

    /**
     * Moves one message of a case, where there is room for its runs; nothing is timed.
     *
     * @throws ModeUnsupportedException when this machine cannot carry the message in this mode
     * @throws IOException when the mode does not work; says why
     */
    public void tryMode(Case key) throws ModeUnsupportedException, IOException, InterruptedException {
        Variant variant = plan.variantOf(key);
        requireRoom(key, variant);
        ask(variant, ModeTried.class, run -> trial(key, variant, run));
    }

    /** Why the depth of a case is too small for it; empty where it is not, and where the mode does not work for another reason. */
    Optional<String> depthProblem(Case key) throws InterruptedException {
        try {
            tryMode(key);
            return Optional.empty();
        } catch (DepthTooSmallException e) {
            return Optional.of(e.getMessage());
        } catch (ModeUnsupportedException | IOException e) {
            return Optional.empty();
        }
    }

    private void requireRoom(Case key, Variant variant) throws IOException {
        ModeCatalog catalog = ModeCatalog.load(HostProbe.class.getClassLoader());
        Room room = Room.of(variant);
        for (Mode mode : plan.modes()) {
            Optional<String> problem = mode.id().equals(key.mode())
                    ? room.problem(
                            mode, bytes -> catalog.roomNeeded(mode, bytes, variant.depth()), key.payloadBytes(), 1)
                    : Optional.empty();
            if (problem.isPresent()) {
                throw new IOException(problem.get());
            }
        }
    }

    private TryMode trial(Case key, Variant variant, RunDirectories run) {
        return new TryMode(new Configure(
                Side.SENDER,
                key,
                plan.descriptorsOf(key),
                plan.message().payload(),
                plan.message().seed(),
                variant.waitStrategy(),
                variant.depth(),
                OptionalInt.empty(),
                0,
                Instrument.NONE,
                run.sockets(),
                run.files(),
                run.memory()));
    }

    /**
     * Has one worker move a message in these cases, one after the other until one does not work, and end by itself.
     *
     * @return whether it has ended in good order, within a time that a session can spare
     */
    boolean moveOneOfEach(Variant variant, List<Case> keys) throws IOException, InterruptedException {
        try (RunDirectories run = directories.makeRun(variant.tempDirectory())) {
            BlockingQueue<Event> events = new LinkedBlockingQueue<>();
            try (WorkerProcess worker = start(variant, run, events)) {
                try {
                    for (Case key : keys) {
                        worker.ask(trial(key, variant, run));
                        Event event = events.poll(SPARED.toMillis(), TimeUnit.MILLISECONDS);
                        if (!(event instanceof Said said && said.message() instanceof ModeTried)) {
                            break;
                        }
                    }
                    worker.finish();
                    return worker.endsWithin(SPARED);
                } catch (InterruptedException e) {
                    // At once, as above: it would remove the session's directories.
                    worker.kill();
                    throw e;
                }
            }
        }
    }

    private <A extends FromWorker> A asked(
            Variant variant, Class<A> answer, Function<RunDirectories, FromController> question)
            throws IOException, InterruptedException {
        try {
            return ask(variant, answer, question);
        } catch (ModeUnsupportedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private <A extends FromWorker> A ask(
            Variant variant, Class<A> answer, Function<RunDirectories, FromController> question)
            throws IOException, ModeUnsupportedException, InterruptedException {
        try (RunDirectories run = directories.makeRun(variant.tempDirectory())) {
            BlockingQueue<Event> events = new LinkedBlockingQueue<>();
            try (WorkerProcess worker = start(variant, run, events)) {
                try {
                    worker.ask(question.apply(run));
                    Event event = events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                    if (event instanceof Said said && answer.isInstance(said.message())) {
                        worker.finish();
                        return answer.cast(said.message());
                    }
                    throw unanswered(event);
                } catch (IOException | ModeUnsupportedException | InterruptedException e) {
                    // At once: one that only hears no more of its controller removes the directories of all.
                    worker.kill();
                    throw e;
                }
            }
        }
    }

    private WorkerProcess start(Variant variant, RunDirectories run, BlockingQueue<Event> events) throws IOException {
        WorkerProcess.Launch launch = new WorkerProcess.Launch(
                command.arguments(variant.jvm(), WorkerCommand.mostDirectBytes(plan), directories, run),
                variant.environment(),
                run.sockets(),
                run.files().resolve("log"));
        // Of either side: it opens no end of a run.
        return WorkerProcess.start(Side.SENDER, "a question", launch, events);
    }

    private static IOException unanswered(Event event) throws ModeUnsupportedException, InterruptedException {
        if (event == null) {
            return new IOException("a worker did not answer within " + PATIENCE.toSeconds() + " s");
        }
        if (event instanceof Said said && said.message() instanceof ModeUnsupported unsupported) {
            throw new ModeUnsupportedException(unsupported);
        }
        if (event instanceof Said said && said.message() instanceof Failed failed) {
            return failed.kind() == Failed.Kind.DEPTH_TOO_SMALL
                    ? new DepthTooSmallException(failed.reason())
                    : new IOException(failed.reason());
        }
        return new IOException("a worker " + event.worker().ending() + " instead of answering"
                + event.worker().logInWords());
    }

    @Override
    public void close() {
        directories.close();
    }
}
