package io.github.ipcbench.transport.memory;

import io.github.ipcbench.linux.Errno;
import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.CallStep;
import io.github.ipcbench.transport.CorruptMessageException;
import io.github.ipcbench.transport.MessageReceiver;
import io.github.ipcbench.transport.MessageSender;
import io.github.ipcbench.transport.MessageTooLargeException;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import io.github.ipcbench.transport.datagram.DatagramCalls;
import io.github.ipcbench.transport.datagram.DatagramReceiver;
import io.github.ipcbench.transport.datagram.DatagramSender;
import io.github.ipcbench.transport.datagram.OutgoingDatagrams;
import io.github.ipcbench.transport.shared.LentFileReceiver;
import io.github.ipcbench.transport.shared.LentSlots;
import io.github.ipcbench.transport.shared.ReceivedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Modes {@code memfd}: written and read; {@code memfd-sealed}: mapped, filled, sealed, and mapped by the receiver, who has
 * seen the seals before; {@code memfd-pool}: a ring of them that are used again, written where they are mapped and read,
 * since what is not sealed may shrink under whoever maps it; {@code hybrid}: a datagram while the message fits into one,
 * sealed after EMSGSIZE.
 */
public final class MemfdTransport implements TransportProvider {
    /** The memfd. */
    private static final int OWN_DESCRIPTORS = 1;

    private static final Mode MEMFD = carried("memfd", "a memfd", "memfd, written and read");
    private static final Mode SEALED =
            carried("memfd-sealed", "a sealed memfd", "memfd, mapped, sealed, mapped and read");
    private static final Mode POOL = carried("memfd-pool", "a reused memfd", "memfds used again, mapped and read");
    private static final Mode HYBRID = carried("hybrid", "a hybrid", "one datagram while it fits, else a sealed memfd");

    private static Mode carried(String id, String noun, String description) {
        return new Mode(id, noun, description, false)
                .in("memory")
                .carrying(BenchmarkPlan.MAX_DESCRIPTORS - OWN_DESCRIPTORS);
    }

    @Override
    public List<Mode> modes() {
        return List.of(MEMFD, SEALED, POOL, HYBRID);
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        List<CallStep> sender = new ArrayList<>();
        List<CallStep> inside = new ArrayList<>();
        if (mode.equals(SEALED) || mode.equals(HYBRID)) {
            sender.addAll(Memfd.sealedCalls());
            inside.addAll(Memfd.receivedCalls());
        } else if (mode.equals(POOL)) {
            sender.add(CallStep.sometimes(Step.WAIT.id(), "futex")
                    .withArgument("FUTEX_WAIT,")
                    .thatWaits());
            sender.add(CallStep.inUserSpace(Step.COPY.id()));
            inside.add(CallStep.exactly(Step.PREAD.id(), 1, "pread64", "pread"));
            inside.add(CallStep.sometimes(Step.WAKE.id(), "futex").withArgument("FUTEX_WAKE,"));
            inside.add(CallStep.exactly(Step.CLOSE.id(), 1, "close"));
        } else {
            sender.add(CallStep.exactly(Memfd.CREATE.id(), 1, "memfd_create"));
            sender.add(CallStep.exactly(Step.WRITE.id(), 1, "write"));
            inside.add(CallStep.exactly(Step.PREAD.id(), 1, "pread64", "pread"));
            inside.add(CallStep.exactly(Step.CLOSE.id(), 1, "close"));
        }
        if (mode.equals(HYBRID)) {
            // Which of the two ways is taken depends on the size.
            sender.replaceAll(MemfdTransport::sometimes);
            inside.replaceAll(MemfdTransport::sometimes);
        }
        sender.add(DatagramCalls.sendmsg());
        if (!mode.equals(POOL)) {
            CallStep close = CallStep.exactly(Step.CLOSE.id(), 1, "close");
            sender.add(mode.equals(HYBRID) ? sometimes(close) : close);
        }
        return new CallList(sender, DatagramCalls.receiving(descriptors, waitStrategy, inside));
    }

    private static CallStep sometimes(CallStep step) {
        return CallStep.sometimes(step.name(), step.calls().toArray(String[]::new));
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        return DatagramSender.open(context, datagrams -> way(mode, context, datagrams));
    }

    private static DatagramSender.Way way(Mode mode, TransportContext context, OutgoingDatagrams datagrams)
            throws IOException {
        if (mode.equals(POOL)) {
            return new PoolSender(context, datagrams);
        } else if (mode.equals(HYBRID)) {
            return new HybridSender(context, datagrams);
        }
        Memfd memfd = new Memfd(context);
        return mode.equals(SEALED)
                ? () -> sendSealed(context, memfd, datagrams)
                : () -> sendWritten(context, memfd, datagrams);
    }

    private static long sendWritten(TransportContext context, Memfd memfd, OutgoingDatagrams datagrams)
            throws IOException {
        int file = memfd.create(0);
        try {
            memfd.write(file);
            datagrams.sendEmptyWith(file);
        } finally {
            memfd.close(file);
        }
        return context.messageBytes();
    }

    private static long sendSealed(TransportContext context, Memfd memfd, OutgoingDatagrams datagrams)
            throws IOException {
        int file = memfd.sealed();
        try {
            datagrams.sendEmptyWith(file);
        } finally {
            memfd.close(file);
        }
        return context.messageBytes();
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        ReceivedFile received = new ReceivedFile(context);
        if (mode.equals(HYBRID)) {
            int bytes = context.messageBytes();
            return DatagramReceiver.ofBytesOrDescriptor(context, context.message(), (length, file) -> {
                if (length == 0) {
                    return Memfd.copySealed(context, received, file);
                }
                if (length != bytes) {
                    throw new CorruptMessageException("recvmsg: " + length + " of " + bytes + " bytes arrived");
                }
                return length;
            });
        }
        return DatagramReceiver.ofDescriptors(context, OWN_DESCRIPTORS, receiver(mode, context, received));
    }

    private static DatagramReceiver.Way receiver(Mode mode, TransportContext context, ReceivedFile received)
            throws IOException {
        if (mode.equals(SEALED)) {
            return (none, file) -> Memfd.copySealed(context, received, file);
        } else if (mode.equals(POOL)) {
            return new LentFileReceiver(context);
        }
        return (none, file) -> received.read(file);
    }

    /** Tries a datagram first, and no longer once one was too large. */
    private static final class HybridSender implements DatagramSender.Way {
        private final TransportContext context;
        private final OutgoingDatagrams datagrams;
        private final Memfd memfd;
        private final long address;
        private boolean tooLarge;

        HybridSender(TransportContext context, OutgoingDatagrams datagrams) throws IOException {
            this.context = context;
            this.datagrams = datagrams;
            this.memfd = new Memfd(context);
            this.address = context.messageAddress();
            try {
                datagrams.requireRoomFor(context.messageBytes(), context.messageBytes());
            } catch (MessageTooLargeException notByADatagram) {
                // The first message will hear it from the kernel.
            }
        }

        @Override
        public long send() throws IOException {
            if (!tooLarge) {
                try {
                    datagrams.send(address, context.messageBytes());
                    return context.messageBytes();
                } catch (KernelException refused) {
                    if (refused.errno() != Errno.EMSGSIZE && refused.errno() != Errno.ENOBUFS) {
                        throw refused;
                    }
                    tooLarge = true;
                }
            }
            return sendSealed(context, memfd, datagrams);
        }
    }

    /** Fills the next memfd that is back, where it is mapped for the whole run, and lends it. */
    private static final class PoolSender implements DatagramSender.Way {
        private final Linux linux;
        private final OutgoingDatagrams datagrams;
        private final Memfd memfd;
        private final LentSlots slots;
        private final int[] files;
        private final long[] mapped;
        private final int bytes;

        PoolSender(TransportContext context, OutgoingDatagrams datagrams) throws IOException {
            this.linux = context.linux();
            this.datagrams = datagrams;
            this.memfd = new Memfd(context);
            this.slots = LentSlots.open(context, datagrams);
            this.bytes = context.messageBytes();
            this.files = new int[slots.count()];
            this.mapped = new long[files.length];
            // No steps of a message.
            Memfd once = new Memfd(context, StepRecorder.NONE);
            for (int i = 0; i < files.length; i++) {
                files[i] = once.create(0);
                once.allocate(files[i]);
                mapped[i] = once.map(files[i]);
            }
        }

        @Override
        public long send() throws IOException {
            int slot = slots.next();
            memfd.fill(mapped[slot]);
            datagrams.sendEmptyWith(files[slot]);
            return bytes;
        }

        @Override
        public OptionalInt ownDepth() {
            return OptionalInt.of(slots.count());
        }

        @Override
        public void close() {
            for (int i = 0; i < files.length; i++) {
                linux.munmap(mapped[i], bytes);
                linux.close(files[i]);
            }
            slots.close();
        }
    }
}
