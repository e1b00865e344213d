package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.report.model.CallsModel.ArticleLine;
import io.github.ipcbench.report.model.CallsModel.ArticleTable;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.StepProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArticleSectionTest {
    private static final Results SESSION = SampleResults.quick().build();

    @Test
    void everyCallSumAndConclusionStandsBesideThePublishedOneByEachInstrument() {
        ArticleTable table = table(SampleCalls.ofTheArticle());
        assertThat(table.caption()).isEqualTo("Microseconds, medians");
        assertThat(table.instruments()).containsExactly("strace", "strace less null call", "clock");
        assertThat(table.groups().get(0).lines())
                .containsExactly(
                        new ArticleLine("sendmsg", "14", List.of("19.00", "13.70", "14.00"), false),
                        new ArticleLine("recvmsg", "15", List.of("20.00", "14.70", "15.00"), false),
                        new ArticleLine("sum", "29", List.of("39.00", "28.40", "29.00"), true));
        assertThat(table.groups().get(3).lines())
                .extracting(line -> line.name() + ": " + line.ours().get(2) + ", " + line.published())
                .containsExactly(
                        "saved by the small message: 39.00, about 40",
                        "added by the file calls: 201.00, about 200",
                        "deficit: added less saved: 162.00, about 160",
                        "deficit of a session of 5 messages: 810.00, about 1,000");
        assertThat(table.notes()).hasSize(1);
    }

    @Test
    void whatItComesToIsSaidInOneSentence() {
        assertThat(table(SampleCalls.ofTheArticle()).finding())
                .isEqualTo("Per message, the calls that a file adds cost 162 µs more than the smaller datagram saves,"
                        + " by clock; in 2015 by strace about 160 µs more.");
    }

    @Test
    void besideMessagesOfAnotherSizeNoPublishedFigureStands() {
        CallFindings article = SampleCalls.ofTheArticle();
        CallFindings small = new CallFindings(
                article.profiles().stream()
                        .map(one -> new StepProfile(new Case(one.key().mode(), 1024, Case.BASE), one.ends()))
                        .toList(),
                List.of());

        ArticleTable table = table(small);

        assertThat(table.groups())
                .allSatisfy(group -> assertThat(group.lines())
                        .extracting(ArticleLine::published)
                        .containsOnly("–"));
        assertThat(table.finding()).doesNotContain("2015");
        assertThat(table.notes()).first().asString().contains("none stand beside these");
    }

    private static ArticleTable table(CallFindings findings) {
        return Shown.article(SESSION.with(findings, List.of())).articleTables().get(0);
    }
}
