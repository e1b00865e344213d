package io.github.ipcbench.worker;

import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.SocketBuffers;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** A sender whose messages have a planted delay, and is otherwise the sender it was given. */
record DelayedSender(MessageSender sender, PlantedDelay delay) implements MessageSender {
    @Override
    public long send() throws IOException {
        delay.message();
        return sender.send();
    }

    @Override
    public OptionalInt depth() {
        return sender.depth();
    }

    @Override
    public Optional<SocketBuffers> socketBuffers() throws IOException {
        return sender.socketBuffers();
    }

    @Override
    public void close() throws IOException {
        sender.close();
    }
}
