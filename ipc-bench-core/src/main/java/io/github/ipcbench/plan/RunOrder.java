package io.github.ipcbench.plan;

/** The order of runs within a block. */
public enum RunOrder implements Choice {
    /** Every block holds the modes in the order of the plan, so runs alternate between modes. */
    ALTERNATING("alternating"),
    /** Every block holds each mode once, in an order drawn from the recorded seed. */
    SHUFFLED("shuffled");

    private final String id;

    RunOrder(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
