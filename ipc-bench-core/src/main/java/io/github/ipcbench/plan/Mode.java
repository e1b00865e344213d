package io.github.ipcbench.plan;

import java.util.regex.Pattern;

/**
 * What is compared: a transport with its options, named by an id such as {@code mmap-locked}.
 *
 * @param id lower-case letters, digits and hyphens; unique among all modes of a session
 * @param description one line for people, without a full stop
 * @param byDefault whether the mode is measured when no modes are named
 * @param ownDescriptors how many descriptors the mode sends with each message beside those of the plan
 */
public record Mode(String id, String description, boolean byDefault, int ownDescriptors) {
    private static final int LONGEST_ID = 100;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*+(-[a-z0-9]++)*+");

    /** A mode that sends no descriptors of its own. */
    public Mode(String id, String description, boolean byDefault) {
        this(id, description, byDefault, 0);
    }

    public Mode {
        requireId(id);
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
}
