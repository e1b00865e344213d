package io.github.ipcbench.session;

import io.github.ipcbench.plan.Side;
import io.github.ipcbench.protocol.ControlChannel;
import io.github.ipcbench.protocol.ControlDoor;
import io.github.ipcbench.protocol.ControlMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One forked worker: owns the process, its channel and its log. What it does arrives as events, in order. */
final class WorkerProcess implements AutoCloseable {
    /** How the name of its socket begins, which is short as every name in that directory. */
    private static final String DOOR = "c";

    private static final long GRACE_MILLIS = 2_000;

    private static final long REAP_MILLIS = 2_000;

    /** What a worker did. */
    sealed interface Event {
        WorkerProcess worker();
    }

    /** It said something. */
    record Said(WorkerProcess worker, ControlMessage message) implements Event {}

    /** It said something that nothing it was asked calls for; it is not listened to any more. */
    record SpokeUnasked(WorkerProcess worker, ControlMessage message) implements Event {}

    /** What came by its channel is no control message; it is not listened to any more. */
    record Babbled(WorkerProcess worker, Exception failure) implements Event {}

    /** Its channel ended: so has the worker, or is about to. */
    record Ended(WorkerProcess worker) implements Event {}

    /**
     * How to fork one.
     *
     * @param environment variables beside those of this process
     * @param doors private directory for its channel
     * @param log where what it prints is kept
     */
    record Launch(List<String> command, Map<String, String> environment, Path doors, Path log) {
        Launch {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    private final Side side;
    private final Process process;
    private final WorkerLog log;
    private final ControlDoor door;
    private final AtomicInteger questions = new AtomicInteger();

    /** What was said before the worker came to its door; none from then on. */
    private final List<ControlMessage> waiting = new ArrayList<>();

    private Optional<ControlChannel> channel = Optional.empty();
    private boolean hungUp;
    /** Processes of a worker that was told to finish: those of a transport outlive it. */
    private final List<ProcessHandle> started = new CopyOnWriteArrayList<>();

    private WorkerProcess(Side side, Process process, ControlDoor door, WorkerLog log) {
        this.side = side;
        this.process = process;
        this.door = door;
        this.log = log;
    }

    /**
     * Forks a worker; whatever it prints goes to the log.
     *
     * @param title of its run
     */
    static WorkerProcess start(Side side, String title, Launch launch, BlockingQueue<Event> events) throws IOException {
        WorkerLog.makeRoom(launch.log());
        ControlDoor door =
                ControlDoor.open(launch.doors().resolve(DOOR + side.id().charAt(0)));
        Process process;
        try {
            process = fork(launch, door);
        } catch (IOException | OutOfMemoryError e) {
            door.close();
            throw e;
        }
        WorkerProcess worker = new WorkerProcess(
                side, process, door, new WorkerLog(launch.log(), side.id() + " of " + title, process.getInputStream()));
        Thread reader = new Thread(() -> worker.listen(events), "ipcbench-" + side.id());
        reader.setDaemon(true);
        try {
            worker.log.start();
            reader.start();
        } catch (OutOfMemoryError e) { // no thread is to be had, and nobody would hear the worker
            worker.kill();
            worker.close();
            throw new IOException(e.getMessage(), e);
        }
        return worker;
    }

    private static Process fork(Launch launch, ControlDoor door) throws IOException {
        List<String> command = new ArrayList<>(launch.command());
        command.add(door.address().toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(WorkerCommand.OPTIONS_OF_OTHERS);
        builder.environment().putAll(launch.environment());
        Process process = builder.start();
        try (OutputStream input = process.getOutputStream()) {
            input.write((door.secret() + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // It has ended already, as its last event is going to say.
        }
        return process;
    }

    private void listen(BlockingQueue<Event> events) {
        try {
            Optional<ControlChannel> worker = door.await(process::isAlive);
            if (worker.isPresent()) {
                begin(worker.get());
                hear(worker.get(), events);
            } else {
                events.add(new Ended(this));
            }
        } catch (IOException | RuntimeException e) {
            events.add(new Babbled(this, e));
        }
    }

    private void hear(ControlChannel worker, BlockingQueue<Event> events) throws IOException {
        Optional<ControlMessage> message = worker.read();
        for (int answers = 1; message.isPresent(); answers++) {
            if (answers > questions.get() && !(message.get() instanceof ControlMessage.Failed)) {
                events.add(new SpokeUnasked(this, message.get()));
                return;
            }
            events.add(new Said(this, message.get()));
            message = worker.read();
        }
        events.add(new Ended(this));
    }

    private synchronized void begin(ControlChannel worker) throws IOException {
        channel = Optional.of(worker);
        if (hungUp) {
            worker.close();
        }
        waiting.forEach(message -> write(worker, message));
        waiting.clear();
    }

    Side side() {
        return side;
    }

    /** Asks the worker for something, to which it has one answer. */
    void ask(ControlMessage.FromController question) {
        questions.incrementAndGet();
        say(question);
    }

    /** Says something to the worker that has no answer. One that has ended hears nothing; that it ended is told by its last event. */
    synchronized void say(ControlMessage.FromController message) {
        channel.ifPresentOrElse(worker -> write(worker, message), () -> waiting.add(message));
    }

    private static void write(ControlChannel worker, ControlMessage message) {
        try {
            worker.write(message);
        } catch (IOException e) {
            // A broken pipe: the worker is gone, and Ended or Babbled is on its way with more to tell.
        }
    }

    /** How the process ended, in words. A Java runtime that crashes and may write no core file exits with status 1. */
    String ending() throws InterruptedException {
        if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
            return "closed its control channel and runs on";
        }
        awaitLog();
        return log.crashed()
                ? "ended (the Java runtime crashed; its report is in the log)"
                : ExitStatus.inWords(process.exitValue());
    }

    /** Its log with a few lines of it: ends the worker, so that everything that it printed is there. */
    String logInWords() {
        try {
            if (log.crashed()) {
                // It goes by itself when its report is written.
                process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
        awaitLog();
        return log.inWords();
    }

    /** The file of its log, after {@link #logInWords}; empty where it printed nothing. */
    Optional<Path> logFile() {
        return log.kept();
    }

    /** What holds up a process that does not answer, in words; empty when nothing can be told. */
    String holdUp() {
        return ProcessState.of(process.pid()).map(state -> " (" + state + ")").orElse("");
    }

    /** Tells the worker that the run is over: it goes by itself. What it has started it may leave, and that goes with it. */
    void finish() {
        started.addAll(process.descendants().toList());
        say(new ControlMessage.Finish());
    }

    /** Whether a worker that was told to finish has ended in good order by then. */
    boolean endsWithin(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
    }

    /** Ends the worker's channel. One that has not been told to finish takes its controller for dead. */
    synchronized void hangUp() {
        hungUp = true;
        try {
            door.close();
            if (channel.isPresent()) {
                channel.get().close();
            }
        } catch (IOException e) {
            // It is gone already.
        }
    }

    /** Ends and reaps the worker: in good order when it was told to finish, by force when it does not go. */
    @Override
    public void close() {
        hangUp();
        try {
            if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                kill();
                // Not for ever: a process that the kernel holds in a dead file system does not even hear SIGKILL.
                process.waitFor(REAP_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        started.forEach(ProcessHandle::destroyForcibly);
        awaitLog();
        log.close();
    }

    /** Not for ever: a process that the worker started may keep the stream open. */
    private void awaitLog() {
        try {
            log.await(TimeUnit.MILLISECONDS.toNanos(REAP_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the worker at once; under a tracer it is the tracer's child, and goes first. */
    void kill() {
        if (!process.isAlive()) {
            return;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
