package io.github.ipcbench.transport.datagram;

import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.transport.CorruptMessageException;
import io.github.ipcbench.transport.SocketBuffers;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import java.io.Closeable;
import java.io.IOException;

/** Receives the datagrams of {@link OutgoingDatagrams}, checks that each is whole, and closes its descriptors. */
final class IncomingDatagrams implements Closeable {
    private final Linux linux;
    private final DataSocket socket;
    private final ScmMessage message;
    private final int runDescriptors;
    private final int ownDescriptors;
    private boolean empty;
    private final StepRecorder steps;

    /** @param ownDescriptors how many of the mode's own come behind the run's with a datagram of zero bytes */
    IncomingDatagrams(TransportContext context, int ownDescriptors) throws IOException {
        this.linux = context.linux();
        this.socket = DataSocket.bound(
                linux, OutgoingDatagrams.path(context), context.waitStrategy(), OutgoingDatagrams.senderPath(context));
        this.runDescriptors = context.descriptors();
        this.ownDescriptors = ownDescriptors;
        this.message = new ScmMessage(linux, runDescriptors + ownDescriptors);
        this.steps = context.steps();
    }

    /**
     * Waits for a datagram and receives it. Its descriptors must be closed then, by {@link #closeDescriptors} or by
     * {@link #refuse}.
     *
     * @return bytes received
     */
    long receive(long address, long capacity) throws IOException {
        message.data(address, capacity);
        long received = receive();
        steps.done(Step.CHECK);
        return received;
    }

    /**
     * Waits for a datagram that carries nothing but descriptors.
     *
     * @param scratchAddress where a byte can go that should not be there
     * @throws CorruptMessageException when bytes came with it; its descriptors are closed
     */
    void receiveEmpty(long scratchAddress) throws IOException {
        message.data(scratchAddress, 1);
        if (receive() != 0) {
            refuse();
            throw new CorruptMessageException("recvmsg: a datagram of zero bytes was expected, bytes came");
        }
        steps.done(Step.CHECK);
    }

    private long receive() throws IOException {
        long received = socket.receive(message, runDescriptors, runDescriptors + ownDescriptors, steps);
        empty = received == 0;
        return received;
    }

    /** Whether the last message came with a descriptor of the mode's own. */
    boolean hasOwnDescriptor() {
        return ownReceived() > 0;
    }

    private int ownReceived() {
        return empty ? ownDescriptors : 0;
    }

    /** The mode's own first descriptor of the last message. */
    int ownDescriptor() {
        return message.received(runDescriptors);
    }

    /** Closes the descriptors of the last message: the mode's own, then the run's. */
    void closeDescriptors() {
        for (int i = 0; i < ownReceived(); i++) {
            KernelException.requireDone("close", linux.close(message.received(runDescriptors + i)));
            steps.done(Step.CLOSE);
        }
        for (int i = 0; i < runDescriptors; i++) {
            KernelException.requireDone("close", linux.close(message.received(i)));
            steps.done(Step.CLOSE_DESCRIPTOR);
        }
    }

    /** Closes every descriptor of the last message: it is refused. */
    void refuse() {
        message.closeReceived(runDescriptors + ownReceived());
    }

    SocketBuffers socketBuffers() throws IOException {
        return socket.buffers();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
