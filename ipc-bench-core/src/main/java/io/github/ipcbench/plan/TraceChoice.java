package io.github.ipcbench.plan;

/** Which instruments look into the single calls, in runs of their own. */
public enum TraceChoice implements Choice {
    /** None: headline runs only. */
    OFF("off"),
    /** The in-process step profile. */
    STEPS("steps"),
    /** The step profile and strace, which must work. */
    STRACE("strace"),
    /** The step profile, and strace where it works. */
    AUTO("auto");

    private final String id;

    TraceChoice(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
