package io.github.ipcbench.transport.datagram;

import io.github.ipcbench.linux.Errno;
import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Sends datagrams to itself through a socket pair, to find by trying what size passes. */
final class DatagramTrial implements Closeable {
    private final Linux linux;
    private final DataSocket.Pair pair;
    private final ScmMessage message;
    private final int largestTried;
    private final long address;

    /** @param largestTried no size above this is tried */
    DatagramTrial(Linux linux, int largestTried) throws IOException {
        this.linux = linux;
        this.pair = DataSocket.pair(linux);
        this.message = new ScmMessage(linux, 0);
        this.largestTried = largestTried;
        this.address = KernelException.requireDone("mmap", linux.mmap(largestTried));
    }

    /** SO_SNDBUF as read back. */
    int sendBufferBytes() throws IOException {
        return pair.sender().buffers().sendBytes();
    }

    /** See {@link DataSocket#askForSendBuffer}. */
    void askForSendBuffer(int bytes) throws IOException {
        pair.sender().askForSendBuffer(bytes);
    }

    /** See {@link DataSocket#growSendBuffer}. */
    void growSendBuffer(int datagramBytes) throws IOException {
        pair.sender().growSendBuffer(datagramBytes);
    }

    /** The kernel's error name when a datagram of this size is refused; empty when it went through. */
    Optional<String> refusal(long datagramBytes) throws IOException {
        message.data(address, datagramBytes);
        try {
            message.send(pair.sender().descriptor());
        } catch (KernelException e) {
            return switch (e.errno()) {
                case Errno.EMSGSIZE, Errno.ENOBUFS -> Optional.of(Errno.name(e.errno()));
                default -> throw e;
            };
        }
        message.prepareToReceive();
        message.requireWhole(message.receive(pair.receiver().descriptor()), 0);
        return Optional.empty();
    }

    /** The largest size that passes, by bisection over real sends; the size this trial was made for does not. */
    long largest() throws IOException {
        long passes = 0;
        long fails = largestTried;
        while (fails - passes > 1) {
            long middle = (passes + fails) >>> 1;
            if (refusal(middle).isEmpty()) {
                passes = middle;
            } else {
                fails = middle;
            }
        }
        return passes;
    }

    @Override
    public void close() throws IOException {
        linux.munmap(address, largestTried);
        pair.close();
    }
}
