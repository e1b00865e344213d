package com.example;

import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.CallStep;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Mode {@code named-pipe}: the message through a named pipe; it carries no descriptors. */
public final class NamedPipeTransport implements TransportProvider {
    private static final Mode PIPE = new Mode("named-pipe", "a named pipe", "bytes only", false).carrying(0);

    @Override
    public List<Mode> modes() {
        return List.of(PIPE);
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        return new CallList(
                List.of(CallStep.atLeast("write", 1, "write").thatWaits()),
                List.of(CallStep.atLeast("read", 1, "read").thatWaits()));
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        try {
            new ProcessBuilder("mkfifo", "-m", "600", path(context).toString()).start().waitFor();
        } catch (InterruptedException e) {
            throw new IOException("mkfifo was interrupted", e);
        }
        // For both directions: opened for reading alone, it would wait here for its sender.
        FileChannel pipe = FileChannel.open(path(context), StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new Receiver(pipe, context.message().duplicate(), context.steps());
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        FileChannel pipe = FileChannel.open(path(context), StandardOpenOption.WRITE);
        return new Sender(pipe, context.message().duplicate(), context.steps());
    }

    private static Path path(TransportContext context) {
        return context.socketDirectory().resolve("pipe");
    }

    private record Sender(FileChannel pipe, ByteBuffer bytes, StepRecorder steps) implements MessageSender {
        @Override
        public long send() throws IOException {
            steps.begin();
            for (bytes.clear(); bytes.hasRemaining(); ) {
                pipe.write(bytes);
            }
            steps.done(Step.WRITE);
            return bytes.capacity();
        }

        @Override
        public void close() throws IOException {
            pipe.close();
        }
    }

    private record Receiver(FileChannel pipe, ByteBuffer bytes, StepRecorder steps) implements MessageReceiver {
        @Override
        public long receive() throws IOException {
            steps.begin();
            for (bytes.clear(); bytes.hasRemaining(); ) {
                pipe.read(bytes);
            }
            steps.done(Step.READ);
            return bytes.capacity();
        }

        @Override
        public void close() throws IOException {
            pipe.close();
        }
    }
}
