package io.github.ipcbench.plan;

/** The order of runs within a round. */
public enum RunOrder implements Choice {
    /** As alternating, but every second round backwards: a machine that drifts favours no place in the round. */
    MIRRORED("mirrored"),
    /** Every round holds the cases in the order of the plan, so runs alternate between cases. */
    ALTERNATING("alternating"),
    /** Every round holds each case once, in an order drawn from the recorded seed. */
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
