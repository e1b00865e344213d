package io.github.ipcbench.transport;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One datagram with file descriptors (SCM_RIGHTS), laid out once in native memory and used for every message. Layout of
 * {@code struct msghdr} on 64-bit Linux, in bytes:
 *
 * <pre>
 *    0        8         16        24        32        40        48
 *    +--------+---------+---------+---------+---------+---------+-------+
 *    | name   | namelen | iov  ---| iovlen  | control | control | flags |
 *    | (null) | (0)     | -> 64   | (1)     | -> 80   | length  |       |
 *    +--------+---------+---------+---------+---------+---------+-------+
 *   64        72        80        88      92      96
 *    +---------+---------+---------+-------+-------+------ - - -
 *    | address | length  | cmsg    | SOL_  | SCM_  | descriptors, 4 bytes each,
 *    | of data | of data | length  |SOCKET | RIGHTS| padded to 8
 *    +---------+---------+---------+-------+-------+------ - - -
 * </pre>
 *
 * Source: recvmsg(2), cmsg(3), unix(7).
 */
final class ScmMessage implements Closeable {
    private static final int IOV_POINTER = 16;
    private static final int IOV_COUNT = 24;
    private static final int CONTROL_POINTER = 32;
    private static final int CONTROL_LENGTH = 40;
    private static final int FLAGS = 48;
    private static final int DATA_ADDRESS = 64;
    private static final int DATA_LENGTH = 72;
    private static final int CONTROL = 80;
    private static final int CMSG_LEVEL = CONTROL + 8;
    private static final int CMSG_TYPE = CONTROL + 12;
    private static final int CMSG_DATA = CONTROL + 16;
    private static final int CMSG_HEADER_BYTES = 16;

    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;
    private static final int MSG_CTRUNC = 0x8;
    private static final int MSG_TRUNC = 0x20;
    private static final int MSG_DONTWAIT = 0x40;

    private final Memory memory;
    private final ByteBuffer fields;
    private final long address;
    private final int capacity;

    /** @param capacity the most descriptors this message carries */
    ScmMessage(int capacity) {
        this.capacity = capacity;
        this.memory = new Memory(CMSG_DATA + alignedBytes(capacity));
        memory.clear();
        this.address = Pointer.nativeValue(memory);
        this.fields = memory.getByteBuffer(0, memory.size()).order(ByteOrder.nativeOrder());
        fields.putLong(IOV_POINTER, address + DATA_ADDRESS);
        fields.putLong(IOV_COUNT, 1);
        fields.putLong(CONTROL_POINTER, address + CONTROL);
    }

    private static int alignedBytes(int descriptors) {
        return (descriptors * Integer.BYTES + 7) & ~7;
    }

    /** The native address of a direct buffer's first byte. */
    static long addressOf(ByteBuffer direct) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(direct));
    }

    /** Sets the bytes that travel; none when {@code length} is 0, which makes a datagram of really zero bytes. */
    void data(long dataAddress, long length) {
        fields.putLong(DATA_ADDRESS, dataAddress);
        fields.putLong(DATA_LENGTH, length);
    }

    /** Sets the first descriptors to send. */
    void descriptors(int[] descriptors) {
        for (int i = 0; i < descriptors.length; i++) {
            descriptor(i, descriptors[i]);
        }
        descriptorCount(descriptors.length);
    }

    /** Sets one descriptor to send. */
    void descriptor(int index, int descriptor) {
        fields.putInt(CMSG_DATA + index * Integer.BYTES, descriptor);
    }

    /** Sets how many descriptors to send. */
    void descriptorCount(int count) {
        fields.putLong(CONTROL, CMSG_HEADER_BYTES + (long) count * Integer.BYTES);
        fields.putInt(CMSG_LEVEL, SOL_SOCKET);
        fields.putInt(CMSG_TYPE, SCM_RIGHTS);
        fields.putLong(CONTROL_LENGTH, count == 0 ? 0 : CMSG_HEADER_BYTES + alignedBytes(count));
    }

    /**
     * Sends the datagram whole.
     *
     * @throws LastErrorException with the kernel's errno
     */
    void send(int socket) throws IOException {
        long length = fields.getLong(DATA_LENGTH);
        long sent = sendmsg(socket);
        if (sent != length) {
            throw new IOException("sendmsg: " + sent + " of " + length + " bytes were sent");
        }
    }

    private long sendmsg(int socket) {
        while (true) {
            try {
                return SystemCalls.sendmsg(socket, address, 0);
            } catch (LastErrorException e) {
                requireInterrupted(e);
            }
        }
    }

    /**
     * Sends the datagram if that goes without waiting.
     *
     * @return whether it was sent
     * @throws LastErrorException with the kernel's errno, except that of a way that is full
     */
    boolean sendWithoutWaiting(int socket) {
        try {
            SystemCalls.sendmsg(socket, address, MSG_DONTWAIT);
            return true;
        } catch (LastErrorException e) {
            if (e.getErrorCode() == SystemCalls.EAGAIN) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Receives one datagram and checks that it is whole.
     *
     * @param expectedDescriptors how many descriptors must come with it; when others come, all are closed
     * @return bytes received, or -1 when none is there and the socket does not block
     */
    long receive(int socket, int expectedDescriptors) throws IOException {
        fields.putLong(CONTROL_LENGTH, CMSG_HEADER_BYTES + alignedBytes(capacity));
        fields.putLong(CONTROL, 0);
        long received;
        try {
            received = SystemCalls.recvmsg(socket, address, 0);
        } catch (LastErrorException e) {
            if (e.getErrorCode() == SystemCalls.EAGAIN || e.getErrorCode() == SystemCalls.EINTR) {
                return -1;
            }
            throw e;
        }
        int flags = fields.getInt(FLAGS);
        int count = receivedDescriptorCount();
        if (count != expectedDescriptors || (flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) {
            closeReceived(count);
            throw new CorruptMessageException("recvmsg: " + received + " bytes with " + count + " descriptors; "
                    + expectedDescriptors + " descriptors were expected"
                    + ((flags & MSG_TRUNC) != 0 ? "; the message was cut" : "")
                    + ((flags & MSG_CTRUNC) != 0 ? "; more descriptors came than fit" : ""));
        }
        return received;
    }

    private int receivedDescriptorCount() {
        boolean rights = fields.getLong(CONTROL_LENGTH) >= CMSG_HEADER_BYTES
                && fields.getInt(CMSG_LEVEL) == SOL_SOCKET
                && fields.getInt(CMSG_TYPE) == SCM_RIGHTS;
        return rights ? (int) ((fields.getLong(CONTROL) - CMSG_HEADER_BYTES) / Integer.BYTES) : 0;
    }

    /** A descriptor that came with the last datagram. */
    int received(int index) {
        return fields.getInt(CMSG_DATA + index * Integer.BYTES);
    }

    /** Closes the first descriptors that came with the last datagram. */
    void closeReceived(int count) {
        for (int i = 0; i < count; i++) {
            SystemCalls.close(received(i));
        }
    }

    private static void requireInterrupted(LastErrorException e) {
        if (e.getErrorCode() != SystemCalls.EINTR) {
            throw e;
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
