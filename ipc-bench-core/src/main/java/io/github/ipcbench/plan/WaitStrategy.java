package io.github.ipcbench.plan;

/** How a worker waits before each receive, and how a sender waits for room in a full queue. */
public enum WaitStrategy implements Choice {
    /** Readiness is awaited with a selector first, as the article does with {@code select(2)}. */
    SELECT("select"),
    /** The receiving call itself blocks. */
    BLOCK("block");

    private final String id;

    WaitStrategy(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
