package io.github.ipcbench.results;

import java.util.List;

/**
 * Some CPU time, its known parts, and what they leave unexplained.
 *
 * @param whole what is accounted for, such as {@code sender loop CPU}
 * @param wholeNanos its CPU time, more than 0
 * @param parts the known parts
 * @param restNanos the whole less its parts; negative when the parts claim more than there was
 */
public record CpuAccount(String whole, double wholeNanos, List<CpuPart> parts, double restNanos) {
    public CpuAccount {
        parts = List.copyOf(parts);
        if (!(wholeNanos > 0) || !Double.isFinite(wholeNanos) || !Double.isFinite(restNanos)) {
            throw new IllegalArgumentException(
                    whole + ": CPU time above 0 and a finite rest are needed, got " + wholeNanos + " and " + restNanos);
        }
    }

    /** The rest as a share of the whole. */
    public double restShare() {
        return restNanos / wholeNanos;
    }
}
