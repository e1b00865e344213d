package io.github.ipcbench.report.section;

import io.github.ipcbench.calls.article.Article;
import io.github.ipcbench.calls.article.ArticleArithmetic;
import io.github.ipcbench.calls.article.ArticleArithmetic.Instrument;
import io.github.ipcbench.calls.article.ArticleArithmetic.Kind;
import io.github.ipcbench.report.model.CallsModel.ArticleGroup;
import io.github.ipcbench.report.model.CallsModel.ArticleLine;
import io.github.ipcbench.report.model.CallsModel.ArticleTable;
import io.github.ipcbench.report.model.CallsModel.ArticleTables;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.ShownNames;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The article's call tables and arithmetic, ours beside the published ones. */
final class ArticleSection implements Section {
    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        Results results = input.results();
        List<ArticleTable> tables =
                ArticleArithmetic.of(
                                results.calls().orElse(CallFindings.NONE),
                                results.plan().messagesPerSession())
                        .stream()
                        .map(arithmetic -> table(arithmetic, input.names()))
                        .toList();
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of(ReportModel.Section.of("article", "The article’s arithmetic", new ArticleTables(tables)));
    }

    private static ArticleTable table(ArticleArithmetic arithmetic, ShownNames names) {
        boolean published = arithmetic.payloadBytes() == Article.PAYLOAD_BYTES;
        return new ArticleTable(
                "Microseconds, medians" + names.withoutMode(arithmetic.payloadBytes(), arithmetic.variant()),
                arithmetic.instruments().stream().map(ArticleSection::head).toList(),
                arithmetic.groups().stream()
                        .map(group -> group(group, published))
                        .toList(),
                finding(arithmetic, published),
                notes(arithmetic, published));
    }

    private static String head(Instrument instrument) {
        return switch (instrument) {
            case STRACE -> "strace";
            case STRACE_ABOVE_NULL -> "strace less null call";
            case CLOCK -> "clock";
        };
    }

    private static ArticleGroup group(ArticleArithmetic.Group group, boolean published) {
        return new ArticleGroup(
                group.name(),
                group.lines().stream()
                        .map(line -> new ArticleLine(
                                line.name(),
                                published ? published(line) : Numbers.NONE,
                                line.nanos().stream()
                                        .map(nanos -> ours(line, nanos))
                                        .toList(),
                                line.kind() != Kind.CALL))
                        .toList());
    }

    /** A single call takes no negative time; what is concluded may well be below 0. */
    private static String ours(ArticleArithmetic.Line line, double nanos) {
        return line.kind() == Kind.CALL ? Numbers.smallMicros(nanos) : Numbers.micros(nanos);
    }

    private static String published(ArticleArithmetic.Line line) {
        return (line.kind() == Kind.CONCLUSION ? "about " : "") + Numbers.whole(line.publishedMicros());
    }

    /** By the instrument that comes last, which disturbs the least. */
    private static String finding(ArticleArithmetic arithmetic, boolean published) {
        List<Double> deficits = arithmetic.deficit().nanos();
        int last = deficits.size() - 1;
        double micros = deficits.get(last) / 1e3;
        return "Per message, the calls that a file adds cost " + Numbers.fixed(Math.abs(micros), 0) + " µs "
                + (micros < 0 ? "less" : "more") + " than the smaller datagram saves, by "
                + head(arithmetic.instruments().get(last))
                + (published
                        ? "; in " + Article.YEAR + " by strace about "
                                + arithmetic.deficit().publishedMicros() + " µs more"
                        : "")
                + ".";
    }

    private static List<String> notes(ArticleArithmetic arithmetic, boolean published) {
        List<String> notes = new ArrayList<>();
        if (!published) {
            notes.add("The article’s figures are of messages of " + Numbers.whole(Article.PAYLOAD_BYTES)
                    + " bytes, so none stand beside these.");
        } else if (arithmetic.messagesPerSession() != Article.MESSAGES_PER_SESSION) {
            notes.add("The published deficit of a session, about 1 ms, is for a session of "
                    + Article.MESSAGES_PER_SESSION + " messages.");
        }
        notes.add(
                "The article measured by strace, its cost included, and rounds what follows. Its means are higher than its"
                        + " medians: 34, 69 and 213 µs for the three sums.");
        return notes;
    }
}
