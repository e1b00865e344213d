package io.github.ipcbench.protocol;

import io.github.ipcbench.plan.Choice;

/** What a worker does apart from moving messages; in headline runs nothing. */
public enum Instrument implements Choice {
    /** Nothing: nothing may be added to a message's cost. */
    NONE("none"),
    /** Times steps of a share of the messages, and reports them with the window. */
    STEP_PROFILE("step-profile"),
    /** Makes the calls that delimit a measured window in a tracer's output, and a null call before each message. */
    TRACE_MARKERS("trace-markers");

    private final String id;

    Instrument(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
