package io.github.ipcbench.judgement;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.plan.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a user allows: one mode, or one variant, costs at most so many times another.
 *
 * @param most the largest multiple that is within the limit
 */
public record Limit(String numerator, String denominator, double most) {
    private static final Pattern LIMIT = Pattern.compile(
            "\\s*([A-Za-z0-9._-]{1,100})\\s*/\\s*([A-Za-z0-9._-]{1,100})\\s*<=\\s*([0-9]+(?:\\.[0-9]+)?)\\s*");

    public Limit {
        if (!(most > 0) || !Double.isFinite(most)) {
            throw new IllegalArgumentException("limit: a multiple above 0 is needed, got " + most);
        }
        if (numerator.equals(denominator)) {
            throw new IllegalArgumentException(
                    "limit: two different modes or variants are needed, got " + numerator + " twice");
        }
    }

    /**
     * Of a text such as {@code candidate/base<=1.10}.
     *
     * @throws IllegalArgumentException if it is none, naming what is valid
     */
    public static Limit parse(String text) {
        Matcher parts = LIMIT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "limits such as file/socket<=8 or candidate/base<=1.10 are valid, got " + Quoted.of(text));
        }
        return new Limit(parts.group(1), parts.group(2), Double.parseDouble(parts.group(3)));
    }

    /** Judges a session by this limit: a result for each pair of its cases that the limit is about, or one for none. */
    public List<LimitResult> judge(SessionSummary session) {
        List<LimitResult> results = new ArrayList<>();
        for (CaseSummary one : session.cases()) {
            baseline(one.key())
                    .flatMap(session::of)
                    .map(base -> LimitResult.of(this, one, base, session))
                    .ifPresent(results::add);
        }
        return results.isEmpty() ? List.of(LimitResult.notMeasured(this, unknown(session))) : results;
    }

    private Optional<Case> baseline(Case key) {
        if (key.mode().equals(numerator)) {
            return Optional.of(new Case(denominator, key.payloadBytes(), key.variant()));
        }
        return key.variant().equals(numerator)
                ? Optional.of(new Case(key.mode(), key.payloadBytes(), denominator))
                : Optional.empty();
    }

    /** Names what the session does not have. */
    private String unknown(SessionSummary session) {
        Set<String> known = new LinkedHashSet<>();
        session.cases().forEach(one -> known.add(one.key().mode()));
        session.cases().forEach(one -> known.add(one.key().variant()));
        Optional<String> absent = Stream.of(numerator, denominator)
                .filter(name -> !known.contains(name))
                .findFirst();
        return absent.map(name -> "neither a mode nor a variant of this session: " + Quoted.of(name)
                        + Spelling.nearest(name, known)
                                .map(near -> ", did you mean " + near + "?")
                                .orElse("")
                        + "; it has " + String.join(", ", known))
                .orElse("no case of this session has both");
    }

    /** As it is written. */
    @Override
    public String toString() {
        String digits = most == Math.rint(most) ? String.valueOf((long) most) : String.valueOf(most);
        return numerator + "/" + denominator + "<=" + digits;
    }
}
