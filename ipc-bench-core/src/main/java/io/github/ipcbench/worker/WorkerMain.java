package io.github.ipcbench.worker;

import io.github.ipcbench.directories.SessionDirectories;
import io.github.ipcbench.machine.FailureReason;
import io.github.ipcbench.protocol.ControlMessage;
import io.github.ipcbench.protocol.ControlMessage.Configure;
import io.github.ipcbench.protocol.ControlMessage.Failed;
import io.github.ipcbench.protocol.ControlMessage.Finish;
import io.github.ipcbench.protocol.ControlMessage.MeasureFloor;
import io.github.ipcbench.protocol.ControlMessage.ModeUnsupported;
import io.github.ipcbench.protocol.ControlMessage.OpenFloor;
import io.github.ipcbench.protocol.ControlMessage.ReportDelay;
import io.github.ipcbench.protocol.ControlMessage.StartWindow;
import io.github.ipcbench.protocol.ControlReader;
import io.github.ipcbench.protocol.ControlWriter;
import io.github.ipcbench.transport.MessageTooLargeException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A worker process. Control messages come on its standard input and leave on its standard output; whatever else it
 * prints goes to standard error, its log. When its input ends, the controller is gone, and so is the worker at once.
 */
public final class WorkerMain {
    private static final int CONTROLLER_GONE = 3;
    private static final int CONTROLLER_UNREACHABLE = 4;

    private final BlockingQueue<ControlMessage> inbox = new LinkedBlockingQueue<>();
    private final ControlWriter control;
    private Worker worker;

    /** Held while native libraries are unpacked: JNA makes their directory anew when it has been removed. */
    private final Object loading = new Object();

    private boolean controllerIsGone;

    private WorkerMain(ControlWriter control) {
        this.control = control;
    }

    public static void main(String[] arguments) {
        ControlWriter control = new ControlWriter(new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err);
        WorkerMain main = new WorkerMain(control);
        Thread loop = new Thread(main::serve, "loop");
        loop.start();
        main.listen(new ControlReader(new FileInputStream(FileDescriptor.in)));
    }

    /** Reads what the controller says until it is gone; whatever else ends it ends the worker as well. */
    private void listen(ControlReader reader) {
        try {
            Optional<ControlMessage> message = reader.read();
            while (message.isPresent()) {
                inbox.add(message.get());
                if (message.get() instanceof Finish) {
                    return;
                }
                message = reader.read();
            }
            System.err.println("controller is gone: the control stream ended");
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
    private void leave(int status) {
        try {
            SessionDirectories.removeInWorker(System.err::println);
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    /** The loop thread: loads what every worker needs, then does one thing after the other as told, until it is told to finish. */
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
            say(new ModeUnsupported(e.reason(), e.largestBytes()));
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

    private ControlMessage.FromWorker answer(ControlMessage message) throws IOException {
        if (message instanceof Configure configure) {
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
            control.write(new Failed(FailureReason.of(failure)));
        } catch (Throwable e) { // no memory even for that: that this worker ends is all it can still tell
            log(e);
            leave(CONTROLLER_UNREACHABLE);
        }
    }

    /** Standard error is the worker's log; one that cannot be written changes nothing. */
    private static void log(Throwable failure) {
        try {
            failure.printStackTrace(System.err);
        } catch (Throwable e) {
            // Nor is there anything left to tell it to.
        }
    }
}
