package io.github.ipcbench.judgement;

import io.github.ipcbench.plan.Case;
import java.util.Optional;

/**
 * What became of a limit in one pair of cases.
 *
 * @param key the case in the numerator; absent where nothing was measured that the limit is about
 * @param comparison of the two; absent where no round holds both
 * @param doubt why the session cannot judge it, or what is missing; empty where it can
 */
public record LimitResult(
        Limit limit,
        Outcome outcome,
        Optional<Case> key,
        Optional<Comparison> comparison,
        Optional<Doubt> doubt,
        String detail) {

    /** Whether the limit holds. */
    public enum Outcome {
        WITHIN,
        /** Over the limit, and the interval leaves out 1. */
        EXCEEDED,
        /** The session cannot tell. */
        DOUBTFUL,
        /** The session has not what the limit is about. */
        NOT_MEASURED
    }

    /** Why a session cannot judge a limit. */
    public enum Doubt {
        FEW_ROUNDS,
        WIDE_SPREAD,
        POOR_TRUST
    }

    /** Whether a build is to be warned: of what it asked for and does not have; not of noise of the machine. */
    public boolean isWarning() {
        return switch (outcome) {
            case WITHIN -> false;
            case EXCEEDED, NOT_MEASURED -> true;
            case DOUBTFUL -> doubt.orElseThrow() == Doubt.FEW_ROUNDS;
        };
    }

    static LimitResult of(Limit limit, CaseSummary one, CaseSummary base, SessionSummary session) {
        Optional<Comparison> found = Comparison.between(one, base);
        Optional<Doubt> doubt = doubt(limit, found, session);
        return new LimitResult(
                limit,
                doubt.isPresent() ? Outcome.DOUBTFUL : outcome(limit, found.orElseThrow()),
                Optional.of(one.key()),
                found,
                doubt,
                "");
    }

    static LimitResult notMeasured(Limit limit, String why) {
        return new LimitResult(limit, Outcome.NOT_MEASURED, Optional.empty(), Optional.empty(), Optional.empty(), why);
    }

    private static Outcome outcome(Limit limit, Comparison comparison) {
        boolean isDifferent = !comparison.interval().orElseThrow().contains(1);
        return comparison.multiple() > limit.most() && isDifferent ? Outcome.EXCEEDED : Outcome.WITHIN;
    }

    /** A wide spread is no doubt where the whole interval lies on one side of the limit. */
    private static Optional<Doubt> doubt(Limit limit, Optional<Comparison> comparison, SessionSummary session) {
        if (comparison.flatMap(Comparison::interval).isEmpty()) {
            return Optional.of(Doubt.FEW_ROUNDS);
        }
        if (comparison.orElseThrow().isWide()
                && comparison.flatMap(Comparison::interval).orElseThrow().contains(limit.most())) {
            return Optional.of(Doubt.WIDE_SPREAD);
        }
        return session.trust().level() == Trust.Level.POOR ? Optional.of(Doubt.POOR_TRUST) : Optional.empty();
    }
}
