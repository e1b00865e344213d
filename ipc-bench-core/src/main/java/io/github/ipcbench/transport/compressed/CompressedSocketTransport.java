package io.github.ipcbench.transport.compressed;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.CallStep;
import io.github.ipcbench.transport.CorruptMessageException;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.ModeUnavailableException;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import io.github.ipcbench.transport.datagram.DatagramCalls;
import io.github.ipcbench.transport.datagram.DatagramReceiver;
import io.github.ipcbench.transport.datagram.DatagramSender;
import io.github.ipcbench.transport.datagram.OutgoingDatagrams;
import io.github.ipcbench.transport.shared.MessageMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;

/**
 * Modes {@code socket-gzip}, {@code socket-lz4} and {@code socket-zstd}: as {@code socket}, the message compressed on the way.
 * The libraries of the last two are optional.
 */
public final class CompressedSocketTransport implements TransportProvider {
    /** The header's sequence number changes from message to message, and the compressed size with it, a little. */
    private static final int SIZE_CHANGE_BYTES = 64;

    /** The compressed message takes a little more than another message. */
    private static final int COMPRESSED = 2;

    private static final Step COMPRESS = new Step("compress");
    private static final Step DECOMPRESS = new Step("decompress");

    /**
     * One way to compress.
     *
     * @param library group and artifact, where it is not the JDK's own
     */
    private record Kind(Mode mode, Step compress, Step decompress, Supplier<Codec> codec, String library) {
        Codec open() throws ModeUnavailableException {
            try {
                return codec.get();
            } catch (LinkageError e) {
                throw new ModeUnavailableException(problem(e));
            }
        }

        private String problem(LinkageError error) {
            String name = library.substring(library.indexOf(':') + 1);
            return error.getCause() instanceof ClassNotFoundException
                    ? "the library " + name + " is absent; add " + library + " to the plugin's dependencies"
                    : "the library " + name + " cannot be loaded (" + error + ")";
        }
    }

    /** Codecs by lambdas: a reference to a constructor would load a library's classes before anybody asks for it. */
    private static final List<Kind> KINDS = List.of(
            new Kind(
                    mode("socket-gzip", "one datagram, zlib level " + ZlibCodec.LEVEL, true),
                    Step.DEFLATE,
                    Step.INFLATE,
                    () -> new ZlibCodec(),
                    "zlib"),
            new Kind(
                    mode("socket-lz4", "one datagram, LZ4", false),
                    COMPRESS,
                    DECOMPRESS,
                    () -> new Lz4Codec(),
                    "at.yawk.lz4:lz4-java"),
            new Kind(
                    mode("socket-zstd", "one datagram, Zstandard level " + ZstdCodec.LEVEL, false),
                    COMPRESS,
                    DECOMPRESS,
                    () -> new ZstdCodec(),
                    "com.github.luben:zstd-jni"));

    private static Mode mode(String id, String description, boolean byDefault) {
        return new Mode(id, description, byDefault).in("compressed").holding(COMPRESSED);
    }

    private static Kind kind(Mode mode) {
        return KINDS.stream()
                .filter(kind -> kind.mode.equals(mode))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("compressed: no mode " + mode.id()));
    }

    @Override
    public List<Mode> modes() {
        return KINDS.stream().map(Kind::mode).toList();
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        Kind kind = kind(mode);
        return new CallList(
                List.of(CallStep.inUserSpace(kind.compress.id()), DatagramCalls.sendmsg()),
                DatagramCalls.receiving(
                        descriptors, waitStrategy, List.of(CallStep.inUserSpace(kind.decompress.id()))));
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        Kind kind = kind(mode);
        return DatagramSender.open(context, datagrams -> new Sender(context, kind, datagrams));
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        Receiver receiver = new Receiver(context, kind(mode));
        return DatagramReceiver.ofBytes(context, receiver.compressed, receiver);
    }

    private static ByteBuffer memory(Codec codec, TransportContext context) {
        return MessageMemory.ofBytes(Math.addExact(codec.bound(context.messageBytes()), SIZE_CHANGE_BYTES));
    }

    private static final class Sender implements DatagramSender.Way {
        private final OutgoingDatagrams datagrams;
        private final StepRecorder steps;
        private final Step compress;
        private final Codec codec;
        private final ByteBuffer message;
        private final ByteBuffer compressed;
        private final long address;

        Sender(TransportContext context, Kind kind, OutgoingDatagrams datagrams) throws IOException {
            this.datagrams = datagrams;
            this.steps = context.steps();
            this.compress = kind.compress;
            this.codec = kind.open();
            this.message = context.message().duplicate();
            this.compressed = memory(codec, context);
            this.address = context.linux().addressOf(compressed);
            try {
                int bytes = codec.compress(message, compressed);
                datagrams.requireRoomFor(
                        Math.min(bytes + SIZE_CHANGE_BYTES, compressed.capacity()), context.messageBytes());
            } catch (IOException e) {
                close();
                throw e;
            }
        }

        @Override
        public long send() throws IOException {
            int length = codec.compress(message, compressed);
            steps.done(compress);
            datagrams.send(address, length);
            return length;
        }

        @Override
        public void close() {
            codec.close();
        }
    }

    private static final class Receiver implements DatagramReceiver.Way {
        private final StepRecorder steps;
        private final Step decompress;
        private final Codec codec;
        private final ByteBuffer message;
        private final ByteBuffer compressed;

        Receiver(TransportContext context, Kind kind) throws IOException {
            this.steps = context.steps();
            this.decompress = kind.decompress;
            this.codec = kind.open();
            this.message = context.message().duplicate();
            this.compressed = memory(codec, context);
        }

        @Override
        public long take(long received, int none) throws IOException {
            int bytes = codec.decompress(compressed, (int) received, message);
            steps.done(decompress);
            if (bytes != message.capacity()) {
                throw new CorruptMessageException(
                        "compressed: the message has " + bytes + " bytes, not " + message.capacity());
            }
            return received;
        }

        @Override
        public void close() {
            codec.close();
        }
    }
}
