package io.github.ipcbench.transport.stream;

import static io.github.ipcbench.linux.KernelException.requireDone;

import io.github.ipcbench.linux.Errno;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.PollRequest;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CorruptMessageException;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.SocketBuffers;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.datagram.ScmMessage;
import io.github.ipcbench.transport.datagram.SocketOptions;
import java.io.IOException;
import java.util.Optional;

/**
 * The receiving end of a connected socket. A stream hands over what was sent with the descriptors by one call and the rest
 * by another, which waits for all of it.
 */
final class ConnectionReceiver implements MessageReceiver {
    /** What is left of a message whose first part came with its descriptors. */
    static final Step REST = new Step("recvfrom");

    private static final int NONE = -1;

    private final Linux linux;
    private final StepRecorder steps;
    private final WaitStrategy waitStrategy;
    private final Listener listener;
    private final boolean keepsMessagesApart;
    private final Frame frame;
    private final int descriptorCount;
    private final ScmMessage message;
    private final int messageBytes;
    private int socket = NONE;
    private PollRequest readable;

    ConnectionReceiver(TransportContext context, Listener listener, boolean keepsMessagesApart) {
        this.linux = context.linux();
        this.steps = context.steps();
        this.waitStrategy = context.waitStrategy();
        this.listener = listener;
        this.keepsMessagesApart = keepsMessagesApart;
        this.frame = new Frame(context);
        this.descriptorCount = context.descriptors();
        this.message = new ScmMessage(linux, descriptorCount);
        this.messageBytes = context.messageBytes();
        message.data(context.messageAddress(), messageBytes);
    }

    @Override
    public long receive() throws IOException {
        steps.begin();
        if (socket == NONE) {
            // The sender is there before the first message is waited for.
            socket = listener.accept();
            readable = new PollRequest(linux, socket);
        }
        long received = receiveFirst();
        try {
            if (!keepsMessagesApart && received < frame.bytes()) {
                receiveRest(received);
            }
            requireWhole(received);
        } catch (IOException | RuntimeException e) {
            message.closeReceived(descriptorCount);
            throw e;
        }
        steps.done(Step.CHECK);
        for (int i = 0; i < descriptorCount; i++) {
            requireDone("close", linux.close(message.received(i)));
            steps.done(Step.CLOSE_DESCRIPTOR);
        }
        return messageBytes;
    }

    private long receiveFirst() throws IOException {
        if (!keepsMessagesApart) {
            frame.after(0);
            message.parts(frame.parts(), frame.partCount());
        }
        long received = NONE;
        while (received < 0) {
            message.prepareToReceive();
            switch (waitStrategy) {
                case SELECT -> readable.await();
                case BLOCK -> {
                    // recvmsg waits.
                }
            }
            steps.done(Step.WAIT);
            received = message.receive(socket, Linux.MSG_WAITALL);
        }
        steps.done(Step.RECVMSG);
        if (received == 0) {
            throw new IOException("recvmsg: the connection ended");
        }
        message.requireWhole(received, descriptorCount);
        return received;
    }

    private void receiveRest(long first) throws IOException {
        long done = first;
        while (done < frame.bytes()) {
            frame.after(done);
            long received = linux.recv(socket, frame.firstAddress(), frame.firstBytes(), Linux.MSG_WAITALL);
            if (received != -Errno.EINTR) {
                done += requireDone("recvfrom", received);
            }
            if (received == 0) {
                throw new IOException("recvfrom: the connection ended in the midst of a message");
            }
        }
        steps.done(REST);
    }

    private void requireWhole(long received) throws CorruptMessageException {
        if (!keepsMessagesApart) {
            frame.requireLength();
        } else if (received != messageBytes) {
            throw new CorruptMessageException("recvmsg: " + received + " of " + messageBytes + " bytes arrived");
        }
    }

    @Override
    public Optional<SocketBuffers> socketBuffers() {
        return socket == NONE ? Optional.empty() : Optional.of(new SocketOptions(linux).buffers(socket));
    }

    @Override
    public void close() {
        listener.close();
        if (socket != NONE) {
            linux.close(socket);
        }
    }
}
