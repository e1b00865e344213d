package io.github.ipcbench.results;

import java.util.OptionalLong;

/**
 * What kept one worker's loop thread from its CPU during a window, as the kernel counts it. What this kernel does not
 * count is absent, never zero.
 *
 * @param wallNanos length of the window
 * @param loopCpuNanos time the loop thread was on a CPU
 * @param processCpuNanos CPU time of the whole worker, JIT and GC included
 * @param runQueueDelayNanos time the loop thread was ready but waited for a CPU, its partner's turns included
 * @param voluntarySwitches times the loop thread went to sleep
 * @param involuntarySwitches times it was made to yield its CPU
 * @param migrations times it was moved to another CPU
 */
public record WorkerNoise(
        long wallNanos,
        OptionalLong loopCpuNanos,
        OptionalLong processCpuNanos,
        OptionalLong runQueueDelayNanos,
        OptionalLong voluntarySwitches,
        OptionalLong involuntarySwitches,
        OptionalLong migrations) {

    /** The same over so much time: what the worker waited between turns is none of it. */
    public WorkerNoise over(long nanos) {
        return new WorkerNoise(
                nanos,
                loopCpuNanos,
                processCpuNanos,
                runQueueDelayNanos,
                voluntarySwitches,
                involuntarySwitches,
                migrations);
    }
}
