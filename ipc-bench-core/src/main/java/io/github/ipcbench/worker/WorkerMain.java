package io.github.ipcbench.worker;

import io.github.ipcbench.directories.SessionDirectories;
import io.github.ipcbench.machine.FailureReason;
import io.github.ipcbench.protocol.ControlChannel;
import io.github.ipcbench.protocol.ControlMessage;
import io.github.ipcbench.protocol.ControlMessage.Configure;
import io.github.ipcbench.protocol.ControlMessage.DescribeHost;
import io.github.ipcbench.protocol.ControlMessage.Failed;
import io.github.ipcbench.protocol.ControlMessage.FindLimits;
import io.github.ipcbench.protocol.ControlMessage.Finish;
import io.github.ipcbench.protocol.ControlMessage.MeasureFloor;
import io.github.ipcbench.protocol.ControlMessage.ModeUnsupported;
import io.github.ipcbench.protocol.ControlMessage.OpenFloor;
import io.github.ipcbench.protocol.ControlMessage.ReportDelay;
import io.github.ipcbench.protocol.ControlMessage.StartWindow;
import io.github.ipcbench.protocol.ControlMessage.TryMode;
import io.github.ipcbench.transport.DepthTooSmallException;
import io.github.ipcbench.transport.MessageTooLargeException;
import io.github.ipcbench.transport.ModeUnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A worker process. Its argument is the door at which its controller awaits it, the first line of its standard input the
 * secret to present there; what it prints is its log. When the channel ends, the controller is gone, and so is the worker
 * at once.
 */
public final class WorkerMain {
    private static final int CONTROLLER_GONE = 3;
    private static final int CONTROLLER_UNREACHABLE = 4;
    private static final int SECRET_CHARACTERS = 100;

    private final BlockingQueue<ControlMessage> inbox = new LinkedBlockingQueue<>();
    private final ControlChannel control;
    private Worker worker;

    /** Class and jar of the mode at work, where it is somebody else's. */
    private Optional<String> author = Optional.empty();

    /** Held while native libraries are unpacked, for which their directory is made if it is missing. */
    private final Object loading = new Object();

    private boolean controllerIsGone;

    private WorkerMain(ControlChannel control) {
        this.control = control;
    }

    public static void main(String[] arguments) {
        Optional<ControlChannel> control = connect(Path.of(arguments[0]));
        if (control.isEmpty()) {
            leave(CONTROLLER_GONE);
            return;
        }
        WorkerMain main = new WorkerMain(control.get());
        Thread loop = new Thread(main::serve, "loop");
        loop.start();
        main.listen();
    }

    private static Optional<ControlChannel> connect(Path door) {
        try {
            BufferedReader input =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII), SECRET_CHARACTERS);
            String secret = input.readLine();
            if (secret == null) {
                throw new IOException("no secret came on standard input");
            }
            return Optional.of(ControlChannel.connect(door, secret));
        } catch (IOException | RuntimeException e) {
            System.err.println("controller is gone: its door cannot be reached (" + e + ")");
            return Optional.empty();
        }
    }

    /** Reads what the controller says until it is gone; whatever else ends it ends the worker as well. */
    private void listen() {
        try {
            Optional<ControlMessage> message = control.read();
            while (message.isPresent()) {
                inbox.add(message.get());
                if (message.get() instanceof Finish) {
                    return;
                }
                message = control.read();
            }
            System.err.println("controller is gone: the control channel ended");
        } catch (Throwable e) { // out of memory too: a worker that no longer listens would outlive its controller
            log(e);
        }
        try {
            synchronized (loading) {
                controllerIsGone = true;
            }
        } finally {
            leave(CONTROLLER_GONE);
        }
    }

    /** Ends this worker without its controller: whoever notices first that it is gone removes what it would have. */
    private static void leave(int status) {
        try {
            SessionDirectories.removeInWorker(System.err::println);
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    /** The loop thread: does one thing after the other as told, until it is told to finish. */
    private void serve() {
        try {
            prepare();
            ControlMessage message = inbox.take();
            while (!(message instanceof Finish)) {
                control.write(answer(message));
                message = inbox.take();
            }
            if (worker != null) {
                worker.close();
            }
        } catch (MessageTooLargeException e) {
            say(new ModeUnsupported(e.reason(), OptionalLong.of(e.largestBytes())));
        } catch (ModeUnavailableException e) {
            say(new ModeUnsupported(e.getMessage(), OptionalLong.empty()));
        } catch (Throwable e) { // whatever it is, the controller must hear of it, or it would wait for the deadline
            log(e);
            sayFailed(e);
        }
    }

    private void prepare() {
        synchronized (loading) {
            if (!controllerIsGone) {
                Worker.prepare();
            }
        }
    }

    private ControlMessage.FromWorker answer(ControlMessage message) throws IOException, InterruptedException {
        if (message instanceof Configure configure) {
            author = Worker.author(configure);
            // Whatever way this process ends, its log says whose code it ran.
            author.ifPresent(
                    name -> System.err.println("mode " + configure.key().mode() + " is of " + name));
            worker = Worker.open(configure);
            return worker.ready();
        } else if (message instanceof StartWindow window) {
            return worker.run(window);
        } else if (message instanceof ReportDelay) {
            return worker.delay();
        } else if (message instanceof OpenFloor) {
            return worker.openFloor();
        } else if (message instanceof MeasureFloor floor) {
            return worker.measureFloor(floor);
        } else if (message instanceof DescribeHost) {
            return HostFindings.host();
        } else if (message instanceof FindLimits limits) {
            return HostFindings.limits(limits);
        } else if (message instanceof TryMode trial) {
            author = Worker.author(trial.sender());
            return HostFindings.tryMode(trial);
        }
        throw new IOException("a controller does not say " + message);
    }

    private void say(ControlMessage.FromWorker message) {
        try {
            control.write(message);
        } catch (IOException e) {
            log(e);
        }
    }

    private void sayFailed(Throwable failure) {
        try {
            control.write(failed(failure));
        } catch (Throwable e) { // no memory even for that: that this worker ends is all it can still tell
            log(e);
            leave(CONTROLLER_UNREACHABLE);
        }
    }

    private Failed failed(Throwable failure) {
        if (failure instanceof DepthTooSmallException) {
            return new Failed(failure.getMessage(), Failed.Kind.DEPTH_TOO_SMALL);
        }
        return new Failed(
                author.map(name -> name + ": ").orElse("") + FailureReason.of(failure),
                FailureReason.isOutOfSpace(failure) ? Failed.Kind.OUT_OF_SPACE : Failed.Kind.OTHER);
    }

    /** Standard error goes to the worker's log; one that cannot be written changes nothing. */
    private static void log(Throwable failure) {
        try {
            failure.printStackTrace(System.err);
        } catch (Throwable e) {
            // Nor is there anything left to tell it to.
        }
    }
}
