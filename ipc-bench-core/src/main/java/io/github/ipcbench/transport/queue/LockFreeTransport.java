package io.github.ipcbench.transport.queue;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.CallStep;
import io.github.ipcbench.transport.CorruptMessageException;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.RoomNeeded;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import io.github.ipcbench.transport.datagram.DatagramCalls;
import io.github.ipcbench.transport.datagram.DatagramReceiver;
import io.github.ipcbench.transport.datagram.DatagramSender;
import io.github.ipcbench.transport.datagram.OutgoingDatagrams;
import io.github.ipcbench.transport.shared.SharedPosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.CRC32C;

/**
 * Modes {@code mmap-lockfree}, {@code mmap-inplace} and {@code mmap-spin}: the message in a queue in shared memory that
 * takes no lock. Descriptors travel in an empty datagram; without descriptors there is none, and who waits sleeps by futex.
 * In place, a message is read where it lies, by a sum over all of its bytes; its slot is free when the next one is wanted.
 * Spinning, who waits looks again and again.
 */
public final class LockFreeTransport implements TransportProvider {
    private static final Mode LOCK_FREE =
            new Mode("mmap-lockfree", "a lock-free queue", "shared-memory queue without a lock", false).in("queues");
    private static final Mode IN_PLACE = new Mode(
                    "mmap-inplace", "a queue read in place", "the same queue, read without a copy out", false)
            .in("queues");
    private static final Mode SPIN =
            new Mode("mmap-spin", "a queue that spins", "the same queue, who waits spins", false).in("queues");

    private static final Step SPINNING = new Step("spin");
    /** Gives the CPU to the other end, which may be on the same one. */
    private static final String YIELD = "yield";

    /** What is read of a message in place: a sum over all of its bytes. */
    private static final Step SUM = new Step("sum");

    /** Looks so often before it gives way: longer than a large message takes. */
    private static final int LOOKS = 20_000;

    @Override
    public List<Mode> modes() {
        return List.of(LOCK_FREE, IN_PLACE, SPIN);
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        boolean spins = mode.equals(SPIN);
        List<CallStep> sender = new ArrayList<>();
        List<CallStep> receiver = new ArrayList<>();
        addWaiting(sender, spins);
        sender.add(CallStep.inUserSpace(Step.COPY.id()));
        CallStep read = CallStep.inUserSpace(mode.equals(IN_PLACE) ? SUM.id() : Step.COPY.id());
        if (descriptors == 0) {
            addWaiting(receiver, spins);
            receiver.add(read);
            addWaking(sender, spins);
            addWaking(receiver, spins);
            return new CallList(sender, receiver);
        }
        sender.add(DatagramCalls.sendmsg());
        if (spins) {
            addWaiting(receiver, true);
        }
        List<CallStep> inside = new ArrayList<>(List.of(read));
        addWaking(inside, spins);
        receiver.addAll(DatagramCalls.receiving(descriptors, spins ? WaitStrategy.BLOCK : waitStrategy, inside));
        return new CallList(sender, receiver);
    }

    private static void addWaiting(List<CallStep> steps, boolean spins) {
        if (spins) {
            steps.add(CallStep.inUserSpace(SPINNING.id()));
            steps.add(CallStep.sometimes(YIELD, "sched_yield").thatWaits());
        } else {
            // With the comma it is not the Java runtime's FUTEX_WAIT_PRIVATE.
            steps.add(CallStep.sometimes(Step.WAIT.id(), "futex")
                    .withArgument("FUTEX_WAIT,")
                    .thatWaits());
        }
    }

    private static void addWaking(List<CallStep> steps, boolean spins) {
        if (!spins) {
            steps.add(CallStep.sometimes(Step.WAKE.id(), "futex").withArgument("FUTEX_WAKE,"));
        }
    }

    @Override
    public RoomNeeded roomNeeded(Mode mode, int messageBytes, OptionalInt depth) {
        return new RoomNeeded(0, LockFreeQueue.fileBytes(messageBytes, depth));
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        Receiver receiver = new Receiver(context, mode);
        return context.descriptors() == 0
                ? receiver
                : DatagramReceiver.ofDescriptors(datagrams(mode, context), receiver);
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        return context.descriptors() == 0
                ? new Sender(context, mode, Optional.empty())
                : DatagramSender.open(
                        datagrams(mode, context), datagrams -> new Sender(context, mode, Optional.of(datagrams)));
    }

    /** One that spins has its datagram when it receives it, and does not wait for it. */
    private static TransportContext datagrams(Mode mode, TransportContext context) {
        return mode.equals(SPIN) ? context.waiting(WaitStrategy.BLOCK) : context;
    }

    private static Path path(TransportContext context) {
        return context.memoryDirectory().resolve("queue");
    }

    /** Looks until a position is beyond a number. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing is relied on: two ends on one CPU get on faster
    private static long spin(SharedPosition position, long messages, StepRecorder steps) throws IOException {
        long now = position.get();
        for (int looks = 1; now <= messages; looks++) {
            Thread.onSpinWait();
            if (looks % LOOKS == 0) {
                position.requireThere();
                Thread.yield();
            }
            now = position.get();
        }
        steps.done(SPINNING);
        return now;
    }

    private static final class Sender implements MessageSender, DatagramSender.Way {
        private final StepRecorder steps;
        private final boolean spins;
        private final Optional<OutgoingDatagrams> datagrams;
        private final long message;
        private final int bytes;
        private final LockFreeQueue queue;
        private final int slots;
        private final int depth;
        private long next;
        private long cachedRead;

        Sender(TransportContext context, Mode mode, Optional<OutgoingDatagrams> datagrams) throws IOException {
            this.steps = context.steps();
            this.spins = mode.equals(SPIN);
            this.datagrams = datagrams;
            this.message = context.messageAddress();
            this.bytes = context.messageBytes();
            this.queue = LockFreeQueue.open(context.linux(), path(context), bytes, context.depth());
            // Both ends have it mapped now: no name of it is left, whatever happens to them.
            Files.delete(path(context));
            // In place, the message that was received last still has its slot.
            int held = mode.equals(IN_PLACE) ? 1 : 0;
            int most = context.depth().orElse(Integer.MAX_VALUE - held);
            boolean boundsItself = datagrams.isEmpty() || datagrams.get().depth() > most;
            this.slots = boundsItself ? Math.min(queue.slots(), most + held) : queue.slots();
            this.depth = Math.max(1, slots - held);
        }

        @Override
        public long send() throws IOException {
            if (datagrams.isEmpty()) {
                steps.begin();
            }
            if (next - cachedRead >= slots) {
                cachedRead = beyond(next - slots);
            } else if (spins) {
                steps.done(SPINNING);
            }
            if (spins && datagrams.isPresent()) {
                // First, so that it is there when the message is seen.
                datagrams.get().sendEmpty();
            }
            queue.fill(next, message);
            next++;
            steps.done(Step.COPY);
            publish();
            if (!spins && datagrams.isPresent()) {
                datagrams.get().sendEmpty();
            }
            return bytes;
        }

        private long beyond(long messages) throws IOException {
            if (spins) {
                return spin(queue.read(), messages, steps);
            }
            long read = queue.read().awaitBeyond(messages);
            steps.done(Step.WAIT);
            return read;
        }

        private void publish() {
            // Who waits for a datagram is not to be woken.
            if (spins || datagrams.isPresent()) {
                queue.written().set(next);
            } else if (queue.written().advance(next)) {
                steps.done(Step.WAKE);
            }
        }

        @Override
        public OptionalInt depth() {
            return OptionalInt.of(depth);
        }

        @Override
        public OptionalInt ownDepth() {
            return depth();
        }

        @Override
        public void close() {
            queue.written().leave();
        }
    }

    private static final class Receiver implements MessageReceiver, DatagramReceiver.Way {
        private final StepRecorder steps;
        private final boolean inPlace;
        private final boolean spins;
        private final boolean alone;
        private final long message;
        private final int bytes;
        private final LockFreeQueue queue;
        private final Optional<ByteBuffer>[] places;
        private final CRC32C sum = new CRC32C();
        private Optional<ByteBuffer> place = Optional.empty();
        private long next;
        private long cachedWritten;

        Receiver(TransportContext context, Mode mode) throws IOException {
            this.steps = context.steps();
            this.inPlace = mode.equals(IN_PLACE);
            this.spins = mode.equals(SPIN);
            this.alone = context.descriptors() == 0;
            this.message = context.messageAddress();
            this.bytes = context.messageBytes();
            this.queue = LockFreeQueue.create(context.linux(), path(context), bytes, context.depth());
            this.places = queue.places();
        }

        @Override
        public long receive() throws IOException {
            steps.begin();
            beforeDatagram();
            return take(0, 0);
        }

        @Override
        public void beforeDatagram() throws IOException {
            if (inPlace && next > 0) {
                free();
            }
            if (spins) {
                cachedWritten = spin(queue.written(), next, steps);
            } else if (alone && cachedWritten <= next) {
                cachedWritten = queue.written().awaitBeyond(next);
                steps.done(Step.WAIT);
            }
        }

        @Override
        public long take(long none, int noDescriptor) throws IOException {
            requireWritten();
            queue.requireMessage(next);
            if (inPlace) {
                place = places[(int) (next % places.length)];
                sum.update(place.orElseThrow().clear());
                steps.done(SUM);
                next++;
            } else {
                queue.copyOut(next, message);
                steps.done(Step.COPY);
                next++;
                free();
            }
            return bytes;
        }

        private void requireWritten() throws CorruptMessageException {
            if (cachedWritten <= next) {
                cachedWritten = queue.written().get();
            }
            if (cachedWritten <= next) {
                throw new CorruptMessageException("lock-free queue: message " + next + " was announced, but only "
                        + cachedWritten + " were ever written");
            }
        }

        private void free() {
            if (spins) {
                queue.read().set(next);
            } else if (queue.read().advance(next)) {
                steps.done(Step.WAKE);
            }
        }

        @Override
        public Optional<ByteBuffer> place() {
            return place;
        }

        @Override
        public Optional<ByteBuffer> inPlace() {
            return place;
        }

        @Override
        public void close() {
            queue.read().leave();
        }
    }
}
