package io.github.ipcbench.protocol;

import io.github.ipcbench.plan.Choice;

/** Which end of the message path a worker is. */
public enum Role implements Choice {
    SENDER("sender"),
    RECEIVER("receiver");

    private final String id;

    Role(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
