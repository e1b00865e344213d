package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.report.CallsModel.ArticleLine;
import io.github.ipcbench.report.CallsModel.ArticleTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArticleTablesTest {
    @Test
    void everyCallSumAndConclusionStandsBesideThePublishedOne() {
        ArticleTable table = table(5);
        assertThat(table.instrument()).isEqualTo("step profile");
        assertThat(table.groups().get(0).lines())
                .containsExactly(
                        new ArticleLine("sendmsg", "10.77", "11.77", "14", "15", false),
                        new ArticleLine("recvmsg", "3.21", "4.21", "15", "16", false),
                        new ArticleLine("sum", "13.97", "14.97", "29", "30", true));
        assertThat(table.groups().get(2).lines())
                .extracting(ArticleLine::name)
                .containsExactly("open", "read", "sum", "read + write");
        assertThat(table.groups().get(3).lines())
                .extracting(line -> line.name() + ": " + line.median() + ", " + line.publishedMedian())
                .containsExactly(
                        "saved by the small message: 11.60, about 40",
                        "added by the file calls: 66.38, about 200",
                        "deficit: added less saved: 54.78, about 160",
                        "deficit of a session of 5 messages: 273.91, about 1,000");
    }

    @Test
    void aSessionOfAnotherLengthThanThePublishedOneIsPointedOut() {
        assertThat(table(5).published()).isEmpty();
        assertThat(table(8).published())
                .contains("The published deficit of a session, about 1 ms, is for a session of 5 messages.");
        assertThat(table(1).groups().get(3).lines())
                .last()
                .extracting(ArticleLine::name)
                .isEqualTo("deficit of a session of 1 message");
    }

    private static ArticleTable table(int messagesPerSession) {
        return ArticleTables.of(List.of(SampleCalls.article(messagesPerSession)))
                .get(0);
    }
}
