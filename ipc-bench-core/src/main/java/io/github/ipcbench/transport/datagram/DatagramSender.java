package io.github.ipcbench.transport.datagram;

import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.SocketBuffers;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The sending end of any mode that sends a datagram with each message, be it for the descriptors alone: opens and closes in
 * order, and says where a message begins.
 */
public final class DatagramSender implements MessageSender {
    /** What one mode does to send; it need not know of anything else. */
    public interface Way extends Closeable {
        /**
         * Sends the message as {@link MessageSender#send} has it, by one datagram among other things, and says when each of
         * its steps is done.
         */
        long send() throws IOException;

        /** As {@link MessageSender#depth} has it: of the datagrams' queue, for a mode that has none of its own. */
        default OptionalInt depth() {
            return DatagramQueue.depth();
        }

        /** Closes what this mode opened beside the datagrams. */
        @Override
        default void close() throws IOException {}
    }

    /** Opens what one mode needs to send. */
    @FunctionalInterface
    public interface Opener {
        Way open(OutgoingDatagrams datagrams) throws IOException;
    }

    private final OutgoingDatagrams datagrams;
    private final Way way;
    private final StepRecorder steps;

    private DatagramSender(OutgoingDatagrams datagrams, Way way, StepRecorder steps) {
        this.datagrams = datagrams;
        this.way = way;
        this.steps = steps;
    }

    /** Opens an end, and leaves nothing open where that fails. */
    public static MessageSender open(TransportContext context, Opener opener) throws IOException {
        OutgoingDatagrams datagrams = new OutgoingDatagrams(context);
        try {
            return new DatagramSender(datagrams, opener.open(datagrams), context.steps());
        } catch (IOException | RuntimeException e) {
            datagrams.close();
            throw e;
        }
    }

    @Override
    public long send() throws IOException {
        steps.begin();
        return way.send();
    }

    @Override
    public OptionalInt depth() {
        return way.depth();
    }

    @Override
    public Optional<SocketBuffers> socketBuffers() throws IOException {
        return Optional.of(datagrams.socketBuffers());
    }

    @Override
    public void close() throws IOException {
        try {
            way.close();
        } finally {
            datagrams.close();
        }
    }
}
