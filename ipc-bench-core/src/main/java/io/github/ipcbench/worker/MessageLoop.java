package io.github.ipcbench.worker;

import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.SocketBuffers;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/** Moves the messages of a window, at one end; sequence numbers go on from window to window. */
sealed interface MessageLoop extends Closeable {
    /**
     * Moves so many messages.
     *
     * @param checksumStride every how many messages the receiver verifies the full checksum
     * @param slices hears of the progress, between batches
     * @return bytes that travelled
     */
    long move(long messages, long checksumStride, SliceClock slices) throws IOException;

    Optional<SocketBuffers> socketBuffers() throws IOException;

    /** Messages in flight at most, where this end knows. */
    OptionalInt depth();

    /** The most messages seen in flight in the last window, where this end knows. */
    OptionalInt seenMost();

    /** Messages moved by one call of the inner loop: few enough that the compiler gets it early in the warm-up. */
    int BATCH = 64;

    /** Messages of the next batch: it ends with its slice at the latest. */
    private static long batch(long messages, long done, SliceClock slices) {
        return Math.min(Math.min(messages, slices.sliceEnd()) - done, BATCH);
    }

    /** The sender looks for the receiver every so many messages; a prime, so as not to beat with the socket's depth. */
    int LOOK_STRIDE = 7;

    /** The sender's loop. */
    final class Sending implements MessageLoop {
        private final MessageSender sender;
        private final MessageHeader header;
        private final Backlog backlog;
        private long sequence;
        private long nextLook;
        private long seenMost;

        Sending(MessageSender sender, MessageHeader header, Backlog backlog) {
            this.sender = sender;
            this.header = header;
            this.backlog = backlog;
            header.seal();
        }

        @Override
        public long move(long messages, long checksumStride, SliceClock slices) throws IOException {
            long bytes = 0;
            seenMost = 0;
            nextLook = sequence;
            for (long done = 0; done < messages; slices.moved(done)) {
                long batch = MessageLoop.batch(messages, done, slices);
                bytes += sendBatch(sequence + batch);
                done += batch;
            }
            return bytes;
        }

        private long sendBatch(long end) throws IOException {
            long bytes = 0;
            for (; sequence < end; sequence++) {
                header.sequence(sequence);
                bytes += sender.send();
                if (sequence == nextLook) {
                    seenMost = Math.max(seenMost, backlog.behind(sequence));
                    nextLook += LOOK_STRIDE;
                }
            }
            return bytes;
        }

        @Override
        public OptionalInt seenMost() {
            return OptionalInt.of(Math.toIntExact(seenMost));
        }

        @Override
        public OptionalInt depth() {
            return sender.depth();
        }

        @Override
        public Optional<SocketBuffers> socketBuffers() throws IOException {
            return sender.socketBuffers();
        }

        @Override
        public void close() throws IOException {
            sender.close();
        }
    }

    /** The receiver's loop. */
    final class Receiving implements MessageLoop {
        private final MessageReceiver receiver;
        private final MessageHeader header;
        private final Backlog backlog;
        private long sequence;
        private long nextChecksum;

        Receiving(MessageReceiver receiver, MessageHeader header, Backlog backlog) {
            this.receiver = receiver;
            this.header = header;
            this.backlog = backlog;
        }

        @Override
        public long move(long messages, long checksumStride, SliceClock slices) throws IOException {
            long bytes = 0;
            nextChecksum = sequence;
            for (long done = 0; done < messages; slices.moved(done)) {
                long batch = MessageLoop.batch(messages, done, slices);
                bytes += receiveBatch(sequence + batch, checksumStride, slices);
                done += batch;
            }
            return bytes;
        }

        private long receiveBatch(long end, long checksumStride, SliceClock slices) throws IOException {
            long bytes = 0;
            for (; sequence < end; sequence++) {
                backlog.at(sequence);
                bytes += receiver.receive();
                Optional<ByteBuffer> place = receiver.place();
                if (place.isPresent()) {
                    header.lookAt(place.get());
                }
                header.requireSequence(sequence);
                if (sequence == nextChecksum) {
                    slices.checkStarts();
                    header.requireChecksum(sequence);
                    slices.checkEnded();
                    nextChecksum += checksumStride;
                }
            }
            return bytes;
        }

        @Override
        public OptionalInt depth() {
            return OptionalInt.empty();
        }

        @Override
        public OptionalInt seenMost() {
            return OptionalInt.empty();
        }

        @Override
        public Optional<SocketBuffers> socketBuffers() throws IOException {
            return receiver.socketBuffers();
        }

        @Override
        public void close() throws IOException {
            receiver.close();
        }
    }
}
