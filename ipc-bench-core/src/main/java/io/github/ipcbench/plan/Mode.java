package io.github.ipcbench.plan;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What is compared: a transport with its options, named by an id such as {@code mmap-locked}; and what it can do, as far as
 * it knows that itself.
 *
 * @param id lower-case letters, digits and hyphens; unique among all modes of a session
 * @param noun how a sentence names it, with its article, such as {@code a file}; empty where it is named by its id alone
 * @param description half a line for people, without a full stop
 * @param group which of the groups of {@code ipcbench.modes} it is in, such as {@code sockets}; empty where in none
 * @param byDefault whether the mode is measured when no modes are named
 * @param descriptors how many of the plan's descriptors it carries with each message at most; 0 for a mode of bytes only
 * @param largestBytes the largest message it carries on any machine; what this machine can carry shows when it is tried
 * @param copies how many further messages each of its ends holds in direct memory
 */
public record Mode(
        String id,
        String noun,
        String description,
        String group,
        boolean byDefault,
        int descriptors,
        OptionalInt largestBytes,
        int copies) {
    /** The longest noun and the longest description. */
    public static final int LONGEST_TEXT = 60;

    private static final int LONGEST_ID = 100;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*+(-[a-z0-9]++)*+");

    public Mode {
        requireId(id);
        requireText("noun", noun);
        requireText("description", description);
        if (!group.isEmpty()) {
            requireId(group);
        }
        if (descriptors < 0 || descriptors > BenchmarkPlan.MAX_DESCRIPTORS) {
            throw new IllegalArgumentException("mode " + id + ": 0 to " + BenchmarkPlan.MAX_DESCRIPTORS
                    + " descriptors are valid, got " + descriptors);
        }
        if (largestBytes.orElse(BenchmarkPlan.HEADER_BYTES) < BenchmarkPlan.HEADER_BYTES || copies < 0) {
            throw new IllegalArgumentException("mode " + id + ": a largest message of at least "
                    + BenchmarkPlan.HEADER_BYTES + " bytes and at least 0 copies are valid, got " + largestBytes
                    + " and "
                    + copies);
        }
    }

    /** A mode that carries as many descriptors as a message can have and messages of any size, and holds no copy. */
    public Mode(String id, String noun, String description, boolean byDefault) {
        this(id, noun, description, "", byDefault, BenchmarkPlan.MAX_DESCRIPTORS, OptionalInt.empty(), 0);
    }

    /** Such a mode, named by its id alone. */
    public Mode(String id, String description, boolean byDefault) {
        this(id, "", description, byDefault);
    }

    /** This mode as one of a group. */
    public Mode in(String name) {
        return new Mode(id, noun, description, name, byDefault, descriptors, largestBytes, copies);
    }

    /** This mode as one that carries no more of the plan's descriptors; with 0 it is measured without any. */
    public Mode carrying(int most) {
        return new Mode(id, noun, description, group, byDefault, most, largestBytes, copies);
    }

    /** This mode as one that carries no larger message. */
    public Mode upTo(int bytes) {
        return new Mode(id, noun, description, group, byDefault, descriptors, OptionalInt.of(bytes), copies);
    }

    /** This mode as one whose ends each hold so many further messages in direct memory. */
    public Mode holding(int messages) {
        return new Mode(id, noun, description, group, byDefault, descriptors, largestBytes, messages);
    }

    /** Direct memory that each end takes, the message itself included. */
    public long memoryBytes(int messageBytes) {
        return (1L + copies) * messageBytes;
    }

    /**
     * Checks a mode's id.
     *
     * @throws IllegalArgumentException if no mode can have it
     */
    public static void requireId(String id) {
        if (id.length() > LONGEST_ID || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("mode id: lower-case words joined by hyphens, at most " + LONGEST_ID
                    + " characters, are valid, got " + Quoted.of(id));
        }
    }

    private static void requireText(String what, String text) {
        if (text.length() > LONGEST_TEXT || !Quoted.line(text).equals(text)) {
            throw new IllegalArgumentException("mode " + what + ": at most " + LONGEST_TEXT
                    + " characters, none of them a control character, are valid, got " + Quoted.of(text));
        }
    }
}
