package io.github.ipcbench.transport;

import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import java.io.Closeable;
import java.io.IOException;

/** The receiving end of the datagram path every mode has. */
final class DatagramReceiver implements Closeable {
    private static final int NO_DESCRIPTOR = -1;

    private final Linux linux;
    private final DataSocket socket;
    private final ScmMessage message;
    private final int expectedDescriptors;
    private final int runDescriptors;
    private final StepRecorder steps;

    /** @param extraDescriptors how many come with each message behind the run's own */
    DatagramReceiver(TransportContext context, int extraDescriptors) throws IOException {
        this.linux = context.linux();
        this.socket = DataSocket.bound(linux, DatagramSender.path(context), context.waitStrategy());
        this.runDescriptors = context.descriptors();
        this.expectedDescriptors = runDescriptors + extraDescriptors;
        this.message = new ScmMessage(linux, expectedDescriptors);
        this.steps = context.steps();
    }

    /**
     * Waits for a datagram and receives it. Whoever calls must close its descriptors: the run's own by
     * {@link #closeDescriptors}, the extra one himself; or all of them by {@link #refuse}.
     *
     * @return bytes received
     */
    long receive(long address, long capacity) throws IOException {
        long received = receiveUnchecked(address, capacity);
        steps.done(Step.CHECK);
        return received;
    }

    private long receiveUnchecked(long address, long capacity) throws IOException {
        message.data(address, capacity);
        return socket.receive(message, expectedDescriptors, steps);
    }

    /**
     * Waits for a datagram that carries nothing but descriptors.
     *
     * @return the descriptor behind the run's own ones; -1 when none is expected there
     * @throws CorruptMessageException when bytes came with it
     */
    int receiveEmpty(long scratchAddress) throws IOException {
        long received = receiveUnchecked(scratchAddress, 1);
        if (received != 0) {
            refuse();
            throw new CorruptMessageException("recvmsg: a datagram of zero bytes was expected, bytes came");
        }
        int extra = expectedDescriptors > runDescriptors ? message.received(runDescriptors) : NO_DESCRIPTOR;
        steps.done(Step.CHECK);
        return extra;
    }

    /** Closes the run's descriptors of the last message. */
    void closeDescriptors() {
        for (int i = 0; i < runDescriptors; i++) {
            KernelException.requireDone("close", linux.close(message.received(i)));
            steps.done(Step.CLOSE_DESCRIPTOR);
        }
    }

    /** Closes every descriptor of the last message, the extra one too: it is refused. */
    void refuse() {
        message.closeReceived(expectedDescriptors);
    }

    SocketBuffers socketBuffers() throws IOException {
        return socket.buffers();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
