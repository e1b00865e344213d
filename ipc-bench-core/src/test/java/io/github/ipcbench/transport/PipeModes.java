package io.github.ipcbench.transport;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.datagram.DatagramCalls;
import io.github.ipcbench.transport.datagram.DatagramReceiver;
import io.github.ipcbench.transport.datagram.DatagramSender;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Modes as somebody else would write them, found as ours are: a message through a named pipe, without descriptors or with
 * the descriptors carried for it.
 */
public final class PipeModes implements TransportProvider {
    static final int LARGEST_BYTES = 2 << 20;

    private static final Mode BYTES =
            new Mode("test-pipe", "a pipe", "named pipe", false).carrying(0).upTo(LARGEST_BYTES);
    private static final Mode WITH_DESCRIPTORS = new Mode("test-pipe-descriptors", "named pipe and a datagram", false);
    private static final Step PIPE_READ = new Step("pipe-read");

    @Override
    public List<Mode> modes() {
        return List.of(BYTES, WITH_DESCRIPTORS);
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        List<CallStep> sender = new ArrayList<>();
        List<CallStep> receiver =
                List.of(CallStep.atLeast(PIPE_READ.id(), 1, "read").thatWaits());
        if (mode.equals(WITH_DESCRIPTORS)) {
            sender.add(DatagramCalls.sendmsg());
            receiver = DatagramCalls.receiving(descriptors, waitStrategy, receiver);
        }
        sender.add(CallStep.exactly(Step.WRITE.id(), 1, "write").thatWaits());
        return new CallList(sender, receiver);
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        Path path = path(context);
        try {
            new ProcessBuilder("mkfifo", "-m", "600", path.toString()).start().waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        // For both: opened for reading alone it would wait for its sender.
        FileChannel pipe = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Reader reader = new Reader(pipe, context.message().duplicate(), context.steps());
        return mode.equals(BYTES) ? reader : DatagramReceiver.ofDescriptors(context, reader);
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        if (mode.equals(BYTES)) {
            return new Writer(context);
        }
        return DatagramSender.open(context, datagrams -> {
            Writer writer = new Writer(context);
            return new DatagramSender.Way() {
                @Override
                public long send() throws IOException {
                    datagrams.sendEmpty();
                    return writer.write();
                }

                @Override
                public void close() throws IOException {
                    writer.close();
                }
            };
        });
    }

    private static Path path(TransportContext context) {
        return context.socketDirectory().resolve("pipe");
    }

    private record Reader(FileChannel pipe, ByteBuffer message, StepRecorder steps)
            implements MessageReceiver, DatagramReceiver.Way {
        @Override
        public long receive() throws IOException {
            steps.begin();
            return take(0, -1);
        }

        @Override
        public long take(long none, int noDescriptor) throws IOException {
            message.clear();
            while (message.hasRemaining()) {
                if (pipe.read(message) < 0) {
                    throw new IOException("read: the pipe ended");
                }
            }
            steps.done(PIPE_READ);
            return message.capacity();
        }

        @Override
        public void close() throws IOException {
            pipe.close();
        }
    }

    private static final class Writer implements MessageSender {
        private final FileChannel pipe;
        private final ByteBuffer message;
        private final StepRecorder steps;

        Writer(TransportContext context) throws IOException {
            this.pipe = FileChannel.open(path(context), StandardOpenOption.WRITE);
            this.message = context.message().duplicate();
            this.steps = context.steps();
        }

        @Override
        public long send() throws IOException {
            steps.begin();
            return write();
        }

        long write() throws IOException {
            message.clear();
            while (message.hasRemaining()) {
                pipe.write(message);
            }
            steps.done(Step.WRITE);
            return message.capacity();
        }

        @Override
        public void close() throws IOException {
            pipe.close();
        }
    }
}
