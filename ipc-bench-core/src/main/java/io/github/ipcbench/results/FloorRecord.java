package io.github.ipcbench.results;

import io.github.ipcbench.plan.BothEnds;

/**
 * The floor of one run: the time of the unavoidable memory copies, measured by the same threads right before the measured
 * window and right after it, so that a change of the machine's speed during the run shows.
 */
public record FloorRecord(Moment before, Moment after) {

    /** What both workers measured together. */
    public record Moment(BothEnds<WorkerFloor> ends) {
        /** The two copies of a message that goes through a ring in shared memory, one at each end: the floor itself. */
        public double ringNanos() {
            return ends.stream().mapToDouble(WorkerFloor::ringCopyNanos).sum();
        }
    }

    /** The floor of the run: the geometric mean of before and after. */
    public double ringNanos() {
        return Math.sqrt(before.ringNanos() * after.ringNanos());
    }
}
