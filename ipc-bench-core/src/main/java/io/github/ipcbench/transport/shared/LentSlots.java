package io.github.ipcbench.transport.shared;

import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.datagram.OutgoingDatagrams;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Files or memory that a sender uses again and again: it fills one, lends it with a datagram, and may fill it again when the
 * receiver has given it back. They are lent in order, so that one number says which are back.
 */
public final class LentSlots implements Closeable {
    /** Unless a deeper queue needs more, or larger messages take too much. */
    private static final int SLOTS = 32;

    /** Beside the messages in flight: the one that the receiver is at, and the one whose datagram waits for room. */
    private static final int SLOTS_BESIDE = 2;

    private static final long MOST_BYTES = 48L << 20;

    private final SharedPosition returned;
    private final StepRecorder steps;
    private final boolean receives;
    private final int count;
    private long next;
    private long cachedReturned;

    private LentSlots(TransportContext context, SharedMemory memory, boolean receives, int count) {
        this.returned = new SharedPosition(context.linux(), memory, 0, "receiver");
        this.steps = context.steps();
        this.receives = receives;
        this.count = count;
    }

    /** The receiver's end, which is opened first. */
    public static LentSlots create(TransportContext context) throws IOException {
        return new LentSlots(
                context,
                SharedMemory.create(context.linux(), path(context), SharedPosition.BYTES, "slots that are lent"),
                true,
                0);
    }

    /**
     * The sender's end; no name of the memory is left then.
     *
     * @param datagrams which of them are lent by
     */
    public static LentSlots open(TransportContext context, OutgoingDatagrams datagrams) throws IOException {
        SharedMemory memory = SharedMemory.open(context.linux(), path(context));
        Files.delete(path(context));
        int most = context.depth().orElse(Integer.MAX_VALUE);
        int count = most(context.messageBytes(), context.depth());
        // Where no buffer is small enough to hold so few datagrams, the slots bound the messages in flight.
        return new LentSlots(context, memory, false, datagrams.depth() > most ? Math.min(count, most) : count);
    }

    /** How many there are at most, for messages of a size. */
    public static int most(int messageBytes, OptionalInt depth) {
        int wanted = depth.isPresent() ? Math.max(SLOTS, depth.getAsInt() + SLOTS_BESIDE) : SLOTS;
        return (int) Math.max(1, Math.min(wanted, MOST_BYTES / messageBytes));
    }

    private static Path path(TransportContext context) {
        return context.memoryDirectory().resolve("returned");
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /**
     * The next one to fill, once it is back.
     *
     * @throws IOException when the receiver is gone
     */
    public int next() throws IOException {
        if (next - cachedReturned >= count) {
            cachedReturned = returned.awaitBeyond(next - count);
            steps.done(Step.WAIT);
        }
        return (int) (next++ % count);
    }

    /** The receiver gives the next one back. */
    public void giveBack() {
        if (returned.advance(++next)) {
            steps.done(Step.WAKE);
        }
    }

    @Override
    public void close() {
        if (receives) {
            returned.leave();
        }
    }
}
