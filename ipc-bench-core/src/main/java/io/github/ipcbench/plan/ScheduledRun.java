package io.github.ipcbench.plan;

/**
 * One run in its place.
 *
 * @param index position in the session, from 1
 * @param round the round it belongs to, from 1
 * @param key the case that the run measures
 * @param purpose what for
 */
public record ScheduledRun(int index, int round, Case key, RunPurpose purpose) {
    public ScheduledRun {
        if (index < 1 || round < 1) {
            throw new IllegalArgumentException("run: index and round count from 1, got " + index + " and " + round);
        }
    }

    /** A run that is to be compared. */
    public ScheduledRun(int index, int round, Case key) {
        this(index, round, key, RunPurpose.HEADLINE);
    }

    /** Its purpose behind the name of its case, where that is another than to be compared, such as {@code socket again}. */
    public String title(CaseNames names) {
        return switch (purpose) {
            case HEADLINE -> names.of(key);
            case AGAIN -> names.of(key) + " again";
            case DELAYED -> names.of(key) + ", delayed";
        };
    }
}
