package io.github.ipcbench.plan;

/** What a run is for. */
public enum RunPurpose implements Choice {
    /** To be compared: the figures of its case come from such runs alone. */
    HEADLINE("headline"),
    /** To check the session: the same case a second time, under another name. */
    AGAIN("again"),
    /** To check the session: the same case with a planted delay. */
    DELAYED("delayed");

    private final String id;

    RunPurpose(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
