package io.github.ipcbench.report.text;

import io.github.ipcbench.calls.article.Article;
import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.statistics.Interval;

/** Says multiples: ours, their intervals, and the article's. */
public final class Multiples {
    private Multiples() {}

    /** What a chart or table says of a comparison in a word or a figure. */
    public static String times(Comparison one) {
        return switch (one.verdict()) {
            case CLEAR, LIKELY -> Numbers.multiple(one.multiple()) + "×";
            case EQUAL -> "the same";
            case UNCLEAR -> "no clear difference";
            case DEPENDS -> "it depends";
            case TOO_FEW_ROUNDS -> "about " + Numbers.multiple(one.multiple()) + "×";
        };
    }

    /** A multiple as a finding says it: to the hundredth below 10, without trailing zeros, else to two digits. */
    public static String inWords(double multiple) {
        return multiple < 1 || multiple >= 9.995
                ? Numbers.roughly(multiple)
                : Numbers.fixed(multiple, 2).replaceAll("\\.?0+$", "");
    }

    /** What is said of a variant beside another, in a word or a figure. */
    public static String change(Comparison one) {
        return one.depends() ? "it depends" : times(one);
    }

    /** Of one that depends on the rounds or on the speed: what it costs on either side. */
    public static String sides(Comparison one) {
        return one.sides()
                .map(sides -> Numbers.multiple(sides.below()) + "× in " + Numbers.count(sides.belowRounds(), "round")
                        + ", " + Numbers.multiple(sides.above()) + "× in " + sides.aboveRounds())
                .or(() -> one.speeds()
                        .map(speeds -> Numbers.multiple(speeds.fast().orElse(1)) + "× where the machine was fast, "
                                + Numbers.multiple(speeds.slow().orElse(1)) + "× where it was slow"))
                .orElse("cheaper in some rounds, more expensive in others");
    }

    /** The same as a heading says it. */
    public static String sidesInWords(Comparison one) {
        return one.sides()
                .map(sides -> "cheaper in " + Numbers.count(sides.belowRounds(), "round") + ", more expensive in "
                        + sides.aboveRounds())
                .orElse("cheaper at one speed of the machine, more expensive at the other");
    }

    public static String between(Interval interval) {
        return Numbers.multiple(interval.low()) + " to " + Numbers.multiple(interval.high());
    }

    /** Such as {@code 2.72} or {@code about 40}: no more digits than the article's words carry. */
    public static String published(Article.Figure figure) {
        double times = figure.timesSocket();
        if (times == Math.rint(times)) {
            return (figure.roughly() ? "about " : "") + Numbers.whole(Math.round(times));
        }
        return (figure.roughly() ? "about " : "") + Numbers.fixed(times, 2);
    }
}
