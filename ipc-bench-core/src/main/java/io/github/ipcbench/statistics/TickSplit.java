package io.github.ipcbench.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How far a user/system split can be trusted where the kernel splits CPU time by what it finds at each timer tick.
 *
 * <p>The sum of both is exact; the user share is the share of ticks that found the thread in user mode. Ticks fall
 * without regard to the work, so that share is a sample proportion p with the standard error sqrt(p(1-p)/ticks). Where
 * the kernel accounts for every switch between the two there is no such error, and this record is not for it.
 *
 * @param ticks timer ticks that fall into the CPU time, on average; need not be whole
 * @param errorNanos one standard error of the user time, and of the system time, the two being complements; 0 when every
 *     tick found the same side, see {@link #userShareInterval}
 */
public record TickSplit(long userNanos, long systemNanos, double ticks, double errorNanos) {
    private static final double NANOS_PER_SECOND = 1e9;

    public TickSplit {
        if (userNanos < 0 || systemNanos < 0 || userNanos + systemNanos <= 0) {
            throw new IllegalArgumentException("tick split: CPU times of zero or more, not both zero: userNanos="
                    + userNanos + ", systemNanos=" + systemNanos);
        }
        if (!(ticks > 0) || !(errorNanos >= 0)) {
            throw new IllegalArgumentException(
                    "tick split: ticks above zero and an error of zero or more: " + ticks + ", " + errorNanos);
        }
    }

    /**
     * The split of one thread's or process's CPU time.
     *
     * @param ticksPerSecond of the kernel's timer, such as 250
     */
    public static TickSplit of(long userNanos, long systemNanos, double ticksPerSecond) {
        double totalNanos = (double) userNanos + systemNanos;
        double ticks = totalNanos / NANOS_PER_SECOND * ticksPerSecond;
        double share = userNanos / totalNanos;
        return new TickSplit(userNanos, systemNanos, ticks, Math.sqrt(share * (1 - share) / ticks) * totalNanos);
    }

    /** Both CPU times together, as of a sender and its receiver; independent errors add as squares. */
    public TickSplit plus(TickSplit other) {
        return new TickSplit(
                Math.addExact(userNanos, other.userNanos),
                Math.addExact(systemNanos, other.systemNanos),
                ticks + other.ticks,
                Math.hypot(errorNanos, other.errorNanos));
    }

    /** User time as a share of both. */
    public double userShare() {
        return userNanos / totalNanos();
    }

    /**
     * The range of true user shares that would make this one no surprise; of use where the standard error fails, at
     * few ticks or when all of them found the same side. Source: Wilson, "Probable inference, the law of succession,
     * and statistical inference", Journal of the American Statistical Association 22, 1927. After {@link #plus} it is
     * a little too wide, never too narrow.
     */
    public Interval userShareInterval(double confidence) {
        Samples.requireConfidence(confidence);
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
        double share = userShare();
        double centre = (share + z * z / (2 * ticks)) / (1 + z * z / ticks);
        double reach = z / (1 + z * z / ticks) * Math.sqrt(share * (1 - share) / ticks + z * z / (4 * ticks * ticks));
        return new Interval(centre - reach, centre + reach, confidence);
    }

    private double totalNanos() {
        return (double) userNanos + systemNanos;
    }
}
