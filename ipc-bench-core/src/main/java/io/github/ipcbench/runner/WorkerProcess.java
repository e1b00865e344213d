package io.github.ipcbench.runner;

import io.github.ipcbench.protocol.ControlMessage;
import io.github.ipcbench.protocol.ControlReader;
import io.github.ipcbench.protocol.ControlWriter;
import io.github.ipcbench.protocol.Role;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** One forked worker: owns the process, its streams and its log. What it does arrives as events, in order. */
final class WorkerProcess implements AutoCloseable {
    private static final long GRACE_MILLIS = 2_000;
    private static final int LOG_TAIL_BYTES = 2_000;
    private static final int LOG_TAIL_LINES = 8;

    /** What a worker did. */
    sealed interface Event {
        WorkerProcess worker();
    }

    /** It said something. */
    record Said(WorkerProcess worker, ControlMessage message) implements Event {}

    /** It wrote something that is no control message. */
    record Babbled(WorkerProcess worker, IOException failure) implements Event {}

    /** It closed its control stream: it has ended, or is about to. */
    record Ended(WorkerProcess worker) implements Event {}

    private final Role role;
    private final Path log;
    private final Process process;
    private final ControlWriter control;

    private WorkerProcess(Role role, Path log, Process process) {
        this.role = role;
        this.log = log;
        this.process = process;
        this.control = new ControlWriter(process.getOutputStream());
    }

    /** Forks a worker; whatever it prints to standard error goes to the log. */
    static WorkerProcess start(Role role, List<String> command, Path log, BlockingQueue<Event> events)
            throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        WorkerProcess worker = new WorkerProcess(role, log, process);
        Thread reader = new Thread(() -> worker.listen(events), "ipcbench-" + role.id());
        reader.setDaemon(true);
        reader.start();
        return worker;
    }

    private void listen(BlockingQueue<Event> events) {
        ControlReader messages = new ControlReader(process.getInputStream());
        try {
            Optional<ControlMessage> message = messages.read();
            while (message.isPresent()) {
                events.add(new Said(this, message.get()));
                message = messages.read();
            }
            events.add(new Ended(this));
        } catch (IOException e) {
            events.add(new Babbled(this, e));
        }
    }

    Role role() {
        return role;
    }

    Path log() {
        return log;
    }

    /** Says something to the worker. One that has ended hears nothing; that it ended is told by its last event. */
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
        int status = process.exitValue();
        return status > 128 ? "was killed by signal " + (status - 128) : "exited with status " + status;
    }

    /** The last lines of the log, for an error message; empty when there are none. */
    String logTail() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - LOG_TAIL_BYTES));
            byte[] tail = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(tail);
            List<String> lines =
                    new String(tail, StandardCharsets.UTF_8).lines().toList();
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(the log cannot be read: " + e.getMessage() + ")";
        }
    }

    /** Ends and reaps the worker: in good order when it was told to finish, by force when it does not go. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It is gone already.
        }
        try {
            if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                kill();
                process.waitFor();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the worker at once; under a tracer it is the tracer's child, and goes first. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Removes the log when the worker had nothing to say in it. */
    void dropEmptyLog() throws IOException {
        if (Files.exists(log) && Files.size(log) == 0) {
            Files.delete(log);
        }
    }
}
