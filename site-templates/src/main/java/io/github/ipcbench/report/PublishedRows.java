package io.github.ipcbench.report;

import io.github.ipcbench.calls.article.Article;
import io.github.ipcbench.report.ReportModel.PublishedCost;
import java.util.Optional;

/** The article's figures as they are printed. */
final class PublishedRows {
    private PublishedRows() {}

    /** Empty where the article states a multiple alone. */
    static Optional<PublishedCost> of(Article.Figure figure) {
        return figure.seconds()
                .map(seconds -> new PublishedCost(
                        Numbers.fixed(seconds.user(), 1),
                        Numbers.fixed(seconds.system(), 1),
                        Numbers.fixed(seconds.sum(), 1)));
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
