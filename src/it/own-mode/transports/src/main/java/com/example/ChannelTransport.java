package com.example;

import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.CallStep;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import io.github.ipcbench.transport.datagram.DatagramCalls;
import io.github.ipcbench.transport.datagram.DatagramReceiver;
import io.github.ipcbench.transport.datagram.DatagramSender;
import io.github.ipcbench.transport.datagram.OutgoingDatagrams;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Mode {@code channel}: the bytes through the JDK's own stream socket, the descriptors by a datagram beside them. */
public final class ChannelTransport implements TransportProvider {
    @Override
    public List<Mode> modes() {
        return List.of(new Mode("channel", "a channel", "SocketChannel of the JDK", false));
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        return new CallList(
                List.of(DatagramCalls.sendmsg(), CallStep.atLeast("write", 1, "write").thatWaits()),
                DatagramCalls.receiving(
                        descriptors, waitStrategy, List.of(CallStep.atLeast("read", 1, "read").thatWaits())));
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        return DatagramReceiver.ofDescriptors(context, new Receiver(server.bind(address(context)), context));
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        return DatagramSender.open(
                context, datagrams -> new Sender(SocketChannel.open(address(context)), datagrams, context));
    }

    private static UnixDomainSocketAddress address(TransportContext context) {
        return UnixDomainSocketAddress.of(context.socketDirectory().resolve("channel"));
    }

    private record Sender(SocketChannel channel, OutgoingDatagrams datagrams, TransportContext context)
            implements DatagramSender.Way {
        @Override
        public long send() throws IOException {
            datagrams.sendEmpty();
            ByteBuffer bytes = context.message().duplicate();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            context.steps().done(Step.WRITE);
            return bytes.capacity();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static final class Receiver implements DatagramReceiver.Way {
        private final ServerSocketChannel server;
        private final TransportContext context;
        private SocketChannel channel;

        Receiver(ServerSocketChannel server, TransportContext context) {
            this.server = server;
            this.context = context;
        }

        @Override
        public long take(long received, int ownDescriptor) throws IOException {
            if (channel == null) {
                channel = server.accept();
            }
            ByteBuffer bytes = context.message().duplicate();
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new EOFException("the sender has closed its channel");
                }
            }
            context.steps().done(Step.READ);
            return bytes.capacity();
        }

        @Override
        public void close() throws IOException {
            if (channel != null) {
                channel.close();
            }
            server.close();
        }
    }
}
