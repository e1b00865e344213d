package io.github.ipcbench.transport.socket;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.CorruptMessageException;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import io.github.ipcbench.transport.datagram.DatagramCalls;
import io.github.ipcbench.transport.datagram.DatagramReceiver;
import io.github.ipcbench.transport.datagram.DatagramSender;
import java.io.IOException;
import java.util.List;

/** Mode {@code socket}: the whole message in one datagram, with its descriptors. */
public final class SocketTransport implements TransportProvider {
    private static final Mode SOCKET = new Mode("socket", "a socket", "one datagram", true).in("sockets");

    @Override
    public List<Mode> modes() {
        return List.of(SOCKET);
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        return new CallList(
                List.of(DatagramCalls.sendmsg()), DatagramCalls.receiving(descriptors, waitStrategy, List.of()));
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        long address = context.messageAddress();
        int bytes = context.messageBytes();
        return DatagramSender.open(context, datagrams -> {
            datagrams.requireRoomFor(bytes, bytes);
            return () -> {
                datagrams.send(address, bytes);
                return bytes;
            };
        });
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        int bytes = context.messageBytes();
        return DatagramReceiver.ofBytes(context, context.message(), (received, none) -> {
            if (received != bytes) {
                throw new CorruptMessageException("recvmsg: " + received + " of " + bytes + " bytes arrived");
            }
            return received;
        });
    }
}
