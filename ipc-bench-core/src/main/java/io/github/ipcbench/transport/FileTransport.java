package io.github.ipcbench.transport;

import static io.github.ipcbench.linux.KernelException.requireDone;

import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeMemory;
import io.github.ipcbench.plan.CallList;
import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Mode {@code file}: a temporary file holds the message, its descriptor travels in a datagram of zero bytes. */
public final class FileTransport implements TransportProvider {
    private static final Mode FILE =
            new Mode("file", "the message in an unlinked temporary file, its descriptor in an empty datagram", true, 1);

    @Override
    public List<Mode> modes() {
        return List.of(FILE);
    }

    @Override
    public CallList callList(Mode mode, int descriptors, WaitStrategy waitStrategy) {
        return new CallList(
                List.of(
                        CallStep.exactly(Step.OPEN.id(), 1, "open", "openat"),
                        CallStep.exactly(Step.UNLINK.id(), 1, "unlink", "unlinkat"),
                        CallStep.exactly(Step.WRITE.id(), 1, "write"),
                        DatagramCalls.sendmsg(),
                        CallStep.exactly(Step.CLOSE.id(), 1, "close")),
                DatagramCalls.receiving(
                        descriptors,
                        waitStrategy,
                        List.of(
                                CallStep.exactly(Step.LSEEK.id(), 1, "lseek"),
                                CallStep.exactly(Step.READ.id(), 1, "read"),
                                CallStep.exactly(Step.CLOSE.id(), 1, "close"))));
    }

    @Override
    public MessageSender openSender(Mode mode, TransportContext context) throws IOException {
        return new Sender(context);
    }

    @Override
    public MessageReceiver openReceiver(Mode mode, TransportContext context) throws IOException {
        return new Receiver(context);
    }

    private static final class Sender implements MessageSender {
        private static final int OWNER_READS_AND_WRITES = 0600;

        private final Linux linux;
        private final DatagramSender datagrams;
        private final StepRecorder steps;
        private final FileName fileName;
        private final long address;
        private final int bytes;

        Sender(TransportContext context) throws IOException {
            this.linux = context.linux();
            this.datagrams = new DatagramSender(context);
            this.steps = context.steps();
            this.fileName = new FileName(linux, context.fileDirectory());
            this.address = context.messageAddress();
            this.bytes = context.messageBytes();
        }

        @Override
        public long send() throws IOException {
            long path = fileName.next();
            steps.begin();
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
                    throw new IOException("write: " + written + " of " + bytes
                            + " bytes were written; is the file system of ipcbench.tempDirectory full?");
                }
                datagrams.sendEmptyWith(file);
            } finally {
                requireDone("close", linux.close(file));
                steps.done(Step.CLOSE);
            }
            return bytes;
        }

        @Override
        public SocketBuffers socketBuffers() throws IOException {
            return datagrams.socketBuffers();
        }

        @Override
        public void close() throws IOException {
            datagrams.close();
        }
    }

    private static final class Receiver implements MessageReceiver {
        private final Linux linux;
        private final DatagramReceiver datagrams;
        private final StepRecorder steps;
        private final long address;
        private final int bytes;

        Receiver(TransportContext context) throws IOException {
            this.linux = context.linux();
            this.datagrams = new DatagramReceiver(context, 1);
            this.steps = context.steps();
            this.address = context.messageAddress();
            this.bytes = context.messageBytes();
        }

        @Override
        public long receive() throws IOException {
            steps.begin();
            int file = datagrams.receiveEmpty(address);
            long read;
            try {
                requireDone("lseek", linux.lseek(file, 0, Linux.SEEK_SET));
                steps.done(Step.LSEEK);
                read = requireDone("read", linux.read(file, address, bytes));
                steps.done(Step.READ);
            } catch (KernelException e) {
                datagrams.refuse();
                throw e;
            }
            requireDone("close", linux.close(file));
            steps.done(Step.CLOSE);
            datagrams.closeDescriptors();
            if (read != bytes) {
                throw new CorruptMessageException("read: the file held " + read + " of " + bytes + " bytes");
            }
            return read;
        }

        @Override
        public SocketBuffers socketBuffers() throws IOException {
            return datagrams.socketBuffers();
        }

        @Override
        public void close() throws IOException {
            datagrams.close();
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
