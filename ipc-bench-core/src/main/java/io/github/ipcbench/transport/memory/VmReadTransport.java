package io.github.ipcbench.transport.memory;

import static io.github.ipcbench.linux.KernelException.requireDone;

import io.github.ipcbench.linux.Errno;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeMemory;
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
import io.github.ipcbench.transport.shared.LentSlots;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;

/**
 * Mode {@code vm-read}: the sender has the message in a buffer of its own, and says in a datagram where; the receiver copies
 * it from there by process_vm_readv. For that the kernel asks of the receiver what it asks of a debugger, ptrace(2).
 */
public final class VmReadTransport implements TransportProvider {
    private static final Mode VM_READ =
            new Mode("vm-read", "the sender's memory", "process_vm_readv from the sender's buffer", false).in("memory");
    private static final Step VM_READV = new Step("process_vm_readv");

    /** What travels: the sender's process id, and the address of the message in it. */
    private static final int DATAGRAM_BYTES = 16;

    private static final int ADDRESS = 8;
    private static final int IOVEC_BYTES = 16;
    private static final int IOVEC_LENGTH = 8;

    @Override
    public List<Mode> modes() {
        return List.of(VM_READ);
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        return new CallList(
                List.of(
                        CallStep.sometimes(Step.WAIT.id(), "futex")
                                .withArgument("FUTEX_WAIT,")
                                .thatWaits(),
                        CallStep.inUserSpace(Step.COPY.id()),
                        DatagramCalls.sendmsg()),
                DatagramCalls.receiving(
                        descriptors,
                        waitStrategy,
                        List.of(
                                CallStep.exactly(VM_READV.id(), 1, "process_vm_readv"),
                                CallStep.sometimes(Step.WAKE.id(), "futex").withArgument("FUTEX_WAKE,"))));
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        return DatagramSender.open(context, datagrams -> new Sender(context, datagrams));
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        Files.writeString(
                Files.createFile(
                        reader(context),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                Integer.toString(context.linux().getpid()));
        ByteBuffer place = ByteBuffer.allocateDirect(DATAGRAM_BYTES).order(ByteOrder.nativeOrder());
        return DatagramReceiver.ofBytes(context, place, new Receiver(context, place));
    }

    /** Who is to read, for the sender to let it. */
    private static Path reader(TransportContext context) {
        return context.socketDirectory().resolve("reader");
    }

    private static final class Sender implements DatagramSender.Way {
        private final Linux linux;
        private final OutgoingDatagrams datagrams;
        private final StepRecorder steps;
        private final LentSlots slots;
        private final NativeMemory place;
        private final long message;
        private final int bytes;
        private final long buffers;

        Sender(TransportContext context, OutgoingDatagrams datagrams) throws IOException {
            this.linux = context.linux();
            this.datagrams = datagrams;
            this.steps = context.steps();
            this.message = context.messageAddress();
            this.bytes = context.messageBytes();
            requireAllowed(context);
            datagrams.requireRoomFor(DATAGRAM_BYTES, bytes);
            this.slots = LentSlots.open(context, datagrams);
            this.place = linux.memory(DATAGRAM_BYTES);
            place.putLong(0, linux.getpid());
            this.buffers = requireDone("mmap", linux.mmap((long) slots.count() * bytes));
        }

        private void requireAllowed(TransportContext context) throws IOException {
            // What Yama permits to a debugger that is named, and refuses to any other; a kernel without it says EINVAL.
            linux.prctl(Linux.PR_SET_PTRACER, Integer.parseInt(Files.readString(reader(context))));
            Files.delete(reader(context));
            YamaRules.require();
            NativeMemory here = linux.memory(IOVEC_BYTES + 1);
            here.putLong(0, here.address() + IOVEC_BYTES);
            here.putLong(IOVEC_LENGTH, 1);
            // From itself: what is refused here is refused whoever asks.
            long read = linux.process_vm_readv(linux.getpid(), here.address(), here.address());
            if (read < 0) {
                throw new ModeUnavailableException("process_vm_readv is refused here (" + Errno.name((int) -read)
                        + "); in a container, add it to the list of system calls that are allowed");
            }
        }

        @Override
        public long send() throws IOException {
            long buffer = buffers + (long) slots.next() * bytes;
            linux.memcpy(buffer, message, bytes);
            steps.done(Step.COPY);
            place.putLong(ADDRESS, buffer);
            datagrams.send(place.address(), DATAGRAM_BYTES);
            return bytes;
        }

        @Override
        public OptionalInt ownDepth() {
            return OptionalInt.of(slots.count());
        }

        @Override
        public void close() {
            linux.munmap(buffers, (long) slots.count() * bytes);
            slots.close();
        }
    }

    private static final class Receiver implements DatagramReceiver.Way {
        private final Linux linux;
        private final StepRecorder steps;
        private final LentSlots slots;
        private final ByteBuffer place;
        private final NativeMemory vectors;
        private final int bytes;

        Receiver(TransportContext context, ByteBuffer place) throws IOException {
            this.linux = context.linux();
            this.steps = context.steps();
            this.slots = LentSlots.create(context);
            this.place = place;
            this.bytes = context.messageBytes();
            this.vectors = linux.memory(2 * IOVEC_BYTES);
            vectors.putLong(0, context.messageAddress());
            vectors.putLong(IOVEC_LENGTH, bytes);
            vectors.putLong(IOVEC_BYTES + IOVEC_LENGTH, bytes);
        }

        @Override
        public long take(long received, int none) throws IOException {
            if (received != DATAGRAM_BYTES) {
                throw new CorruptMessageException(
                        "recvmsg: " + received + " bytes came that say where the message is, not " + DATAGRAM_BYTES);
            }
            vectors.putLong(IOVEC_BYTES, place.getLong(ADDRESS));
            long read = requireDone(
                    "process_vm_readv",
                    linux.process_vm_readv((int) place.getLong(0), vectors.address(), vectors.address() + IOVEC_BYTES));
            steps.done(VM_READV);
            if (read != bytes) {
                throw new CorruptMessageException("process_vm_readv: " + read + " of " + bytes + " bytes were read");
            }
            slots.giveBack();
            return read;
        }

        @Override
        public void close() {
            slots.close();
        }
    }
}
