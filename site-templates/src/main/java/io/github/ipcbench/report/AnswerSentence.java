package io.github.ipcbench.report;

import io.github.ipcbench.calls.article.Article;
import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.report.ReportModel.Answer;
import io.github.ipcbench.report.ReportModel.Segment;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts the answer into one sentence. */
final class AnswerSentence {
    private final SessionSummary session;
    private final List<Segment> segments = new ArrayList<>();
    private int comparisons;

    private AnswerSentence(SessionSummary session) {
        this.session = session;
    }

    static Answer of(Results results, SessionSummary session, ShownNames names, int decimals) {
        AnswerSentence sentence = new AnswerSentence(session);
        if (session.cases().isEmpty()) {
            sentence.text(
                    results.unsupported().isEmpty()
                            ? "No run is in, so there is no answer yet."
                            : "No mode could be measured here.");
        } else {
            sentence.costs(results.plan(), names, decimals);
        }
        String text = sentence.segments.stream().map(Segment::text).collect(Collectors.joining());
        return new Answer(text, sentence.segments);
    }

    private void costs(PlanRecord plan, ShownNames names, int decimals) {
        List<CaseSummary> modes = session.cases();
        text("Here, handing over " + message(plan, names) + " costs ");
        for (int place = 0; place < modes.size(); place++) {
            CaseSummary mode = modes.get(place);
            if (place > 0) {
                text(place == modes.size() - 1 ? " and " : ", ");
            }
            figure(Numbers.fixed(mode.micros(), decimals) + " µs");
            text(place == 0 ? " of CPU time by " : " by ");
            mode(names.of(mode));
            comparison(mode);
        }
        text(".");
        text(VerdictText.fewRounds(session).map(sentence -> " " + sentence).orElse(""));
    }

    private void comparison(CaseSummary mode) {
        String baseline = session.baselineMode().orElseThrow();
        if (mode.key().mode().equals(baseline)) {
            return;
        }
        String published = Article.comparedWith(baseline, mode.key())
                .map(figure -> "article: " + PublishedRows.times(figure))
                .orElse("");
        Optional<Comparison> comparison = session.withBaselineMode(mode.key());
        if (comparison.isEmpty()) {
            text(published.isEmpty() ? "" : " (" + published + times(baseline) + ")");
            return;
        }
        text(" (");
        figure(Numbers.multiple(comparison.get().multiple()));
        text(times(baseline)
                + VerdictText.aside(comparison.get()).map(aside -> ", " + aside).orElse("")
                + (published.isEmpty() ? "" : "; " + published) + ")");
    }

    /** What a multiple is of; said once. */
    private String times(String baseline) {
        String times = comparisons == 0 ? " times the " + Text.line(baseline) + "’s" : " times";
        comparisons++;
        return times;
    }

    private static String message(PlanRecord plan, ShownNames names) {
        String bytes = names.severalSizes()
                ? "one message"
                : "one message of " + Numbers.whole(plan.sizes().get(0)) + " bytes";
        return switch (plan.descriptors()) {
            case 0 -> bytes;
            case 1 -> bytes + " with 1 descriptor";
            default -> bytes + " with " + plan.descriptors() + " descriptors";
        };
    }

    private void text(String text) {
        if (!text.isEmpty()) {
            segments.add(new Segment(text, false, false));
        }
    }

    private void mode(String name) {
        segments.add(new Segment(name, true, false));
    }

    private void figure(String figure) {
        segments.add(new Segment(figure, false, true));
    }
}
