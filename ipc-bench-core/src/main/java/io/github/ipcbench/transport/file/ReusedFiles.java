package io.github.ipcbench.transport.file;

import static io.github.ipcbench.linux.KernelException.requireDone;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeMemory;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.CallStep;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.datagram.DatagramCalls;
import io.github.ipcbench.transport.datagram.DatagramSender;
import io.github.ipcbench.transport.datagram.OutgoingDatagrams;
import io.github.ipcbench.transport.shared.LentSlots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Mode {@code file-reused}: a ring of files that are open and unlinked from the start, each lent with a datagram. */
final class ReusedFiles {
    private ReusedFiles() {}

    static CallList callList(int descriptors, WaitStrategy waitStrategy) {
        return new CallList(
                List.of(
                        CallStep.sometimes(Step.WAIT.id(), "futex")
                                .withArgument("FUTEX_WAIT,")
                                .thatWaits(),
                        CallStep.exactly(Step.PWRITE.id(), 1, "pwrite64", "pwrite"),
                        DatagramCalls.sendmsg()),
                DatagramCalls.receiving(
                        descriptors,
                        waitStrategy,
                        List.of(
                                CallStep.exactly(Step.PREAD.id(), 1, "pread64", "pread"),
                                CallStep.sometimes(Step.WAKE.id(), "futex").withArgument("FUTEX_WAKE,"),
                                CallStep.exactly(Step.CLOSE.id(), 1, "close"))));
    }

    /** Writes the next file that is back, and lends it. */
    static final class Sender implements DatagramSender.Way {
        private static final int OWNER_READS_AND_WRITES = 0600;

        private final Linux linux;
        private final OutgoingDatagrams datagrams;
        private final StepRecorder steps;
        private final LentSlots slots;
        private final int[] files;
        private final long address;
        private final int bytes;

        Sender(TransportContext context, Path directory, OutgoingDatagrams datagrams) throws IOException {
            this.linux = context.linux();
            this.datagrams = datagrams;
            this.steps = context.steps();
            this.slots = LentSlots.open(context, datagrams);
            this.address = context.messageAddress();
            this.bytes = context.messageBytes();
            this.files = new int[slots.count()];
            for (int i = 0; i < files.length; i++) {
                files[i] = openUnlinked(directory.resolve("reused-" + i));
            }
        }

        private int openUnlinked(Path file) {
            NativeMemory path = linux.text(file.toString());
            int descriptor = (int) requireDone(
                    "open",
                    linux.open(
                            path.address(),
                            Linux.O_RDWR | Linux.O_CREAT | Linux.O_EXCL | Linux.O_CLOEXEC,
                            OWNER_READS_AND_WRITES));
            requireDone("unlink", linux.unlink(path.address()));
            return descriptor;
        }

        @Override
        public long send() throws IOException {
            int file = files[slots.next()];
            long written = requireDone("pwrite", linux.pwrite(file, address, bytes, 0));
            steps.done(Step.PWRITE);
            if (written != bytes) {
                throw new IOException(
                        "pwrite: " + written + " of " + bytes + " bytes were written; is the file system full?");
            }
            datagrams.sendEmptyWith(file);
            return bytes;
        }

        @Override
        public OptionalInt ownDepth() {
            return OptionalInt.of(slots.count());
        }

        @Override
        public void close() {
            for (int file : files) {
                linux.close(file);
            }
            slots.close();
        }
    }
}
