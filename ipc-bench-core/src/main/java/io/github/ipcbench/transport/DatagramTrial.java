package io.github.ipcbench.transport;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Sends datagrams to itself through a socket pair, to find by trying what size passes. */
final class DatagramTrial implements Closeable {
    private final DataSocket.Pair pair = DataSocket.pair();
    private final ScmMessage message = new ScmMessage(0);
    private final Memory bytes;

    /** @param largestTried no size above this is tried */
    DatagramTrial(int largestTried) throws IOException {
        bytes = new Memory(largestTried);
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
        message.data(Pointer.nativeValue(bytes), datagramBytes);
        try {
            message.send(pair.sender().descriptor());
        } catch (LastErrorException e) {
            return switch (e.getErrorCode()) {
                case SystemCalls.EMSGSIZE -> Optional.of("EMSGSIZE");
                case SystemCalls.ENOBUFS -> Optional.of("ENOBUFS");
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
        long fails = bytes.size();
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
        message.close();
        bytes.close();
        pair.close();
    }
}
