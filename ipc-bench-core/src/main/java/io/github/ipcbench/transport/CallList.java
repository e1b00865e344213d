package io.github.ipcbench.transport;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The steps of one message, in order, as a mode declares them for its two sides.
 *
 * <p>Steps of the same call are told apart by their order within the message: the first {@code close} is the first
 * declared one.
 *
 * @param sender steps of the sender
 * @param receiver steps of the receiver
 */
public record CallList(List<CallStep> sender, List<CallStep> receiver) {
    public CallList {
        sender = List.copyOf(sender);
        receiver = List.copyOf(receiver);
        requireTellable("sender", sender);
        requireTellable("receiver", receiver);
    }

    /** Every system call named on either side, sorted. */
    public SortedSet<String> calls() {
        SortedSet<String> calls = new TreeSet<>();
        sender.forEach(step -> calls.addAll(step.calls()));
        receiver.forEach(step -> calls.addAll(step.calls()));
        return calls;
    }

    private static void requireTellable(String side, List<CallStep> steps) {
        for (int i = 0; i < steps.size(); i++) {
            for (int j = i + 1; j < steps.size(); j++) {
                requireTellable(side, steps.get(i), steps.get(j));
            }
        }
    }

    private static void requireTellable(String side, CallStep one, CallStep other) {
        if (one.name().equals(other.name())) {
            throw new IllegalArgumentException(
                    "call list, " + side + ": step names are unique, got '" + one.name() + "' twice");
        }
        if (one.overlaps(other)) {
            throw new IllegalArgumentException("call list, " + side + ": steps '" + one.name() + "' and '"
                    + other.name() + "' share a call; give both the same calls, or each its own argument");
        }
    }
}
