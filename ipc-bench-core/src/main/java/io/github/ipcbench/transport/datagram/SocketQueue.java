package io.github.ipcbench.transport.datagram;

import io.github.ipcbench.linux.Errno;
import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import java.io.Closeable;

/** How many messages wait between two AF_UNIX sockets, found by sending them while nobody receives. */
public final class SocketQueue implements Closeable {
    /** A queue that takes so many has no depth to speak of. */
    public static final int MOST_COUNTED = 100_000;

    /** The kernel doubles what it is asked for, and reports the double (socket(7)). */
    private static final int SEND_BUFFER_FACTOR = 2;

    private final Linux linux;
    private final int sender;
    private final int receiver;
    private final ScmMessage message;
    private final int bytes;
    private final long address;
    private final SocketOptions options;

    /**
     * @param sender descriptor of the socket that sends
     * @param receiver descriptor of the one it is connected to; both are closed by whoever opened them
     * @param message as it is to be sent, but for its bytes
     * @param bytes of each message
     */
    public SocketQueue(Linux linux, int sender, int receiver, ScmMessage message, int bytes) {
        this.linux = linux;
        this.sender = sender;
        this.receiver = receiver;
        this.message = message;
        this.bytes = bytes;
        this.options = new SocketOptions(linux);
        // A byte more, to receive into.
        this.address = KernelException.requireDone("mmap", linux.mmap(bytes + 1L));
    }

    /** How many are held, or {@code most} when they are more; 0 when none passes at all. The queue is empty again then. */
    public int held(int most) {
        message.data(address, bytes);
        int held = 0;
        try {
            while (held < most && message.sendWithoutWaiting(sender)) {
                held++;
            }
        } catch (KernelException refused) {
            switch (refused.errno()) {
                case Errno.EMSGSIZE, Errno.ENOBUFS -> {
                    // By this buffer no datagram of this size passes.
                }
                default -> throw refused;
            }
        }
        drain();
        return held;
    }

    private void drain() {
        long received;
        do {
            received = linux.recv(receiver, address, bytes + 1L, Linux.MSG_DONTWAIT);
        } while (received >= 0 || received == -Errno.EINTR);
        if (received != -Errno.EAGAIN) {
            KernelException.requireDone("recvfrom", received);
        }
    }

    /**
     * Finds a send buffer that holds so many and no more, where this one holds more. The kernel counts a datagram as its
     * bytes and what it needs to keep them, which differs from kernel to kernel: hence by trial.
     *
     * @return how many are held by the buffer that the sender has now; more than asked for when the least buffer there is
     *     holds more
     */
    public int bound(int most) {
        int held = held(most + 1);
        if (held <= most) {
            return held;
        }
        int tooLarge = options.get(sender, Linux.SO_SNDBUF);
        int asked = 1;
        askForSendBuffer(asked);
        held = held(MOST_COUNTED);
        if (held > most) {
            return held;
        }
        while (tooLarge - asked > 1) {
            int middle = (asked + tooLarge) >>> 1;
            askForSendBuffer(middle);
            if (held(most + 1) > most) {
                tooLarge = middle;
            } else {
                asked = middle;
            }
        }
        askForSendBuffer(asked);
        held = held(most + 1);
        // Half a datagram less, so that datagrams a little smaller than those tried are no more.
        askForSendBuffer(asked - asked / (2 * most));
        if (held(most + 1) != held) {
            askForSendBuffer(asked);
        }
        return held;
    }

    private void askForSendBuffer(int bytesAsked) {
        options.set(sender, Linux.SO_SNDBUF, bytesAsked);
    }

    /** What must be asked for by another socket to have the send buffer that this sender has now. */
    public int sendBufferAsked() {
        return options.get(sender, Linux.SO_SNDBUF) / SEND_BUFFER_FACTOR;
    }

    @Override
    public void close() {
        linux.munmap(address, bytes + 1L);
    }
}
