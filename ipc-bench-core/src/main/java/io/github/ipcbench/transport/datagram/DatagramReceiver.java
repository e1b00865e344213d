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
 * begins, waits for its datagram, and closes the descriptors that came with it, whether the message is taken or refused.
 */
public final class DatagramReceiver implements MessageReceiver {
    /** What one mode does with a message whose datagram is in. */
    public interface Way extends Closeable {
        /**
         * Brings in the message and says when each of its steps is done.
         *
         * @param received bytes of the datagram
         * @param ownDescriptor the mode's own descriptor that came with it, which is not to be closed; -1 where none came
         * @return bytes of the message that travelled
         * @throws io.github.ipcbench.transport.CorruptMessageException when the message is not as sent
         */
        long take(long received, int ownDescriptor) throws IOException;

        /** What the mode does, or waits for, before it waits for the datagram. */
        default void beforeDatagram() throws IOException {}

        /** As {@link MessageReceiver#place}. */
        default Optional<ByteBuffer> inPlace() {
            return Optional.empty();
        }

        /** Closes what this mode opened beside the datagrams. */
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
     * @param bytes direct buffer that they go to; more than it holds is refused
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
     * Opens an end whose datagrams hold nothing but descriptors.
     *
     * @param ownDescriptors how many of the mode's own come behind the run's, by
     *     {@link OutgoingDatagrams#sendEmptyWith}: 0 or 1
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
