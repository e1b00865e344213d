package io.github.ipcbench.report;

import io.github.ipcbench.report.CallsModel.ArticleGroup;
import io.github.ipcbench.report.CallsModel.ArticleLine;
import io.github.ipcbench.report.CallsModel.ArticleTable;
import io.github.ipcbench.results.ArticleAccount;
import io.github.ipcbench.results.ArticleConclusion;
import io.github.ipcbench.results.ArticleRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills the article's call tables and arithmetic, ours beside the published ones. */
final class ArticleTables {
    static final String TITLE = "The article’s arithmetic";

    /** Decimals of the published figures, which are whole microseconds. */
    private static final int PUBLISHED_DECIMALS = 0;

    private ArticleTables() {}

    static List<ArticleTable> of(List<ArticleAccount> accounts) {
        return accounts.stream().map(ArticleTables::table).toList();
    }

    private static ArticleTable table(ArticleAccount account) {
        List<ArticleLine> files = lines(account.fileCalls(), account.fileSum());
        files.add(line(account.readAndWrite(), true));
        int messages = account.messagesPerSession();
        return new ArticleTable(
                Text.line(account.instrument()),
                List.of(
                        new ArticleGroup("Small message (0 bytes)", lines(account.smallMessage(), account.smallSum())),
                        new ArticleGroup("Large message", lines(account.largeMessage(), account.largeSum())),
                        new ArticleGroup("Calls that the file adds", files),
                        new ArticleGroup(
                                "What follows, per message and per session",
                                List.of(
                                        conclusion("saved by the small message", account.saved()),
                                        conclusion("added by the file calls", account.added()),
                                        conclusion("deficit: added less saved", account.deficit()),
                                        conclusion(
                                                "deficit of a session of " + Numbers.whole(messages)
                                                        + (messages == 1 ? " message" : " messages"),
                                                account.sessionDeficit())))),
                published(messages));
    }

    private static Optional<String> published(int messages) {
        return messages == PublishedFigures.MESSAGES_PER_SESSION
                ? Optional.empty()
                : Optional.of("The published deficit of a session, about 1 ms, is for a session of "
                        + PublishedFigures.MESSAGES_PER_SESSION + " messages.");
    }

    private static List<ArticleLine> lines(List<ArticleRow> rows, ArticleRow sum) {
        List<ArticleLine> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(line(row, false)));
        lines.add(line(sum, true));
        return lines;
    }

    private static ArticleLine line(ArticleRow row, boolean sum) {
        return new ArticleLine(
                Text.line(row.call()),
                Numbers.micros(row.medianNanos()),
                Numbers.micros(row.meanNanos()),
                published(row.publishedMedianNanos()),
                published(row.publishedMeanNanos()),
                sum);
    }

    /** The article draws its conclusions from both columns at once and rounds them, so it has one figure for both. */
    private static ArticleLine conclusion(String name, ArticleConclusion conclusion) {
        return new ArticleLine(
                name,
                Numbers.micros(conclusion.medianNanos()),
                Numbers.micros(conclusion.meanNanos()),
                "about " + published(conclusion.publishedNanos()),
                Numbers.NONE,
                true);
    }

    private static String published(double nanos) {
        return Numbers.fixed(nanos / 1e3, PUBLISHED_DECIMALS);
    }
}
