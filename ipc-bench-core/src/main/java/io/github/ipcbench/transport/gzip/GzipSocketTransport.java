package io.github.ipcbench.transport.gzip;

import io.github.ipcbench.plan.CallList;
import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CorruptMessageException;
import io.github.ipcbench.transport.MessageMemory;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import io.github.ipcbench.transport.datagram.DatagramCalls;
import io.github.ipcbench.transport.datagram.DatagramReceiver;
import io.github.ipcbench.transport.datagram.DatagramSender;
import io.github.ipcbench.transport.datagram.OutgoingDatagrams;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Mode {@code socket-gzip}: as {@code socket}, the message compressed by zlib on the way. */
public final class GzipSocketTransport implements TransportProvider {
    private static final int LEVEL = 6;

    /** The header's sequence number changes from message to message, and the compressed size with it, a little. */
    private static final int SIZE_CHANGE_BYTES = 64;

    /** The compressed message takes a little more than another message. */
    private static final int COMPRESSED = 2;

    private static final Mode SOCKET_GZIP =
            new Mode("socket-gzip", "one datagram, zlib level " + LEVEL, true).holding(COMPRESSED);

    @Override
    public List<Mode> modes() {
        return List.of(SOCKET_GZIP);
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        return new CallList(
                List.of(CallStep.inUserSpace(Step.DEFLATE.id()), DatagramCalls.sendmsg()),
                DatagramCalls.receiving(descriptors, waitStrategy, List.of(CallStep.inUserSpace(Step.INFLATE.id()))));
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        return DatagramSender.open(context, datagrams -> new Sender(context, datagrams));
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        Receiver receiver = new Receiver(context);
        return DatagramReceiver.ofBytes(context, receiver.compressed, receiver);
    }

    /** zlib's own bound on the size of a compressed stream (deflateBound), for default settings, rounded up. */
    private static int compressedBound(int bytes) {
        return Math.addExact(bytes, (bytes >>> 12) + (bytes >>> 14) + (bytes >>> 25) + SIZE_CHANGE_BYTES);
    }

    private static final class Sender implements DatagramSender.Way {
        private final OutgoingDatagrams datagrams;
        private final StepRecorder steps;
        private final Deflater deflater = new Deflater(LEVEL);
        private final ByteBuffer message;
        private final ByteBuffer compressed;
        private final long address;

        Sender(TransportContext context, OutgoingDatagrams datagrams) throws IOException {
            this.datagrams = datagrams;
            this.steps = context.steps();
            this.message = context.message().duplicate();
            this.compressed = MessageMemory.ofBytes(compressedBound(context.messageBytes()));
            this.address = context.linux().addressOf(compressed);
            try {
                datagrams.requireRoomFor(
                        Math.min(deflate() + SIZE_CHANGE_BYTES, compressed.capacity()), context.messageBytes());
            } catch (IOException e) {
                close();
                throw e;
            }
        }

        @Override
        public long send() throws IOException {
            int length = deflate();
            steps.done(Step.DEFLATE);
            datagrams.send(address, length);
            return length;
        }

        private int deflate() throws IOException {
            deflater.reset();
            deflater.setInput(message.clear());
            deflater.finish();
            int length = deflater.deflate(compressed.clear());
            if (!deflater.finished()) {
                throw new IOException("zlib: the compressed message does not fit " + compressed.capacity() + " bytes");
            }
            return length;
        }

        @Override
        public void close() {
            deflater.end();
        }
    }

    private static final class Receiver implements DatagramReceiver.Way {
        private final StepRecorder steps;
        private final Inflater inflater = new Inflater();
        private final ByteBuffer message;
        private final ByteBuffer compressed;

        Receiver(TransportContext context) {
            this.steps = context.steps();
            this.message = context.message().duplicate();
            this.compressed = MessageMemory.ofBytes(compressedBound(context.messageBytes()));
        }

        @Override
        public long take(long received, int none) throws IOException {
            inflate((int) received);
            steps.done(Step.INFLATE);
            return received;
        }

        private void inflate(int length) throws IOException {
            inflater.reset();
            inflater.setInput(compressed.clear().limit(length));
            try {
                inflater.inflate(message.clear());
            } catch (DataFormatException e) {
                throw new CorruptMessageException("zlib: " + e.getMessage());
            }
            if (message.hasRemaining() || !inflater.finished()) {
                throw new CorruptMessageException("zlib: the datagram does not inflate to " + message.capacity()
                        + " bytes, but to " + inflater.getBytesWritten());
            }
        }

        @Override
        public void close() {
            inflater.end();
        }
    }
}
