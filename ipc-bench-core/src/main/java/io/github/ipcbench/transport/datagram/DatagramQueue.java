package io.github.ipcbench.transport.datagram;

import io.github.ipcbench.linux.Errno;
import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import java.io.Closeable;
import java.io.IOException;

/** How many datagrams wait between two sockets, found by sending them while nobody receives. */
final class DatagramQueue implements Closeable {
    /** A queue that takes so many has no depth to speak of. */
    static final int MOST_COUNTED = 100_000;

    private final Linux linux;
    private final DataSocket.Pair pair;
    private final ScmMessage message;
    private final int bytes;
    private final long address;

    /**
     * @param pair closed by whoever opened it
     * @param message as it is to be sent, but for its bytes
     * @param bytes of each datagram
     */
    DatagramQueue(Linux linux, DataSocket.Pair pair, ScmMessage message, int bytes) {
        this.linux = linux;
        this.pair = pair;
        this.message = message;
        this.bytes = bytes;
        // A byte more, to receive into.
        this.address = KernelException.requireDone("mmap", linux.mmap(bytes + 1L));
    }

    /** How many are held, or {@code most} when they are more; 0 when none passes at all. The queue is empty again then. */
    int held(int most) {
        message.data(address, bytes);
        int held = 0;
        try {
            while (held < most && message.sendWithoutWaiting(pair.sender().descriptor())) {
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
        for (int left = held; left > 0; left--) {
            // Received by this call, descriptors are closed by the kernel.
            KernelException.requireDone("read", linux.read(pair.receiver().descriptor(), address, 1));
        }
        return held;
    }

    /**
     * Finds a send buffer that holds so many and no more, where this one holds more. The kernel counts a datagram as its
     * bytes and what it needs to keep them, which differs from kernel to kernel: hence by trial.
     *
     * @return how many are held by the buffer that the sender has now; more than asked for when the least buffer there is
     *     holds more
     */
    int bound(int most) throws IOException {
        int held = held(most + 1);
        if (held <= most) {
            return held;
        }
        int tooLarge = pair.sender().buffers().sendBytes();
        int asked = 1;
        pair.sender().askForSendBuffer(asked);
        held = held(MOST_COUNTED);
        if (held > most) {
            return held;
        }
        while (tooLarge - asked > 1) {
            int middle = (asked + tooLarge) >>> 1;
            pair.sender().askForSendBuffer(middle);
            if (held(most + 1) > most) {
                tooLarge = middle;
            } else {
                asked = middle;
            }
        }
        pair.sender().askForSendBuffer(asked);
        held = held(most + 1);
        // Half a datagram less, so that datagrams a little smaller than those tried are no more.
        pair.sender().askForSendBuffer(asked - asked / (2 * most));
        if (held(most + 1) != held) {
            pair.sender().askForSendBuffer(asked);
        }
        return held;
    }

    @Override
    public void close() {
        linux.munmap(address, bytes + 1L);
    }
}
