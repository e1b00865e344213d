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
import io.github.ipcbench.transport.datagram.DataSocket;
import io.github.ipcbench.transport.datagram.DatagramCalls;
import io.github.ipcbench.transport.datagram.DatagramReceiver;
import io.github.ipcbench.transport.datagram.DatagramSender;
import io.github.ipcbench.transport.datagram.OutgoingDatagrams;
import io.github.ipcbench.transport.datagram.ScmMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Modes {@code mmap-locked} and {@code mmap-relaxed}: the message in a queue in shared memory, its descriptors in an
 * empty datagram. Locked takes the fcntl lock around every access; relaxed takes it only when the cached position of the
 * other side no longer tells whether there is room, or a message.
 */
public final class QueueTransport implements TransportProvider {
    private static final Mode LOCKED =
            new Mode("mmap-locked", "shared memory", "shared-memory queue, lock every time", true).in("queues");
    private static final Mode RELAXED =
            new Mode("mmap-relaxed", "shared memory", "shared-memory queue, lock only when needed", true).in("queues");

    /** What the receiver sends to a sender that waits for room. */
    private static final String ROOM = "room";

    @Override
    public List<Mode> modes() {
        return List.of(LOCKED, RELAXED);
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        boolean lockAlways = mode.equals(LOCKED);
        List<CallStep> access = List.of(
                lockCall(Step.LOCK, lockAlways, "F_SETLKW").thatWaits(),
                CallStep.inUserSpace(Step.POSITION.id()),
                CallStep.inUserSpace(Step.COPY.id()),
                lockCall(Step.UNLOCK, lockAlways, "F_UNLCK"));
        List<CallStep> sender = new ArrayList<>(access);
        sender.add(DatagramCalls.sendmsg());
        sender.add(
                CallStep.sometimes(Step.WAIT.id(), "poll", "ppoll", "recvmsg").thatWaits());
        List<CallStep> receiver = new ArrayList<>(access);
        receiver.add(CallStep.sometimes(ROOM, "sendmsg"));
        return new CallList(sender, DatagramCalls.receiving(descriptors, waitStrategy, receiver));
    }

    private static CallStep lockCall(Step step, boolean always, String argument) {
        return (always ? CallStep.exactly(step.id(), 1, "fcntl") : CallStep.sometimes(step.id(), "fcntl"))
                .withArgument(argument);
    }

    @Override
    public RoomNeeded roomNeeded(Mode mode, int messageBytes, OptionalInt depth) {
        return new RoomNeeded(0, SharedQueue.fileBytes(messageBytes, depth));
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        return DatagramSender.open(context, datagrams -> new Sender(context, mode.equals(LOCKED), datagrams));
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        return DatagramReceiver.ofDescriptors(context, new Receiver(context, mode.equals(LOCKED)));
    }

    private static Path queuePath(TransportContext context) {
        return context.memoryDirectory().resolve("queue");
    }

    /** Where the sender hears that there is room again. */
    private static Path roomPath(TransportContext context) {
        return context.socketDirectory().resolve(ROOM);
    }

    private static final class Sender implements DatagramSender.Way {
        private final boolean lockAlways;
        private final OutgoingDatagrams datagrams;
        private final StepRecorder steps;
        private final long message;
        private final int bytes;
        private final SharedQueue queue;
        private final int slots;
        private final DataSocket room;
        private final ScmMessage roomMessage;
        private final ByteBuffer roomByte = ByteBuffer.allocateDirect(1);
        private long next;
        private long cachedRead;

        Sender(TransportContext context, boolean lockAlways, OutgoingDatagrams datagrams) throws IOException {
            this.lockAlways = lockAlways;
            this.message = context.messageAddress();
            this.bytes = context.messageBytes();
            this.steps = context.steps();
            this.queue = SharedQueue.open(context.linux(), queuePath(context), bytes, context.depth());
            // Both ends have it mapped now: no name of it is left, whatever happens to them.
            Files.delete(queuePath(context));
            this.room = DataSocket.bound(context.linux(), roomPath(context), context.waitStrategy());
            this.datagrams = datagrams;
            this.slots = slots(context.depth());
            this.roomMessage = new ScmMessage(context.linux(), 0);
            roomMessage.data(context.linux().addressOf(roomByte), 1);
        }

        /** Those that are used: fewer than there are where no buffer is small enough to hold so few datagrams. */
        private int slots(OptionalInt depth) throws IOException {
            int most = depth.orElse(Integer.MAX_VALUE);
            return datagrams.depth() > most ? Math.min(queue.slots(), most) : queue.slots();
        }

        @Override
        public long send() throws IOException {
            if (lockAlways) {
                sendLocked();
            } else {
                sendRelaxed();
            }
            next++;
            datagrams.sendEmpty();
            return bytes;
        }

        private void sendLocked() throws IOException {
            queue.lock();
            steps.done(Step.LOCK);
            while (next - queue.read() == slots) {
                waitForRoom();
            }
            steps.done(Step.POSITION);
            queue.write(next, message);
            steps.done(Step.COPY);
            queue.unlock();
            steps.done(Step.UNLOCK);
        }

        private void sendRelaxed() throws IOException {
            if (next - cachedRead == slots) {
                queue.lock();
                steps.done(Step.LOCK);
                while (next - (cachedRead = queue.read()) == slots) {
                    waitForRoom();
                }
                steps.done(Step.POSITION);
                queue.unlock();
                steps.done(Step.UNLOCK);
            }
            queue.write(next, message);
            steps.done(Step.COPY);
        }

        /** Lets the lock go, waits until the receiver says that it freed a slot, and takes the lock again. */
        private void waitForRoom() throws IOException {
            queue.announceWait();
            boolean stillFull = next - queue.read() == slots;
            queue.unlock();
            // When the receiver took the announcement, its datagram comes and must not be left to pile up.
            if (stillFull || !queue.takeWait()) {
                room.receive(roomMessage, 0, StepRecorder.NONE);
            }
            steps.done(Step.WAIT);
            queue.lock();
        }

        @Override
        public OptionalInt ownDepth() {
            return OptionalInt.of(slots);
        }

        @Override
        public void close() throws IOException {
            room.close();
            queue.close();
        }
    }

    private static final class Receiver implements DatagramReceiver.Way {
        private final TransportContext context;
        private final boolean lockAlways;
        private final StepRecorder steps;
        private final long message;
        private final ByteBuffer scratch = ByteBuffer.allocateDirect(1);
        private final long scratchAddress;
        private final int bytes;
        private final SharedQueue queue;
        private final ScmMessage roomMessage;
        private DataSocket room;
        private long next;
        private long cachedWritten;

        Receiver(TransportContext context, boolean lockAlways) throws IOException {
            this.context = context;
            this.lockAlways = lockAlways;
            this.message = context.messageAddress();
            this.bytes = context.messageBytes();
            this.steps = context.steps();
            this.queue = SharedQueue.create(context.linux(), queuePath(context), bytes, context.depth());
            this.scratchAddress = context.linux().addressOf(scratch);
            this.roomMessage = new ScmMessage(context.linux(), 0);
            roomMessage.data(scratchAddress, 1);
        }

        @Override
        public long take(long none, int noDescriptor) throws IOException {
            if (lockAlways) {
                receiveLocked();
            } else {
                receiveRelaxed();
            }
            next++;
            if (queue.takeWait()) {
                sayThereIsRoom();
            }
            return bytes;
        }

        private void receiveLocked() throws IOException {
            queue.lock();
            steps.done(Step.LOCK);
            requireMessage(queue.written());
            steps.done(Step.POSITION);
            queue.read(next, message);
            steps.done(Step.COPY);
            queue.unlock();
            steps.done(Step.UNLOCK);
        }

        private void receiveRelaxed() throws IOException {
            if (next == cachedWritten) {
                queue.lock();
                steps.done(Step.LOCK);
                cachedWritten = queue.written();
                steps.done(Step.POSITION);
                queue.unlock();
                steps.done(Step.UNLOCK);
            }
            requireMessage(cachedWritten);
            queue.read(next, message);
            steps.done(Step.COPY);
        }

        private void requireMessage(long written) throws CorruptMessageException {
            if (written <= next) {
                throw new CorruptMessageException(
                        "shared queue: message " + next + " was announced, but only " + written + " were ever written");
            }
        }

        private void sayThereIsRoom() throws IOException {
            if (room == null) {
                room = DataSocket.connected(context.linux(), roomPath(context));
            }
            roomMessage.send(room.descriptor());
        }

        @Override
        public void close() throws IOException {
            if (room != null) {
                room.close();
            }
            queue.close();
        }
    }
}
