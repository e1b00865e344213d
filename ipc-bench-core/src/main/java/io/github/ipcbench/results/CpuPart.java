package io.github.ipcbench.results;

/**
 * A part of some CPU time.
 *
 * @param name such as a step's, or {@code JIT}
 * @param nanos its CPU time
 */
public record CpuPart(String name, double nanos) {
    public CpuPart {
        if (!Double.isFinite(nanos)) {
            throw new IllegalArgumentException(name + ": a finite number of nanoseconds is needed, got " + nanos);
        }
    }
}
