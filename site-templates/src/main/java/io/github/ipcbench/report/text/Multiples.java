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
