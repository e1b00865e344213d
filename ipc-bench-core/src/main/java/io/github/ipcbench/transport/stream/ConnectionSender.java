package io.github.ipcbench.transport.stream;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.SocketBuffers;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.datagram.ScmMessage;
import io.github.ipcbench.transport.datagram.SentDescriptors;
import io.github.ipcbench.transport.datagram.SocketOptions;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** The sending end of a connected socket: one sendmsg for each message, the descriptors with its first byte. */
final class ConnectionSender implements MessageSender {
    private final Linux linux;
    private final StepRecorder steps;
    private final int socket;
    private final boolean keepsMessagesApart;
    private final Frame frame;
    private final SentDescriptors descriptors;
    private final int descriptorCount;
    private final ScmMessage message;
    private final int messageBytes;
    private final OptionalInt depth;

    /**
     * @param socket connected; closed with this end
     * @param keepsMessagesApart whether it needs no length before a message
     * @param depth messages in flight at most, where that is known
     */
    ConnectionSender(TransportContext context, int socket, boolean keepsMessagesApart, OptionalInt depth) {
        this.linux = context.linux();
        this.steps = context.steps();
        this.socket = socket;
        this.keepsMessagesApart = keepsMessagesApart;
        this.frame = new Frame(context);
        this.descriptors = SentDescriptors.open(linux, context.descriptors());
        this.descriptorCount = context.descriptors();
        this.message = new ScmMessage(linux, descriptorCount);
        this.messageBytes = context.messageBytes();
        this.depth = depth;
        message.descriptors(descriptors.numbers());
        message.data(context.messageAddress(), messageBytes);
    }

    @Override
    public long send() throws IOException {
        steps.begin();
        if (keepsMessagesApart) {
            message.send(socket);
        } else {
            sendFrame();
        }
        steps.done(Step.SENDMSG);
        return messageBytes;
    }

    private void sendFrame() {
        frame.after(0);
        message.parts(frame.parts(), frame.partCount());
        long sent = message.sendmsg(socket);
        if (sent < frame.bytes()) {
            sendRest(sent);
        }
    }

    /** A signal may end a call in the midst of a message; its descriptors have gone with the first byte then. */
    private void sendRest(long before) {
        message.descriptorCount(0);
        for (long sent = before; sent < frame.bytes(); sent += message.sendmsg(socket)) {
            frame.after(sent);
            message.parts(frame.parts(), frame.partCount());
        }
        message.descriptorCount(descriptorCount);
    }

    @Override
    public OptionalInt depth() {
        return depth;
    }

    @Override
    public Optional<SocketBuffers> socketBuffers() {
        return Optional.of(new SocketOptions(linux).buffers(socket));
    }

    @Override
    public void close() {
        descriptors.close();
        linux.close(socket);
    }
}
