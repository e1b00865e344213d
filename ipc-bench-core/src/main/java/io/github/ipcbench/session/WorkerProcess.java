package io.github.ipcbench.session;

import io.github.ipcbench.plan.Side;
import io.github.ipcbench.protocol.ControlMessage;
import io.github.ipcbench.protocol.ControlReader;
import io.github.ipcbench.protocol.ControlWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One forked worker: owns the process, its streams and its log. What it does arrives as events, in order. */
final class WorkerProcess implements AutoCloseable {
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

    /** It wrote something that is no control message; it is not listened to any more. */
    record Babbled(WorkerProcess worker, Exception failure) implements Event {}

    /** It closed its control stream: it has ended, or is about to. */
    record Ended(WorkerProcess worker) implements Event {}

    private final Side side;
    private final Process process;
    private final WorkerLog log;
    private final ControlWriter control;
    private final AtomicInteger questions = new AtomicInteger();
    /** Processes of a worker that was told to finish: those of a transport outlive it. */
    private final List<ProcessHandle> started = new CopyOnWriteArrayList<>();

    private WorkerProcess(Side side, Process process, WorkerLog log) {
        this.side = side;
        this.process = process;
        this.log = log;
        this.control = new ControlWriter(process.getOutputStream());
    }

    /**
     * Forks a worker; whatever it prints to standard error goes to the log.
     *
     * @param title of its run
     * @param environment variables beside those of this process
     */
    static WorkerProcess start(
            Side side,
            String title,
            List<String> command,
            Map<String, String> environment,
            Path log,
            BlockingQueue<Event> events)
            throws IOException {
        WorkerLog.makeRoom(log);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(WorkerCommand.OPTIONS_OF_OTHERS);
        builder.environment().putAll(environment);
        Process process = builder.start();
        WorkerProcess worker = new WorkerProcess(
                side, process, new WorkerLog(log, side.id() + " of " + title, process.getErrorStream()));
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

    private void listen(BlockingQueue<Event> events) {
        ControlReader messages = new ControlReader(process.getInputStream());
        try {
            Optional<ControlMessage> message = messages.read();
            for (int answers = 1; message.isPresent(); answers++) {
                if (answers > questions.get() && !(message.get() instanceof ControlMessage.Failed)) {
                    events.add(new SpokeUnasked(this, message.get()));
                    return;
                }
                events.add(new Said(this, message.get()));
                message = messages.read();
            }
            events.add(new Ended(this));
        } catch (IOException | RuntimeException e) {
            events.add(new Babbled(this, e));
        }
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
    void say(ControlMessage.FromController message) {
        try {
            control.write(message);
        } catch (IOException e) {
            // A broken pipe: the worker is gone, and Ended or Babbled is on its way with more to tell.
        }
    }

    /** How the process ended, in words. */
    String ending() throws InterruptedException {
        if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
            return "closed its control stream and runs on";
        }
        return ExitStatus.inWords(process.exitValue());
    }

    /** Whether its log has the report of a Java runtime that crashed. */
    boolean crashed() throws InterruptedException {
        process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        awaitLog();
        return log.crashed();
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

    /** What holds up a process that does not answer, in words; empty when nothing can be told. */
    String holdUp() {
        return ProcessState.of(process.pid()).map(state -> " (" + state + ")").orElse("");
    }

    /** Tells the worker that the run is over: it goes by itself. What it has started it may leave, and that goes with it. */
    void finish() {
        started.addAll(process.descendants().toList());
        say(new ControlMessage.Finish());
    }

    /** The end of the worker's control stream. One that has not been told to finish takes its controller for dead. */
    void hangUp() {
        try {
            process.getOutputStream().close();
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
