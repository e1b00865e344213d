package io.github.ipcbench.transport;

import io.github.ipcbench.plan.CallList;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import java.io.IOException;
import java.util.List;

/** Mode {@code socket}: the whole message in one datagram, with its descriptors. */
public final class SocketTransport implements TransportProvider {
    private static final Mode SOCKET = new Mode("socket", "the message and its descriptors in one datagram", true);

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
        return new Sender(context);
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        return new Receiver(context);
    }

    private static final class Sender implements MessageSender {
        private final DatagramSender datagrams;
        private final StepRecorder steps;
        private final long address;
        private final int bytes;

        Sender(TransportContext context) throws IOException {
            this.datagrams = new DatagramSender(context);
            this.steps = context.steps();
            this.address = context.messageAddress();
            this.bytes = context.messageBytes();
            try {
                datagrams.requireRoomFor(bytes, bytes);
            } catch (IOException e) {
                datagrams.close();
                throw e;
            }
        }

        @Override
        public long send() throws IOException {
            steps.begin();
            datagrams.send(address, bytes);
            return bytes;
        }

        @Override
        public SocketBuffers socketBuffers() throws IOException {
            return datagrams.socketBuffers();
        }

        @Override
        public void close() throws IOException {
            datagrams.close();
        }
    }

    private static final class Receiver implements MessageReceiver {
        private final DatagramReceiver datagrams;
        private final StepRecorder steps;
        private final long address;
        private final int bytes;

        Receiver(TransportContext context) throws IOException {
            this.datagrams = new DatagramReceiver(context, 0);
            this.steps = context.steps();
            this.address = context.messageAddress();
            this.bytes = context.messageBytes();
        }

        @Override
        public long receive() throws IOException {
            steps.begin();
            long received = datagrams.receive(address, bytes);
            datagrams.closeDescriptors();
            if (received != bytes) {
                throw new CorruptMessageException("recvmsg: " + received + " of " + bytes + " bytes arrived");
            }
            return received;
        }

        @Override
        public SocketBuffers socketBuffers() throws IOException {
            return datagrams.socketBuffers();
        }

        @Override
        public void close() throws IOException {
            datagrams.close();
        }
    }
}
