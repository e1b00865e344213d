package io.github.ipcbench.transport.datagram;

import static io.github.ipcbench.linux.KernelException.requireDone;

import io.github.ipcbench.linux.Errno;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeMemory;
import io.github.ipcbench.transport.CorruptMessageException;
import java.io.IOException;

/**
 * One datagram with file descriptors (SCM_RIGHTS), laid out once in native memory and used for every message. Layout of
 * {@code struct msghdr} on 64-bit Linux, in bytes:
 *
 * <pre>
 *    0        8         16        24        32        40        48
 *    +--------+---------+---------+---------+---------+---------+-------+
 *    | name   | namelen | iov  ---| iovlen  | control | control | flags |
 *    | (null) | (0)     | -> 64   | (1)     | -> 112  | length  |       |
 *    +--------+---------+---------+---------+---------+---------+-------+
 *   64        72        80        112       120     124     128
 *    +---------+---------+---------+---------+-------+-------+------ - - -
 *    | address | length  | room for| cmsg    | SOL_  | SCM_  | descriptors, 4 bytes each,
 *    | of data | of data | SCM_CRED| length  |SOCKET | RIGHTS| padded to 8
 *    +---------+---------+---------+---------+-------+-------+------ - - -
 * </pre>
 *
 * The sender's credentials come before the descriptors, and only when the socket asks for them: with the room for them in
 * front, the descriptors lie at the same place either way.
 *
 * Source: recvmsg(2), cmsg(3), unix(7).
 */
public final class ScmMessage {
    private static final int IOV_POINTER = 16;
    private static final int IOV_COUNT = 24;
    private static final int CONTROL_POINTER = 32;
    private static final int CONTROL_LENGTH = 40;
    private static final int FLAGS = 48;
    private static final int DATA_ADDRESS = 64;
    private static final int DATA_LENGTH = 72;
    private static final int CREDENTIALS = 80;
    private static final int CREDENTIALS_TYPE = CREDENTIALS + 12;
    private static final int CREDENTIALS_PID = CREDENTIALS + 16;
    private static final int CREDENTIALS_UID = CREDENTIALS + 20;
    private static final int CREDENTIALS_BYTES = 32;
    private static final int CONTROL = CREDENTIALS + CREDENTIALS_BYTES;
    private static final int CMSG_LEVEL = CONTROL + 8;
    private static final int CMSG_TYPE = CONTROL + 12;
    private static final int CMSG_DATA = CONTROL + 16;
    private static final int CMSG_HEADER_BYTES = 16;

    private static final int SCM_RIGHTS = 1;
    private static final int SCM_CREDENTIALS = 2;
    private static final int MSG_CTRUNC = 0x8;
    private static final int MSG_TRUNC = 0x20;

    private final Linux linux;
    private final NativeMemory fields;
    private final long address;
    private final int capacity;

    /** @param capacity the most descriptors this message carries */
    public ScmMessage(Linux linux, int capacity) {
        this.linux = linux;
        this.capacity = capacity;
        this.fields = linux.memory(CMSG_DATA + alignedBytes(capacity));
        this.address = fields.address();
        fields.putLong(IOV_POINTER, address + DATA_ADDRESS);
        fields.putLong(IOV_COUNT, 1);
        fields.putLong(CONTROL_POINTER, address + CONTROL);
    }

    private static int alignedBytes(int descriptors) {
        return (descriptors * Integer.BYTES + 7) & ~7;
    }

    /** Sets the bytes that travel; none when {@code length} is 0, which makes a datagram of really zero bytes. */
    public void data(long dataAddress, long length) {
        fields.putLong(DATA_ADDRESS, dataAddress);
        fields.putLong(DATA_LENGTH, length);
    }

    /**
     * Sets the bytes that travel, or the places for them, where they lie in more than one.
     *
     * @param vector address of {@code struct iovec}, one behind the other
     */
    public void parts(long vector, int count) {
        fields.putLong(IOV_POINTER, vector);
        fields.putLong(IOV_COUNT, count);
    }

    /** Sets the first descriptors to send. */
    public void descriptors(int[] descriptors) {
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
    public void descriptorCount(int count) {
        fields.putLong(CONTROL, CMSG_HEADER_BYTES + (long) count * Integer.BYTES);
        fields.putInt(CMSG_LEVEL, Linux.SOL_SOCKET);
        fields.putInt(CMSG_TYPE, SCM_RIGHTS);
        fields.putLong(CONTROL_LENGTH, count == 0 ? 0 : CMSG_HEADER_BYTES + alignedBytes(count));
    }

    /**
     * Sends the datagram whole.
     *
     * @throws io.github.ipcbench.linux.KernelException with the kernel's errno
     */
    public void send(int socket) throws IOException {
        long length = fields.getLong(DATA_LENGTH);
        long sent = sendmsg(socket);
        if (sent != length) {
            throw new IOException("sendmsg: " + sent + " of " + length + " bytes were sent");
        }
    }

    /**
     * Sends, and says how many bytes went: on a stream that may be a part.
     *
     * @throws io.github.ipcbench.linux.KernelException with the kernel's errno
     */
    public long sendmsg(int socket) {
        long sent;
        do {
            sent = linux.sendmsg(socket, address, Linux.MSG_NOSIGNAL);
        } while (sent == -Errno.EINTR);
        return requireDone("sendmsg", sent);
    }

    /**
     * Sends the message if that goes without waiting.
     *
     * @return whether all of it was sent
     * @throws io.github.ipcbench.linux.KernelException with the kernel's errno, except that of a way that is full
     */
    boolean sendWithoutWaiting(int socket) {
        long sent = linux.sendmsg(socket, address, Linux.MSG_DONTWAIT | Linux.MSG_NOSIGNAL);
        if (sent == -Errno.EAGAIN) {
            return false;
        }
        return requireDone("sendmsg", sent) == fields.getLong(DATA_LENGTH);
    }

    /** Makes room for a datagram's descriptors, which the one before has used up. */
    public void prepareToReceive() {
        fields.putLong(CONTROL_POINTER, address + CONTROL);
        fields.putLong(CONTROL_LENGTH, CMSG_HEADER_BYTES + alignedBytes(capacity));
        fields.putLong(CONTROL, 0);
    }

    /**
     * Receives one datagram, once prepared, and does nothing else: {@link #requireWhole} checks it.
     *
     * @return bytes received, or -1 when none is there and the socket does not block
     */
    public long receive(int socket) {
        return receive(socket, 0);
    }

    /** The same, with flags. */
    public long receive(int socket, int flags) {
        long received = linux.recvmsg(socket, address, Linux.MSG_CMSG_CLOEXEC | flags);
        return received == -Errno.EAGAIN || received == -Errno.EINTR ? -1 : requireDone("recvmsg", received);
    }

    /**
     * Checks that the datagram received is whole.
     *
     * @param received its bytes
     * @param expectedDescriptors how many descriptors must have come with it; when others came, all are closed
     */
    public void requireWhole(long received, int expectedDescriptors) throws CorruptMessageException {
        requireWhole(received, receivedDescriptorCount(fields.getLong(CONTROL_LENGTH)), expectedDescriptors);
    }

    /**
     * Receives one datagram from a socket that asks for credentials (SO_PASSCRED), and checks besides that a process of
     * the same user has sent it and that it is whole.
     *
     * @param withBytes as in {@link #requireWhole}, for a datagram that holds bytes
     * @param empty the same for one that holds none
     * @return as {@link #receive} does
     */
    long receiveFromSameUser(int socket, int withBytes, int empty) throws IOException {
        fields.putLong(CONTROL_POINTER, address + CREDENTIALS);
        fields.putLong(CONTROL_LENGTH, CREDENTIALS_BYTES + CMSG_HEADER_BYTES + alignedBytes(capacity));
        fields.putInt(CREDENTIALS_TYPE, 0);
        fields.putLong(CONTROL, 0);
        long received = receive(socket);
        if (received < 0) {
            return received;
        }
        int count = receivedDescriptorCount(fields.getLong(CONTROL_LENGTH) - CREDENTIALS_BYTES);
        int user = linux.getuid();
        if (fields.getInt(CREDENTIALS_TYPE) != SCM_CREDENTIALS || fields.getInt(CREDENTIALS_UID) != user) {
            closeReceived(count);
            throw new CorruptMessageException("recvmsg: a datagram of a stranger, process "
                    + fields.getInt(CREDENTIALS_PID) + " of user "
                    + Integer.toUnsignedString(fields.getInt(CREDENTIALS_UID)) + "; only one of user "
                    + Integer.toUnsignedString(user) + " may send here");
        }
        requireWhole(received, count, received == 0 ? empty : withBytes);
        return received;
    }

    private void requireWhole(long received, int count, int expectedDescriptors) throws CorruptMessageException {
        int flags = fields.getInt(FLAGS);
        if (count != expectedDescriptors || (flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) {
            closeReceived(count);
            throw new CorruptMessageException("recvmsg: " + received + " bytes with " + count + " descriptors; "
                    + expectedDescriptors + " descriptors were expected"
                    + ((flags & MSG_TRUNC) != 0 ? "; the message was cut" : "")
                    + ((flags & MSG_CTRUNC) != 0
                            ? "; more were sent than fit, or than this process may open (ulimit -n)"
                            : ""));
        }
    }

    private int receivedDescriptorCount(long controlBytes) {
        boolean rights = controlBytes >= CMSG_HEADER_BYTES
                && fields.getInt(CMSG_LEVEL) == Linux.SOL_SOCKET
                && fields.getInt(CMSG_TYPE) == SCM_RIGHTS;
        return rights ? (int) ((fields.getLong(CONTROL) - CMSG_HEADER_BYTES) / Integer.BYTES) : 0;
    }

    /** A descriptor that came with the last datagram. */
    public int received(int index) {
        return fields.getInt(CMSG_DATA + index * Integer.BYTES);
    }

    /** Closes the first descriptors that came with the last datagram: each of them, whatever the others' close says. */
    public void closeReceived(int count) {
        for (int i = 0; i < count; i++) {
            // Whatever it says, it is closed, as close(2) has it; the message is refused for a better reason.
            linux.close(received(i));
        }
    }
}
