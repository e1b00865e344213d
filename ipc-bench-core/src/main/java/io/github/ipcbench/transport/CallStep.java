package io.github.ipcbench.transport;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One step of a call list: a system call that moves a message along, or work between calls such as a copy.
 *
 * <p>How often a step may occur is stated per message and holds for the whole measured window: between
 * {@code atLeast} and {@code atMost} times the number of messages.
 *
 * @param name what tables call the step, such as {@code open}; unique within one side of a call list
 * @param calls names under which the kernel's interface knows it, such as {@code open} and {@code openat}; empty for
 *     work in user space, which no trace shows
 * @param argument text that the traced arguments must hold for a call to be this step, such as {@code F_UNLCK}
 * @param atLeast occurrences per message that must be there
 * @param atMost occurrences per message that may be there, {@link #UNBOUNDED} for any number
 * @param waits whether the step may block on the other process, so that its duration is no cost
 */
public record CallStep(
        String name, List<String> calls, Optional<String> argument, int atLeast, int atMost, boolean waits) {
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    public CallStep {
        Objects.requireNonNull(argument, "argument");
        calls = List.copyOf(calls);
        if (name.isBlank()) {
            throw new IllegalArgumentException("call step: a name is needed, got '" + name + "'");
        }
        if (atLeast < 0 || atMost < 1 || atMost < atLeast) {
            throw new IllegalArgumentException("call step " + name + ": 0 <= atLeast <= atMost and 1 <= atMost are"
                    + " needed, got atLeast=" + atLeast + ", atMost=" + atMost);
        }
    }

    /** A step that occurs exactly so many times per message. */
    public static CallStep exactly(String name, int times, String... calls) {
        return new CallStep(name, List.of(calls), Optional.empty(), times, times, false);
    }

    /** A step that occurs so many times per message, and now and then once more; its surplus is reported, never wrong. */
    public static CallStep atLeast(String name, int times, String... calls) {
        return new CallStep(name, List.of(calls), Optional.empty(), times, UNBOUNDED, false);
    }

    /** A step that occurs at any rate, none included; the rate is reported. */
    public static CallStep sometimes(String name, String... calls) {
        return atLeast(name, 0, calls);
    }

    /** The wait for the other process, at most once per message. */
    public static CallStep waiting(String name, String... calls) {
        return new CallStep(name, List.of(calls), Optional.empty(), 0, 1, true);
    }

    /** Work in user space, once per message. */
    public static CallStep inUserSpace(String name) {
        return exactly(name, 1);
    }

    /** This step, told from others of the same call by a text in its arguments. */
    public CallStep withArgument(String text) {
        return new CallStep(name, calls, Optional.of(text), atLeast, atMost, waits);
    }

    /** This step as one that may block on the other process. */
    public CallStep thatWaits() {
        return new CallStep(name, calls, argument, atLeast, atMost, true);
    }

    /** Whether a traced call is this step. */
    public boolean matches(String call, String arguments) {
        return calls.contains(call) && (argument.isEmpty() || arguments.contains(argument.get()));
    }

    /** Whether every call that is this step is also the other one, so that only their order tells them apart. */
    public boolean looksLike(CallStep other) {
        return !calls.isEmpty() && calls.equals(other.calls) && argument.equals(other.argument);
    }

    /** Whether some call could be both steps although they do not look alike. */
    boolean overlaps(CallStep other) {
        boolean sharesCall = calls.stream().anyMatch(other.calls::contains);
        boolean toldByArgument = argument.isPresent() && other.argument.isPresent() && !argument.equals(other.argument);
        return sharesCall && !looksLike(other) && !toldByArgument;
    }
}
