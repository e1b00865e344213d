package io.github.ipcbench.transport;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.plan.WaitStrategy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What one end of a transport works with. All directories are private to the run (mode 0700) and removed after it.
 *
 * @param linux the calls of the kernel, for the one thread that this end is used by
 * @param message direct buffer of exactly the message's size; the sender sends it, the receiver fills it; its position
 *     and limit are not to be touched
 * @param descriptors descriptors that travel with each message
 * @param waitStrategy how to wait before a receive and for room in a full queue
 * @param depth messages that may be in flight at most; empty where the host decides
 * @param socketDirectory for sockets; its path is short
 * @param fileDirectory for files, in the temporary directory of the plan
 * @param memoryDirectory for shared mappings, in memory where the machine has such a file system
 * @param steps hears of each step; {@link StepRecorder#NONE} in headline runs
 */
public record TransportContext(
        Linux linux,
        ByteBuffer message,
        int descriptors,
        WaitStrategy waitStrategy,
        OptionalInt depth,
        Path socketDirectory,
        Path fileDirectory,
        Path memoryDirectory,
        StepRecorder steps) {

    public TransportContext {
        if (!message.isDirect()) {
            throw new IllegalArgumentException("message: a direct buffer is needed");
        }
    }

    /** The same, but for how to wait. */
    public TransportContext waiting(WaitStrategy otherwise) {
        return new TransportContext(
                linux, message, descriptors, otherwise, depth, socketDirectory, fileDirectory, memoryDirectory, steps);
    }

    /** Where the message lies; to be asked for once and not for each message, for that takes microseconds with some JDKs. */
    public long messageAddress() {
        return linux.addressOf(message);
    }

    /**
     * Sees that no more messages are in flight than may be.
     *
     * @param least how many the least buffer there is holds
     * @param what they are, in words
     * @throws DepthTooSmallException when those are more; says what is valid
     */
    public void requireBounded(int least, String what) throws DepthTooSmallException {
        int most = depth.orElse(Integer.MAX_VALUE);
        if (least > most) {
            throw new DepthTooSmallException(
                    PlanProperty.DEPTH + ": '" + most + "' is fewer than the least send buffer holds of " + what
                            + "; valid for this mode and size: " + least + " or more, or " + PlanProperty.NATURAL);
        }
    }

    /** Size of every message. */
    public int messageBytes() {
        return message.capacity();
    }
}
