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

        /** Messages that a queue of the mode's own holds, beside that of the datagrams; absent where it has none. */
        default OptionalInt ownDepth() {
            return OptionalInt.empty();
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
    private final int depth;
    private final StepRecorder steps;

    private DatagramSender(OutgoingDatagrams datagrams, Way way, int depth, StepRecorder steps) {
        this.datagrams = datagrams;
        this.way = way;
        this.depth = depth;
        this.steps = steps;
    }

    /** Opens an end, and leaves nothing open where that fails. */
    public static MessageSender open(TransportContext context, Opener opener) throws IOException {
        OutgoingDatagrams datagrams = new OutgoingDatagrams(context);
        try {
            Way way = opener.open(datagrams);
            int depth = Math.min(datagrams.depth(), way.ownDepth().orElse(Integer.MAX_VALUE));
            context.requireBounded(depth, datagrams.describe());
            return new DatagramSender(datagrams, way, depth, context.steps());
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
        return OptionalInt.of(depth);
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
