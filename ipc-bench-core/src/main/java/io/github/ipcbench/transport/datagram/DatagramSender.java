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
    /** What one mode does to send; used by the one thread that sends. */
    public interface Way extends Closeable {
        /**
         * Sends {@link TransportContext#message} by exactly one datagram, be it empty, and whatever else it takes, and tells
         * {@link TransportContext#steps} when each other step is done; the datagram tells its own.
         *
         * @return bytes of the message that travelled, in whatever form
         * @throws IOException when the message cannot be sent; the run is void
         */
        long send() throws IOException;

        /**
         * Messages that a queue of the mode's own holds at most, where those are fewer than the datagrams that wait; absent
         * where it has none. The mode itself waits while its queue is full.
         */
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
        /**
         * Opens it, once the datagrams are connected; what it opened before it fails it closes itself.
         *
         * @throws io.github.ipcbench.transport.MessageTooLargeException when the message does not pass here: a result
         * @throws io.github.ipcbench.transport.ModeUnavailableException when the mode does not work here: a result as well
         * @throws IOException when it cannot be opened
         */
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

    /**
     * Opens an end, whose receiver is open; leaves no datagrams open where that fails.
     *
     * @throws io.github.ipcbench.transport.DepthTooSmallException when the least send buffer holds more messages than may
     *     be in flight
     * @throws IOException what the opener throws, or when the receiver cannot be reached
     */
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
