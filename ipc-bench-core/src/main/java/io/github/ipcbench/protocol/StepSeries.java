package io.github.ipcbench.protocol;

import java.util.List;

/**
 * One step of messages that travelled one at a time, occurrence by occurrence.
 *
 * @param step name of the step, as the mode's call list has it
 * @param aboveNullNanos what each occurrence took beyond the null call right before it, in the order of the messages
 */
public record StepSeries(String step, List<Long> aboveNullNanos) {
    public StepSeries {
        aboveNullNanos = List.copyOf(aboveNullNanos);
    }
}
