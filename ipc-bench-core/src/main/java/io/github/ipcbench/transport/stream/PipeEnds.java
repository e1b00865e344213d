package io.github.ipcbench.transport.stream;

import static io.github.ipcbench.linux.KernelException.requireDone;

import io.github.ipcbench.linux.Errno;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeMemory;
import io.github.ipcbench.linux.PollRequest;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;

/** Both ends of a named pipe: the kernel's pipe, which two processes find by a path. */
final class PipeEnds {
    static final Step WRITEV = new Step("writev");
    static final Step READV = new Step("readv");

    /** The largest that a user may ask for unless the host says otherwise (fs.pipe-max-size). */
    private static final long LARGEST_PIPE_BYTES = 1L << 20;

    private static final int OWNER_READS_AND_WRITES = 0600;

    private PipeEnds() {}

    /** Makes the pipe; when this returns it can be opened to write. */
    static MessageReceiver receiver(TransportContext context) {
        Linux linux = context.linux();
        NativeMemory path = linux.text(path(context).toString());
        try {
            requireDone("mknod", linux.mkfifo(path.address(), OWNER_READS_AND_WRITES));
            // Without O_NONBLOCK this would wait for the sender.
            int pipe = (int) requireDone(
                    "open", linux.open(path.address(), Linux.O_RDONLY | Linux.O_NONBLOCK | Linux.O_CLOEXEC, 0));
            requireDone("fcntl", linux.fcntl(pipe, Linux.F_SETFL, 0));
            return new Receiver(context, pipe);
        } finally {
            Reference.reachabilityFence(path);
        }
    }

    /** Opens it to write; no name of it is left then. */
    static MessageSender sender(TransportContext context) throws IOException {
        Linux linux = context.linux();
        int pipe = linux.openFile(path(context).toString(), Linux.O_WRONLY | Linux.O_CLOEXEC);
        Files.delete(path(context));
        // As large as the depth needs, where that is granted: a user may have used up what all his pipes may take.
        long wanted = (long) context.depth().orElse(Integer.MAX_VALUE) * context.messageBytes();
        linux.fcntl(pipe, Linux.F_SETPIPE_SZ, Math.min(wanted, LARGEST_PIPE_BYTES));
        return new Sender(context, pipe);
    }

    private static Path path(TransportContext context) {
        return context.socketDirectory().resolve("pipe");
    }

    private static final class Sender implements MessageSender {
        private final Linux linux;
        private final StepRecorder steps;
        private final int pipe;
        private final Frame frame;
        private final int messageBytes;

        Sender(TransportContext context, int pipe) {
            this.linux = context.linux();
            this.steps = context.steps();
            this.pipe = pipe;
            this.frame = new Frame(context);
            this.messageBytes = context.messageBytes();
        }

        @Override
        public long send() {
            steps.begin();
            long done = 0;
            while (done < frame.bytes()) {
                frame.after(done);
                long written = linux.writev(pipe, frame.parts(), frame.partCount());
                if (written != -Errno.EINTR) {
                    done += requireDone("writev", written);
                }
            }
            steps.done(WRITEV);
            return messageBytes;
        }

        @Override
        public void close() {
            linux.close(pipe);
        }
    }

    private static final class Receiver implements MessageReceiver {
        private final Linux linux;
        private final StepRecorder steps;
        private final WaitStrategy waitStrategy;
        private final int pipe;
        private final PollRequest readable;
        private final Frame frame;
        private final int messageBytes;

        Receiver(TransportContext context, int pipe) {
            this.linux = context.linux();
            this.steps = context.steps();
            this.waitStrategy = context.waitStrategy();
            this.pipe = pipe;
            this.readable = new PollRequest(linux, pipe);
            this.frame = new Frame(context);
            this.messageBytes = context.messageBytes();
        }

        @Override
        public long receive() throws IOException {
            steps.begin();
            switch (waitStrategy) {
                case SELECT -> readable.await();
                case BLOCK -> {
                    // readv waits.
                }
            }
            steps.done(Step.WAIT);
            long done = 0;
            while (done < frame.bytes()) {
                frame.after(done);
                long read = linux.readv(pipe, frame.parts(), frame.partCount());
                if (read != -Errno.EINTR) {
                    done += requireDone("readv", read);
                }
                if (read == 0) {
                    throw new IOException("readv: the pipe ended");
                }
            }
            steps.done(READV);
            frame.requireLength();
            steps.done(Step.CHECK);
            return messageBytes;
        }

        @Override
        public void close() {
            linux.close(pipe);
        }
    }
}
