package io.github.ipcbench.transport.datagram;

import io.github.ipcbench.transport.SocketBuffers;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Sends datagrams that carry the run's descriptors, with bytes of the message or without; one for each message. */
public final class OutgoingDatagrams implements Closeable {
    private final DataSocket socket;
    private final SentDescriptors descriptors;
    private final int descriptorCount;
    private final ScmMessage message;
    private final StepRecorder steps;

    /** Connects to the receiver of the run, which is open. */
    OutgoingDatagrams(TransportContext context) throws IOException {
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
    public void requireRoomFor(int datagramBytes, int messageBytes) throws IOException {
        socket.requireRoomFor(datagramBytes, messageBytes);
    }

    /** Sends bytes and the run's descriptors; waits while the receiver's queue is full. Does {@link Step#SENDMSG}. */
    public void send(long address, long length) throws IOException {
        message.data(address, length);
        message.send(socket.descriptor());
        steps.done(Step.SENDMSG);
    }

    /** Sends the run's descriptors in a datagram of zero bytes. */
    public void sendEmpty() throws IOException {
        send(0, 0);
    }

    /** Sends the run's descriptors and one more behind them, in a datagram of zero bytes. */
    public void sendEmptyWith(int ownDescriptor) throws IOException {
        message.descriptor(descriptorCount, ownDescriptor);
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
