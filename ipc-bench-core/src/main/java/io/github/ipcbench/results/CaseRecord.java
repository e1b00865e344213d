package io.github.ipcbench.results;

import io.github.ipcbench.plan.Case;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One case of a session: how it is measured, or why this machine cannot. The latter is a result, not a fault.
 *
 * @param messages messages per run, settled before the first one
 * @param depth what bounds the messages in flight
 * @param unsupported why there are no runs of it
 */
public record CaseRecord(Case key, OptionalLong messages, Optional<Depth> depth, Optional<Unsupported> unsupported) {

    public CaseRecord {
        if (messages.isPresent() == unsupported.isPresent() || messages.orElse(1) < 1) {
            throw new IllegalArgumentException(
                    "case: 1 message per run or more is needed, or why it is unsupported; got " + messages + " and "
                            + unsupported);
        }
    }

    /** A case that can be measured here. */
    public static CaseRecord measured(Case key, long messages, Depth depth) {
        return new CaseRecord(key, OptionalLong.of(messages), Optional.of(depth), Optional.empty());
    }

    /** A case that this machine cannot run. */
    public static CaseRecord unsupported(Case key, String reason, long largestBytes) {
        return new CaseRecord(
                key, OptionalLong.empty(), Optional.empty(), Optional.of(new Unsupported(reason, largestBytes)));
    }

    /**
     * What bounds the messages in flight, as the workers read it back.
     *
     * @param limit messages that the mode's queue holds: slots in shared memory, or else datagrams; absent where it is
     *     not known
     * @param sendBufferBytes SO_SNDBUF of the sender's data socket, where the mode has one
     * @param receiveBufferBytes SO_RCVBUF of the receiver's data socket
     */
    public record Depth(OptionalInt limit, OptionalInt sendBufferBytes, OptionalInt receiveBufferBytes) {}

    /**
     * Why there are no runs.
     *
     * @param reason the kernel's error name, such as {@code EMSGSIZE}
     * @param largestBytes the largest message that went through when tried
     */
    public record Unsupported(String reason, long largestBytes) {}
}
