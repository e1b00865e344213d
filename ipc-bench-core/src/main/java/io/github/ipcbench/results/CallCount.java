package io.github.ipcbench.results;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How often one call occurred in a measured window, beside what the mode's call list says.
 *
 * @param call the system call's name
 * @param steps the steps of the call list that it is; empty for a call outside the list
 * @param verdict how the count compares
 * @param count occurrences in the window
 * @param atLeast occurrences that must be there
 * @param atMost occurrences that may be there; empty for any number
 * @param perMessage occurrences per message
 * @param differencePerMessage occurrences per message above the demanded number, or the allowed one where that is
 *     exceeded; negative for missing ones
 * @param source where such a call comes from, if known; only for calls outside the list and surplus ones
 */
public record CallCount(
        String call,
        List<String> steps,
        CallVerdict verdict,
        long count,
        long atLeast,
        OptionalLong atMost,
        double perMessage,
        double differencePerMessage,
        Optional<String> source) {

    public CallCount {
        steps = List.copyOf(steps);
    }
}
