package io.github.ipcbench.transport;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** The sending end of the datagram path every mode has: descriptors travel by message in each of them. */
final class DatagramSender implements Closeable {
    private final DataSocket socket;
    private final SentDescriptors descriptors;
    private final int descriptorCount;
    private final ScmMessage message;
    private final StepRecorder steps;

    DatagramSender(TransportContext context) throws IOException {
        this.socket = DataSocket.connected(context.linux(), path(context));
        this.descriptors = SentDescriptors.open(context.linux(), context.descriptors());
        this.descriptorCount = context.descriptors();
        this.message = new ScmMessage(context.linux(), descriptorCount + 1);
        this.steps = context.steps();
        message.descriptors(descriptors.numbers());
    }

    /** Where the data socket of a run is bound. */
    static Path path(TransportContext context) {
        return context.socketDirectory().resolve("data");
    }

    /** See {@link DataSocket#requireRoomFor}. */
    void requireRoomFor(int datagramBytes, int messageBytes) throws IOException {
        socket.requireRoomFor(datagramBytes, messageBytes);
    }

    /** Sends bytes and the run's descriptors. */
    void send(long address, long length) throws IOException {
        message.data(address, length);
        message.send(socket.descriptor());
        steps.done(Step.SENDMSG);
    }

    /** Sends the run's descriptors in a datagram of zero bytes. */
    void sendEmpty() throws IOException {
        send(0, 0);
    }

    /** Sends the run's descriptors and one more behind them, in a datagram of zero bytes. */
    void sendEmptyWith(int extraDescriptor) throws IOException {
        message.descriptor(descriptorCount, extraDescriptor);
        message.descriptorCount(descriptorCount + 1);
        sendEmpty();
    }

    SocketBuffers socketBuffers() throws IOException {
        return socket.buffers();
    }

    @Override
    public void close() throws IOException {
        descriptors.close();
        socket.close();
    }
}
