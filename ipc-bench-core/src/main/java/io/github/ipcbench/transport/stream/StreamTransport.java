package io.github.ipcbench.transport.stream;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.CallStep;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import io.github.ipcbench.transport.datagram.DatagramCalls;
import io.github.ipcbench.transport.datagram.SocketOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Modes {@code stream}, {@code seqpacket}, {@code pipe} and {@code tcp}. On a stream a message has its length before it;
 * descriptors travel with its first byte. Pipe and TCP carry none: they are there to be compared with.
 */
public final class StreamTransport implements TransportProvider {
    private static final Mode STREAM =
            new Mode("stream", "a stream socket", "AF_UNIX stream, length first", false).in("sockets");
    private static final Mode SEQPACKET =
            new Mode("seqpacket", "a seqpacket socket", "AF_UNIX seqpacket, one record", false).in("sockets");
    private static final Mode PIPE = new Mode("pipe", "a pipe", "named pipe, length first; no descriptors", false)
            .in("yardsticks")
            .carrying(0);
    private static final Mode TCP = new Mode("tcp", "TCP", "TCP on loopback, length first; no descriptors", false)
            .in("yardsticks")
            .carrying(0);

    @Override
    public List<Mode> modes() {
        return List.of(STREAM, SEQPACKET, PIPE, TCP);
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        if (mode.equals(PIPE)) {
            List<CallStep> receiver = new ArrayList<>();
            if (waitStrategy == WaitStrategy.SELECT) {
                receiver.add(CallStep.waiting(Step.WAIT.id(), "poll", "ppoll"));
            }
            // What is there is read, which may be a part.
            receiver.add(CallStep.atLeast(PipeEnds.READV.id(), 1, "readv").thatWaits());
            receiver.add(CallStep.inUserSpace(Step.CHECK.id()));
            return new CallList(
                    List.of(CallStep.exactly(PipeEnds.WRITEV.id(), 1, "writev").thatWaits()), receiver);
        }
        List<CallStep> receiver = new ArrayList<>(DatagramCalls.receiving(descriptors, waitStrategy, List.of()));
        if (mode.equals(STREAM)) {
            int afterRecvmsg = waitStrategy == WaitStrategy.SELECT ? 2 : 1;
            receiver.add(
                    afterRecvmsg,
                    CallStep.sometimes(ConnectionReceiver.REST.id(), "recvfrom").thatWaits());
        }
        return new CallList(List.of(DatagramCalls.sendmsg()), receiver);
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        if (mode.equals(PIPE)) {
            return PipeEnds.receiver(context);
        }
        Listener listener = mode.equals(TCP)
                ? Listener.onPort(context.linux(), context.socketDirectory())
                : Listener.onPath(context.linux(), context.socketDirectory(), type(mode));
        return new ConnectionReceiver(context, listener, mode.equals(SEQPACKET));
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        if (mode.equals(PIPE)) {
            return PipeEnds.sender(context);
        }
        Linux linux = context.linux();
        int socket = mode.equals(TCP)
                ? Listener.connectToPort(linux, context.socketDirectory())
                : Listener.connectToPath(linux, context.socketDirectory(), type(mode));
        try {
            OptionalInt depth = prepared(mode, context, socket);
            return new ConnectionSender(context, socket, mode.equals(SEQPACKET), depth);
        } catch (IOException | RuntimeException e) {
            linux.close(socket);
            throw e;
        }
    }

    /** Has the socket hold as many messages as may be in flight; TCP's buffers are the kernel's own affair. */
    private static OptionalInt prepared(Mode mode, TransportContext context, int socket) throws IOException {
        if (mode.equals(TCP)) {
            // The end of a message does not wait for the begin of the next one.
            new SocketOptions(context.linux()).set(socket, Linux.IPPROTO_TCP, Linux.TCP_NODELAY, 1);
            return OptionalInt.empty();
        }
        int bytes = context.messageBytes() + (mode.equals(STREAM) ? Long.BYTES : 0);
        try (ConnectionTrial trial = new ConnectionTrial(context, type(mode))) {
            if (mode.equals(SEQPACKET)) {
                trial.requireRoom(socket);
            }
            int depth = trial.depth(socket, bytes);
            context.requireBounded(depth, "messages of " + bytes + " bytes");
            return OptionalInt.of(depth);
        }
    }

    private static int type(Mode mode) {
        return mode.equals(SEQPACKET) ? Linux.SOCK_SEQPACKET : Linux.SOCK_STREAM;
    }
}
