package io.github.ipcbench.session;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.CorruptMessageException;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Modes {@code changing-MODE}: as the queue {@code MODE} that takes no lock, but no two messages have the same bytes, and
 * the receiver checks each byte of each message. A plain run sends the same bytes again and again: one half of a message and
 * the other half of an earlier one would pass. Each end writes down how far it is in a file that outlives it ({@code
 * changing.directory}).
 */
public final class ChangingTransport implements TransportProvider {
    static final List<Mode> MODES = Stream.of("mmap-lockfree", "mmap-inplace", "mmap-spin")
            .map(mode -> new Mode("changing-" + mode, "as " + mode + ", with other bytes each time", false))
            .toList();

    private static final String DIRECTORY = "changing.directory";
    private static final int CHECKSUM = 8;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    /** What makes this transport known, for the class path. */
    static Path service(Path directory) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(TransportProvider.class.getName()), ChangingTransport.class.getName());
        return directory;
    }

    static List<String> arguments(Path directory) {
        return List.of("-D" + DIRECTORY + "=" + directory);
    }

    @Override
    public List<Mode> modes() {
        return MODES;
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        return queue(mode).callList(realMode(mode), descriptors, waitStrategy);
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        return new Sender(
                queue(mode).openSender(realMode(mode), context),
                context.message().duplicate().order(ByteOrder.LITTLE_ENDIAN),
                Progress.of("sender"));
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        return new Receiver(
                queue(mode).openReceiver(realMode(mode), context), context.message(), Progress.of("receiver"));
    }

    private static Mode realMode(Mode mode) {
        return catalog().mode(mode.id().substring("changing-".length()));
    }

    private static TransportProvider queue(Mode mode) {
        return catalog().provider(realMode(mode));
    }

    private static ModeCatalog catalog() {
        return ModeCatalog.load(ChangingTransport.class.getClassLoader());
    }

    /** How far an end is: how many messages it has begun and how many it is done with. */
    record Progress(MappedByteBuffer file) {
        private static final int DONE = 8;
        private static final int BYTES = 16;

        static Progress of(String side) throws IOException {
            return of(Path.of(System.getProperty(DIRECTORY)), side);
        }

        static Progress of(Path directory, String side) throws IOException {
            try (FileChannel file = FileChannel.open(
                    directory.resolve(side),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE)) {
                return new Progress(file.map(FileChannel.MapMode.READ_WRITE, 0, BYTES));
            }
        }

        long begun() {
            return file.getLong(0);
        }

        long done() {
            return file.getLong(DONE);
        }

        void begins(long message) {
            file.putLong(0, message + 1);
        }

        void isDoneWith(long message) {
            file.putLong(DONE, message + 1);
        }
    }

    private static long word(long message, int offset) {
        return (message + 1) * ODD ^ offset;
    }

    private static final class Sender implements MessageSender {
        private final MessageSender queue;
        private final ByteBuffer message;
        private final Progress progress;
        private final CRC32C crc = new CRC32C();
        private long next;

        Sender(MessageSender queue, ByteBuffer message, Progress progress) {
            this.queue = queue;
            this.message = message;
            this.progress = progress;
        }

        @Override
        public long send() throws IOException {
            for (int at = BenchmarkPlan.HEADER_BYTES; at < message.capacity(); at += Long.BYTES) {
                message.putLong(at, word(next, at));
            }
            crc.reset();
            crc.update(message.slice(BenchmarkPlan.HEADER_BYTES, message.capacity() - BenchmarkPlan.HEADER_BYTES));
            message.putInt(CHECKSUM, (int) crc.getValue());
            progress.begins(next);
            long bytes = queue.send();
            progress.isDoneWith(next);
            next++;
            return bytes;
        }

        @Override
        public OptionalInt depth() {
            return queue.depth();
        }

        @Override
        public void close() throws IOException {
            queue.close();
        }
    }

    private static final class Receiver implements MessageReceiver {
        private final MessageReceiver queue;
        private final ByteBuffer message;
        private final Progress progress;
        private long next;

        Receiver(MessageReceiver queue, ByteBuffer message, Progress progress) {
            this.queue = queue;
            this.message = message;
            this.progress = progress;
        }

        @Override
        public long receive() throws IOException {
            progress.begins(next);
            long bytes = queue.receive();
            require(queue.place().orElse(message).duplicate().order(ByteOrder.LITTLE_ENDIAN));
            progress.isDoneWith(next);
            next++;
            return bytes;
        }

        private void require(ByteBuffer received) throws CorruptMessageException {
            if (received.getLong(0) != next) {
                throw new CorruptMessageException("torn: message " + next + " says it is " + received.getLong(0));
            }
            for (int at = BenchmarkPlan.HEADER_BYTES; at < received.capacity(); at += Long.BYTES) {
                if (received.getLong(at) != word(next, at)) {
                    throw new CorruptMessageException("torn: message " + next + ", byte " + at);
                }
            }
        }

        @Override
        public Optional<ByteBuffer> place() {
            return queue.place();
        }

        @Override
        public void close() throws IOException {
            queue.close();
        }
    }
}
