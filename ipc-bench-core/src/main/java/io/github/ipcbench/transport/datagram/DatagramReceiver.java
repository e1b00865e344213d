package io.github.ipcbench.transport.datagram;

import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.SocketBuffers;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The receiving end of any mode that sends a datagram with each message: opens and closes in order, says where a message
 * begins, waits for its datagram as {@link TransportContext#waitStrategy} says, checks that it came whole with as many
 * descriptors as agreed, and closes them, whether the message is taken or refused.
 *
 * <p>Only processes of the same user are heard. A first datagram of anybody else, and one with other descriptors or other
 * bytes than agreed, is a {@link io.github.ipcbench.transport.CorruptMessageException}, which voids the run.
 */
public final class DatagramReceiver implements MessageReceiver {
    /** What one mode does with a message whose datagram is in; used by the one thread that receives. */
    public interface Way extends Closeable {
        /**
         * Brings the whole message into {@link TransportContext#message}, or to where {@link #inPlace} says, and tells
         * {@link TransportContext#steps} when each of its steps is done; the datagram's own steps are told already.
         *
         * @param received bytes of the datagram, 0 for one of descriptors alone; they lie in the buffer given at opening
         * @param ownDescriptor the mode's own descriptor that came with it, which is closed after this call and not by it;
         *     -1 where none came
         * @return bytes of the message that travelled, in whatever form: both ends must come to the same sum
         * @throws io.github.ipcbench.transport.CorruptMessageException when the message is not as sent
         * @throws IOException when it cannot be brought in; the run is void
         */
        long take(long received, int ownDescriptor) throws IOException;

        /** What the mode does, or waits for, before it waits for the datagram. */
        default void beforeDatagram() throws IOException {}

        /** As {@link MessageReceiver#place}. */
        default Optional<ByteBuffer> inPlace() {
            return Optional.empty();
        }

        /** Closes what this mode opened beside the datagrams; also when the end could not be opened after all. */
        @Override
        default void close() throws IOException {}
    }

    private static final int NONE = -1;

    private final IncomingDatagrams datagrams;
    private final Way way;
    private final StepRecorder steps;
    private final ByteBuffer bytes;
    private final boolean empty;
    private final long address;

    private DatagramReceiver(TransportContext context, ByteBuffer bytes, boolean empty, int ownDescriptors, Way way)
            throws IOException {
        this.datagrams = new IncomingDatagrams(context, ownDescriptors);
        this.way = way;
        this.steps = context.steps();
        this.bytes = bytes;
        this.empty = empty;
        this.address = context.linux().addressOf(bytes);
    }

    /**
     * Opens an end whose datagrams hold bytes of the message.
     *
     * @param bytes direct buffer that they go to, from its begin; more than its capacity is refused
     * @throws IOException when the socket cannot be bound; the way is closed then
     */
    public static MessageReceiver ofBytes(TransportContext context, ByteBuffer bytes, Way way) throws IOException {
        return opened(context, bytes, false, 0, way);
    }

    /**
     * Opens an end whose datagrams hold bytes of the message, or none but a descriptor of the mode's own behind the run's.
     *
     * @param bytes as for {@link #ofBytes}
     */
    public static MessageReceiver ofBytesOrDescriptor(TransportContext context, ByteBuffer bytes, Way way)
            throws IOException {
        return opened(context, bytes, false, 1, way);
    }

    /**
     * Opens an end whose datagrams hold nothing but the run's descriptors: those of a mode whose bytes go another way.
     *
     * @throws IOException as {@link #ofBytes} does
     */
    public static MessageReceiver ofDescriptors(TransportContext context, Way way) throws IOException {
        return ofDescriptors(context, 0, way);
    }

    /**
     * Opens an end whose datagrams hold nothing but descriptors.
     *
     * @param ownDescriptors how many of the mode's own come behind the run's, by
     *     {@link OutgoingDatagrams#sendEmptyWith}: 0 or 1
     * @throws IOException as {@link #ofBytes} does
     */
    public static MessageReceiver ofDescriptors(TransportContext context, int ownDescriptors, Way way)
            throws IOException {
        return opened(context, ByteBuffer.allocateDirect(1), true, ownDescriptors, way);
    }

    private static MessageReceiver opened(
            TransportContext context, ByteBuffer bytes, boolean empty, int ownDescriptors, Way way) throws IOException {
        try {
            return new DatagramReceiver(context, bytes, empty, ownDescriptors, way);
        } catch (IOException | RuntimeException e) {
            way.close();
            throw e;
        }
    }

    @Override
    public long receive() throws IOException {
        steps.begin();
        way.beforeDatagram();
        long received = 0;
        if (empty) {
            datagrams.receiveEmpty(address);
        } else {
            received = datagrams.receive(address, bytes.capacity());
        }
        long travelled;
        try {
            travelled = way.take(received, datagrams.hasOwnDescriptor() ? datagrams.ownDescriptor() : NONE);
        } catch (IOException | RuntimeException e) {
            datagrams.refuse();
            throw e;
        }
        datagrams.closeDescriptors();
        return travelled;
    }

    @Override
    public Optional<ByteBuffer> place() {
        return way.inPlace();
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
