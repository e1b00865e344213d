package io.github.ipcbench.plan;

/** Which end of the message path a worker is. */
public enum Side implements Choice {
    SENDER("sender"),
    RECEIVER("receiver");

    private final String id;

    Side(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
