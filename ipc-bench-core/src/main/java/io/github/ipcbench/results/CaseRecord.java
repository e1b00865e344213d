package io.github.ipcbench.results;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Quoted;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One case of a session: how it is measured, or why this machine cannot. The latter is a result, not a fault.
 *
 * @param messages messages per run, settled before the first one
 * @param depth what bounds the messages in flight
 * @param unsupported why there are no runs of it
 * @param voided the fault since which it is left out: its runs before are kept, and nothing is concluded from them
 */
public record CaseRecord(
        Case key,
        OptionalLong messages,
        Optional<Depth> depth,
        Optional<Unsupported> unsupported,
        Optional<Voided> voided) {

    /** The kernel's error name for a file system, or shared memory, without room. */
    public static final String OUT_OF_SPACE = "ENOSPC";

    public CaseRecord {
        if (unsupported.isPresent() == (messages.isPresent() || voided.isPresent()) || messages.orElse(1) < 1) {
            throw new IllegalArgumentException(
                    "case: 1 message per run or more is needed, or why it is unsupported or void; got " + messages
                            + ", " + unsupported + " and " + voided);
        }
    }

    /** A case that can be measured here. */
    public static CaseRecord measured(Case key, long messages, Depth depth) {
        return new CaseRecord(key, OptionalLong.of(messages), Optional.of(depth), Optional.empty(), Optional.empty());
    }

    /** A case whose message is larger than this machine can carry. */
    public static CaseRecord unsupported(Case key, String reason, long largestBytes) {
        return unsupported(key, new Unsupported(reason, largestBytes));
    }

    /** A case that this machine cannot run. */
    public static CaseRecord unsupported(Case key, Unsupported why) {
        return new CaseRecord(key, OptionalLong.empty(), Optional.empty(), Optional.of(why), Optional.empty());
    }

    /** A case whose calibration is void. */
    public static CaseRecord voided(Case key, Voided why) {
        return new CaseRecord(key, OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
    }

    /** The same, left out since a run that is void. */
    public CaseRecord withVoided(Voided why) {
        return new CaseRecord(key, messages, depth, unsupported, Optional.of(why));
    }

    /** Whether it can be measured, and no run of it is void. */
    public boolean goesOn() {
        return messages.isPresent() && voided.isEmpty();
    }

    /** The same, when so many messages were seen in flight. */
    public CaseRecord withSeen(int messages) {
        return new CaseRecord(key, this.messages, depth.map(before -> before.withSeen(messages)), unsupported, voided);
    }

    /**
     * How many messages are in flight: sent, and not yet those that the receiver is at.
     *
     * @param limit the most there can be, found by filling the mode's queue when it was opened; absent where it is not known
     * @param seenMost the most there were in any measured window so far, counted by the sender every few messages; absent
     *     before the first
     * @param sendBufferBytes SO_SNDBUF of the sender's data socket, where the mode has one
     * @param receiveBufferBytes SO_RCVBUF of the receiver's data socket
     */
    public record Depth(
            OptionalInt limit, OptionalInt seenMost, OptionalInt sendBufferBytes, OptionalInt receiveBufferBytes) {
        /** The same, when so many messages were seen in flight. */
        public Depth withSeen(int messages) {
            return new Depth(
                    limit,
                    OptionalInt.of(Math.max(messages, seenMost.orElse(messages))),
                    sendBufferBytes,
                    receiveBufferBytes);
        }
    }

    /**
     * Why there are no runs.
     *
     * @param reason the kernel's error name, such as {@code EMSGSIZE}; or in words, where the mode does not work here with
     *     any message, what is missing and what helps
     * @param largestBytes the largest message that went through when tried, 0 where none did; absent where the size is not
     *     the reason, and where none was tried
     */
    public record Unsupported(String reason, OptionalLong largestBytes) {
        /** A message that is too large. */
        public Unsupported(String reason, long largestBytes) {
            this(reason, OptionalLong.of(largestBytes));
        }

        /** What is missing and what helps, on one line; empty where the mode works here with other messages. */
        public Optional<String> missing() {
            return largestBytes.isPresent() || reason.equals(OUT_OF_SPACE)
                    ? Optional.empty()
                    : Optional.of(Quoted.line(reason));
        }

        /** On one line, whatever a results file says; follows the case's name and a colon. */
        public String inWords() {
            return missing()
                    .orElseGet(() -> "not possible at this size (" + Quoted.line(reason) + ")"
                            + (largestBytes.isPresent()
                                    ? "; largest message that went through: " + largestBytes.getAsLong() + " bytes"
                                    : ""));
        }
    }

    /**
     * Why a case is left out.
     *
     * @param run index of the run that is void; absent for its calibration
     * @param reason what happened, in words
     * @param log what the worker that the reason names first printed, or else the other one: a file in the output directory;
     *     absent where neither printed anything
     */
    public record Voided(OptionalInt run, String reason, Optional<String> log) {
        private static final int LONGEST_REASON = 1_200;

        public Voided {
            if (run.orElse(1) < 1) {
                throw new IllegalArgumentException("voided: runs count from 1, got " + run.getAsInt());
            }
        }

        /** Void for this reason, no matter in which run. */
        public Voided(String reason, Optional<String> log) {
            this(OptionalInt.empty(), reason, log);
        }

        /** The same, in this run. */
        public Voided in(int index) {
            return new Voided(OptionalInt.of(index), reason, log);
        }

        /** Such as {@code run 3}. */
        public String where() {
            return run.isPresent() ? "run " + run.getAsInt() : "calibration";
        }

        /** The reason on one line, whatever a results file says. */
        public String reasonInWords() {
            return Quoted.line(reason, LONGEST_REASON);
        }
    }
}
