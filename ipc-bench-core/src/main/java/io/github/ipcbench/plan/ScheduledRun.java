package io.github.ipcbench.plan;

/**
 * One run in its place.
 *
 * @param index position in the session, from 0
 * @param block the block it belongs to, from 0
 * @param mode what the run measures
 * @param purpose what for
 */
public record ScheduledRun(int index, int block, Mode mode, RunPurpose purpose) {
    /** A run that is to be compared. */
    public ScheduledRun(int index, int block, Mode mode) {
        this(index, block, mode, RunPurpose.HEADLINE);
    }

    /** Its mode, and its purpose where that is another than to be compared, such as {@code socket again}. */
    public String title() {
        return switch (purpose) {
            case HEADLINE -> mode.id();
            case AGAIN -> mode.id() + " again";
            case DELAYED -> mode.id() + ", delayed";
        };
    }
}
