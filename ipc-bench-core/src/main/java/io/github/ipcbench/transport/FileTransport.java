package io.github.ipcbench.transport;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.github.ipcbench.plan.CallList;
import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Mode {@code file}: a temporary file holds the message, its descriptor travels in a datagram of zero bytes. */
public final class FileTransport implements TransportProvider {
    private static final Mode FILE =
            new Mode("file", "the message in an unlinked temporary file, its descriptor in an empty datagram", true);

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

        private final DatagramSender datagrams;
        private final StepRecorder steps;
        private final FileName fileName;
        private final long address;
        private final int bytes;

        Sender(TransportContext context) throws IOException {
            this.datagrams = new DatagramSender(context);
            this.steps = context.steps();
            this.fileName = new FileName(context.fileDirectory());
            this.address = ScmMessage.addressOf(context.message());
            this.bytes = context.messageBytes();
        }

        @Override
        public long send() throws IOException {
            long path = fileName.next();
            steps.begin();
            int file = SystemCalls.open(
                    path,
                    SystemCalls.O_RDWR | SystemCalls.O_CREAT | SystemCalls.O_EXCL | SystemCalls.O_CLOEXEC,
                    OWNER_READS_AND_WRITES);
            steps.done(Step.OPEN);
            try {
                SystemCalls.unlink(path);
                steps.done(Step.UNLINK);
                long written = SystemCalls.write(file, address, bytes);
                steps.done(Step.WRITE);
                if (written != bytes) {
                    throw new IOException("write: " + written + " of " + bytes
                            + " bytes were written; is the file system of ipcbench.tempDirectory full?");
                }
                datagrams.sendEmptyWith(file);
            } finally {
                SystemCalls.close(file);
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
            fileName.close();
            datagrams.close();
        }
    }

    private static final class Receiver implements MessageReceiver {
        private final DatagramReceiver datagrams;
        private final StepRecorder steps;
        private final long address;
        private final int bytes;

        Receiver(TransportContext context) throws IOException {
            this.datagrams = new DatagramReceiver(context, 1);
            this.steps = context.steps();
            this.address = ScmMessage.addressOf(context.message());
            this.bytes = context.messageBytes();
        }

        @Override
        public long receive() throws IOException {
            steps.begin();
            int file = datagrams.receiveEmpty(address);
            long read;
            try {
                SystemCalls.lseek(file, 0, SystemCalls.SEEK_SET);
                steps.done(Step.LSEEK);
                read = SystemCalls.read(file, address, bytes);
                steps.done(Step.READ);
            } catch (LastErrorException e) {
                datagrams.refuse();
                throw e;
            }
            SystemCalls.close(file);
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
    private static final class FileName implements AutoCloseable {
        private static final int DIGITS = 16;
        private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

        private final Memory memory;
        private final ByteBuffer path;
        private final int firstDigit;
        private final long address;
        private long number;

        FileName(Path directory) {
            byte[] prefix = (directory + "/").getBytes(SystemCalls.pathCharset());
            this.memory = new Memory(prefix.length + DIGITS + 1L);
            this.path = memory.getByteBuffer(0, memory.size());
            path.put(0, prefix).put(prefix.length + DIGITS, (byte) 0);
            this.firstDigit = prefix.length;
            this.address = Pointer.nativeValue(memory);
        }

        long next() {
            long rest = ++number;
            for (int i = DIGITS - 1; i >= 0; i--) {
                path.put(firstDigit + i, HEX[(int) (rest & 0xf)]);
                rest >>>= 4;
            }
            return address;
        }

        @Override
        public void close() {
            memory.close();
        }
    }
}
