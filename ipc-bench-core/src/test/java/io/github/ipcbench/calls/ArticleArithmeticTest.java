package io.github.ipcbench.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ipcbench.results.ArticleAccount;
import io.github.ipcbench.results.ArticleConclusion;
import io.github.ipcbench.results.ArticleRow;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ArticleArithmeticTest {
    private static final ArticleCallTimes PUBLISHED = new ArticleCallTimes(
            "the article",
            Map.of("sendmsg", ArticleCallFigures.LARGE_SENDMSG),
            Map.of("recvmsg", ArticleCallFigures.LARGE_RECVMSG),
            Map.of(
                    "open", ArticleCallFigures.OPEN,
                    "unlink", ArticleCallFigures.UNLINK,
                    "write", ArticleCallFigures.WRITE,
                    "sendmsg", ArticleCallFigures.SMALL_SENDMSG,
                    "close", ArticleCallFigures.SENDER_CLOSE),
            Map.of(
                    "recvmsg", ArticleCallFigures.SMALL_RECVMSG,
                    "lseek", ArticleCallFigures.LSEEK,
                    "read", ArticleCallFigures.READ,
                    "close", ArticleCallFigures.RECEIVER_CLOSE));

    @Test
    void theArticlesOwnTimesGiveTheArticlesSums() {
        ArticleAccount account = ArticleArithmetic.of(PUBLISHED, 5);

        assertThat(List.of(account.smallSum(), account.largeSum(), account.fileSum()))
                .allSatisfy(sum -> {
                    assertThat(sum.medianNanos()).isEqualTo(sum.publishedMedianNanos());
                    assertThat(sum.meanNanos()).isEqualTo(sum.publishedMeanNanos());
                });
        assertThat(account.fileSum().publishedMedianNanos()).isEqualTo(201_000);
        assertThat(account.fileSum().publishedMeanNanos()).isEqualTo(213_000);
        assertThat(account.readAndWrite().medianNanos()).isEqualTo(127_000);
    }

    @Test
    void theArticlesOwnTimesGiveItsRoundConclusions() {
        ArticleAccount account = ArticleArithmetic.of(PUBLISHED, 5);

        assertThat(account.saved()).isEqualTo(new ArticleConclusion("saved", 39_000, 35_000, 40_000));
        assertThat(account.added()).isEqualTo(new ArticleConclusion("added", 201_000, 213_000, 200_000));
        assertThat(account.deficit()).isEqualTo(new ArticleConclusion("deficit", 162_000, 178_000, 160_000));
        assertThat(account.sessionDeficit().medianNanos()).isEqualTo(810_000);
        assertThat(account.sessionDeficit().publishedNanos()).isCloseTo(810_000, within(200_000.0));
    }

    @Test
    void rowsStandInTheArticlesOrderEachBesideItsPublishedFigure() {
        ArticleAccount account = ArticleArithmetic.of(PUBLISHED, 5);

        assertThat(account.fileCalls())
                .extracting(ArticleRow::call)
                .containsExactly("open", "unlink", "write", "close (sender)", "lseek", "read", "close (receiver)");
        assertThat(account.fileCalls())
                .allSatisfy(row -> assertThat(row.medianNanos()).isEqualTo(row.publishedMedianNanos()));
        assertThat(account.smallMessage())
                .containsExactly(
                        new ArticleRow("sendmsg", 14_000, 16_000, 14_000, 16_000),
                        new ArticleRow("recvmsg", 15_000, 18_000, 15_000, 18_000));
    }

    @Test
    void theSessionFollowsItsNumberOfMessages() {
        assertThat(ArticleArithmetic.of(PUBLISHED, 10).sessionDeficit().medianNanos())
                .isEqualTo(1_620_000);
        assertThatThrownBy(() -> ArticleArithmetic.of(PUBLISHED, 0))
                .hasMessage("messages per session: at least 1 is needed, got 0");
    }

    @Test
    void missingStepsAreNamed() {
        ArticleCallTimes times = new ArticleCallTimes(
                "half", PUBLISHED.socketSender(), Map.of(), PUBLISHED.fileSender(), Map.of("read", CallTime.NONE));

        assertThat(times.missing())
                .containsExactly(
                        "socket receiver: recvmsg",
                        "file receiver: recvmsg",
                        "file receiver: lseek",
                        "file receiver: close");
        assertThatThrownBy(() -> ArticleArithmetic.of(times, 5)).hasMessageContaining("file receiver: lseek");
        assertThat(PUBLISHED.missing()).isEmpty();
    }

    @Test
    void eitherInstrumentCanFeedTheTables() {
        TimeSummary raw = new TimeSummary(9, 10_000, 11_000, 12_000, 13_000);
        CallSummary call = new CallSummary(
                "read", "read", Optional.empty(), OptionalLong.of(5), raw, Optional.empty(), 4_000, 4_500);
        CallSummary rare = new CallSummary(
                "read",
                "read",
                Optional.empty(),
                OptionalLong.of(0),
                new TimeSummary(1, 1, 1, 1, 1),
                Optional.empty(),
                0,
                0);
        CallSummary failed = new CallSummary(
                "read", "read", Optional.of("EINTR"), OptionalLong.empty(), raw, Optional.empty(), 99, 99);

        assertThat(CallTime.byStepInProcess(List.of(new StepSummary("read", raw, OptionalDouble.empty()))))
                .isEqualTo(Map.of("read", new CallTime(10_000, 11_000)));
        assertThat(CallTime.byStepAboveNull(List.of(rare, call, failed)))
                .isEqualTo(Map.of("read", new CallTime(4_000, 4_500)));
        assertThat(CallTime.byStepRaw(List.of(call, rare))).isEqualTo(Map.of("read", new CallTime(10_000, 11_000)));
    }
}
