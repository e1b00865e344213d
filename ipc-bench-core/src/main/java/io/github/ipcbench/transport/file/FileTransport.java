package io.github.ipcbench.transport.file;

import static io.github.ipcbench.linux.KernelException.requireDone;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeMemory;
import io.github.ipcbench.plan.BenchmarkPlan;
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
import io.github.ipcbench.transport.shared.LentFileReceiver;
import io.github.ipcbench.transport.shared.LentSlots;
import io.github.ipcbench.transport.shared.ReceivedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Mode {@code file}: a temporary file holds the message, its descriptor travels in a datagram of zero bytes. Mode
 * {@code file-mapped}: the receiver maps the file instead of reading it. Mode {@code file-shm}: the file lies in memory. Mode
 * {@code file-reused}: files stay open and are written again and again.
 */
public final class FileTransport implements TransportProvider {
    /** The file's. */
    private static final int OWN_DESCRIPTORS = 1;

    private static final Mode FILE = new Mode("file", "a file", "unlinked temporary file", true)
            .in("files")
            .carrying(BenchmarkPlan.MAX_DESCRIPTORS - OWN_DESCRIPTORS);

    private static final Mode MAPPED =
            carried("file-mapped", "a file that is mapped", "as file, the receiver maps it instead of reading");
    private static final Mode REUSED =
            carried("file-reused", "a file that is reused", "files that stay open and are written again");
    private static final Mode IN_MEMORY =
            carried("file-shm", "a file in memory", "as file, in the directory for memory");

    private static Mode carried(String id, String noun, String description) {
        return new Mode(id, noun, description, false)
                .in("files")
                .carrying(BenchmarkPlan.MAX_DESCRIPTORS - OWN_DESCRIPTORS);
    }

    @Override
    public List<Mode> modes() {
        return List.of(FILE, MAPPED, REUSED, IN_MEMORY);
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        if (mode.equals(REUSED)) {
            return ReusedFiles.callList(descriptors, waitStrategy);
        }
        List<CallStep> inside = new ArrayList<>(List.of(CallStep.exactly(Step.LSEEK.id(), 1, "lseek")));
        if (mode.equals(MAPPED)) {
            inside.add(CallStep.exactly(Step.MMAP.id(), 1, "mmap"));
            inside.add(CallStep.inUserSpace(Step.COPY.id()));
            inside.add(CallStep.exactly(Step.MUNMAP.id(), 1, "munmap"));
        } else {
            inside.add(CallStep.exactly(Step.READ.id(), 1, "read"));
        }
        inside.add(CallStep.exactly(Step.CLOSE.id(), 1, "close"));
        return new CallList(
                List.of(
                        CallStep.exactly(Step.OPEN.id(), 1, "open", "openat"),
                        CallStep.exactly(Step.UNLINK.id(), 1, "unlink", "unlinkat"),
                        CallStep.exactly(Step.WRITE.id(), 1, "write"),
                        DatagramCalls.sendmsg(),
                        CallStep.exactly(Step.CLOSE.id(), 1, "close")),
                DatagramCalls.receiving(descriptors, waitStrategy, inside));
    }

    /** Those in flight, the one that the receiver reads, and the one that waits for room in the socket's queue. */
    @Override
    public RoomNeeded roomNeeded(Mode mode, int messageBytes, OptionalInt depth) {
        long files = mode.equals(REUSED) ? LentSlots.most(messageBytes, depth) : depth.orElse(1) + 2L;
        return mode.equals(IN_MEMORY)
                ? new RoomNeeded(0, files * messageBytes)
                : new RoomNeeded(files * messageBytes, 0);
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        if (mode.equals(REUSED)) {
            return DatagramSender.open(
                    context, datagrams -> new ReusedFiles.Sender(context, directory(mode, context), datagrams));
        }
        return DatagramSender.open(context, datagrams -> new Sender(context, directory(mode, context), datagrams));
    }

    private static Path directory(Mode mode, TransportContext context) {
        return mode.equals(IN_MEMORY) ? context.memoryDirectory() : context.fileDirectory();
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        if (mode.equals(MAPPED)) {
            ReceivedFile received = new ReceivedFile(context);
            return DatagramReceiver.ofDescriptors(context, OWN_DESCRIPTORS, (none, file) -> received.copyMapped(file));
        }
        return DatagramReceiver.ofDescriptors(
                context, OWN_DESCRIPTORS, mode.equals(REUSED) ? new LentFileReceiver(context) : new Receiver(context));
    }

    private static final class Sender implements DatagramSender.Way {
        private static final int OWNER_READS_AND_WRITES = 0600;

        private final Linux linux;
        private final OutgoingDatagrams datagrams;
        private final StepRecorder steps;
        private final FileName fileName;
        private final long address;
        private final int bytes;
        private long path;

        Sender(TransportContext context, Path directory, OutgoingDatagrams datagrams) {
            this.linux = context.linux();
            this.datagrams = datagrams;
            this.steps = context.steps();
            this.fileName = new FileName(linux, directory);
            this.path = fileName.next();
            this.address = context.messageAddress();
            this.bytes = context.messageBytes();
        }

        @Override
        public long send() throws IOException {
            int file = (int) requireDone(
                    "open",
                    linux.open(
                            path,
                            Linux.O_RDWR | Linux.O_CREAT | Linux.O_EXCL | Linux.O_CLOEXEC,
                            OWNER_READS_AND_WRITES));
            steps.done(Step.OPEN);
            try {
                requireDone("unlink", linux.unlink(path));
                steps.done(Step.UNLINK);
                long written = requireDone("write", linux.write(file, address, bytes));
                steps.done(Step.WRITE);
                if (written != bytes) {
                    // The kernel says why only when it is asked for the rest.
                    requireDone("write", linux.write(file, address + written, bytes - (int) written));
                    throw new IOException(
                            "write: " + written + " of " + bytes + " bytes were written; is the file system full?");
                }
                datagrams.sendEmptyWith(file);
            } finally {
                requireDone("close", linux.close(file));
                steps.done(Step.CLOSE);
            }
            // Between two messages, so that it is in no step.
            path = fileName.next();
            return bytes;
        }
    }

    private static final class Receiver implements DatagramReceiver.Way {
        private final Linux linux;
        private final StepRecorder steps;
        private final long address;
        private final int bytes;

        Receiver(TransportContext context) {
            this.linux = context.linux();
            this.steps = context.steps();
            this.address = context.messageAddress();
            this.bytes = context.messageBytes();
        }

        @Override
        public long take(long none, int file) throws IOException {
            requireDone("lseek", linux.lseek(file, 0, Linux.SEEK_SET));
            steps.done(Step.LSEEK);
            long read = requireDone("read", linux.read(file, address, bytes));
            steps.done(Step.READ);
            if (read != bytes) {
                throw new CorruptMessageException("read: the file held " + read + " of " + bytes + " bytes");
            }
            return read;
        }
    }

    /** A fresh file name for every message, written in place into native memory: {@code <directory>/0000000000000001}. */
    private static final class FileName {
        private static final int DIGITS = 16;
        private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

        private final NativeMemory path;
        private final int firstDigit;
        private long number;

        FileName(Linux linux, Path directory) {
            this.path = linux.text(directory + "/" + "0".repeat(DIGITS));
            this.firstDigit = path.bytes() - 1 - DIGITS;
        }

        long next() {
            long rest = ++number;
            for (int i = DIGITS - 1; i >= 0; i--) {
                path.putByte(firstDigit + i, HEX[(int) (rest & 0xf)]);
                rest >>>= 4;
            }
            return path.address();
        }
    }
}
