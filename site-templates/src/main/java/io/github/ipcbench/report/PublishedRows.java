package io.github.ipcbench.report;

import io.github.ipcbench.calls.article.Article;
import io.github.ipcbench.report.ReportModel.PublishedCost;

/** The article's figures as they are printed. */
final class PublishedRows {
    private PublishedRows() {}

    /** @param compared whether the session's multiples are of the mode that the article's are of */
    static PublishedCost of(Article.Figure figure, boolean compared) {
        String times = compared ? times(figure) : Numbers.NONE;
        return figure.seconds()
                .map(seconds -> new PublishedCost(
                        Numbers.fixed(seconds.user(), 1),
                        Numbers.fixed(seconds.system(), 1),
                        Numbers.fixed(seconds.sum(), 1),
                        times))
                .orElseGet(() -> new PublishedCost(Numbers.NONE, Numbers.NONE, Numbers.NONE, times));
    }

    /** Such as {@code 2.72} or {@code about 40}: no more digits than the article's words carry. */
    static String times(Article.Figure figure) {
        double times = figure.timesSocket();
        if (times == Math.rint(times)) {
            return (figure.roughly() ? "about " : "") + Numbers.whole(Math.round(times));
        }
        return (figure.roughly() ? "about " : "") + Numbers.fixed(times, 2);
    }
}
