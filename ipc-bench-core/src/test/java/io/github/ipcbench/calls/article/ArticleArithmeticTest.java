package io.github.ipcbench.calls.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.calls.article.ArticleArithmetic.Instrument;
import io.github.ipcbench.calls.article.ArticleArithmetic.Line;
import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ArticleArithmeticTest {
    private static final double NULL_CALL_MICROS = 5;

    /** The article's own medians, in microseconds. */
    private static final StepProfile SOCKET = profile("socket", Map.of("sendmsg", 29), Map.of("recvmsg", 39));

    private static final StepProfile FILE = profile(
            "file",
            Map.of("open", 16, "unlink", 13, "write", 67, "sendmsg", 14, "close", 13),
            Map.of("recvmsg", 15, "lseek", 14, "read", 60, "close", 18));

    @Test
    void theArticlesOwnTimesGiveTheArticlesSumsAndRoundConclusions() {
        ArticleArithmetic arithmetic = only(new CallFindings(List.of(SOCKET, FILE), List.of()), 5);

        assertThat(arithmetic.instruments()).containsExactly(Instrument.CLOCK);
        arithmetic
                .groups()
                .subList(0, 3)
                .forEach(group -> assertThat(group.lines())
                        .as(group.name())
                        .allSatisfy(line -> assertThat(line.nanos()).containsExactly(line.publishedMicros() * 1e3)));
        assertThat(arithmetic.groups().get(3).lines())
                .extracting(line -> line.nanos().get(0) / 1e3)
                .containsExactly(39.0, 201.0, 162.0, 810.0);
        assertThat(arithmetic.groups().get(3).lines())
                .extracting(Line::publishedMicros)
                .containsExactly(40, 200, 160, 1000);
        assertThat(arithmetic.deficit().nanos()).containsExactly(162_000.0);
    }

    @Test
    void linesStandInTheArticlesOrder() {
        assertThat(only(new CallFindings(List.of(SOCKET, FILE), List.of()), 5)
                        .groups()
                        .get(2)
                        .lines())
                .extracting(Line::name)
                .containsExactly(
                        "open", "unlink", "write", "close (sender)", "lseek", "read", "close (receiver)", "sum");
    }

    @Test
    void theSessionFollowsItsNumberOfMessages() {
        CallFindings findings = new CallFindings(List.of(SOCKET, FILE), List.of());

        assertThat(only(findings, 10).groups().get(3).lines().get(3).nanos()).containsExactly(1_620_000.0);
        assertThatThrownBy(() -> ArticleArithmetic.of(findings, 0))
                .hasMessage("messages per session: at least 1 is needed, got 0");
    }

    @Test
    void aTraceGivesTimesAsTheArticleTookThemAndLessTheNullCall() {
        CallFindings findings = new CallFindings(List.of(SOCKET, FILE), List.of(traced(SOCKET), traced(FILE)));

        ArticleArithmetic arithmetic = only(findings, 5);

        assertThat(arithmetic.instruments())
                .containsExactly(Instrument.STRACE, Instrument.STRACE_ABOVE_NULL, Instrument.CLOCK);
        assertThat(arithmetic.groups().get(2).lines().get(2).nanos()).containsExactly(67_000.0, 62_000.0, 67_000.0);
    }

    @Test
    void anInstrumentThatLacksAStepOrAModeHasNoColumn() {
        StepProfile half = profile("file", Map.of("open", 16), Map.of("recvmsg", 15));

        assertThat(ArticleArithmetic.of(new CallFindings(List.of(SOCKET, half), List.of()), 5))
                .isEmpty();
        assertThat(ArticleArithmetic.of(new CallFindings(List.of(SOCKET), List.of(traced(SOCKET))), 5))
                .isEmpty();
    }

    @Test
    void eachVariantHasItsOwn() {
        List<StepProfile> both = new ArrayList<>(List.of(SOCKET, FILE));
        for (StepProfile base : List.of(SOCKET, FILE)) {
            both.add(new StepProfile(new Case(base.key().mode(), Article.PAYLOAD_BYTES, "candidate"), base.ends()));
        }

        assertThat(ArticleArithmetic.of(new CallFindings(both, List.of()), 5))
                .extracting(ArticleArithmetic::variant)
                .containsExactly(Case.BASE, "candidate");
    }

    private static ArticleArithmetic only(CallFindings findings, int messagesPerSession) {
        List<ArticleArithmetic> all = ArticleArithmetic.of(findings, messagesPerSession);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static StepProfile profile(String mode, Map<String, Integer> sender, Map<String, Integer> receiver) {
        return new StepProfile(
                new Case(mode, Article.PAYLOAD_BYTES, Case.BASE), new BothEnds<>(worker(sender), worker(receiver)));
    }

    private static WorkerProfile worker(Map<String, Integer> micros) {
        List<StepSummary> steps = micros.entrySet().stream()
                .map(step -> new StepSummary(step.getKey(), times(step.getValue() * 1e3)))
                .toList();
        return new WorkerProfile(
                new WorkerMeasurement(1, 2, 3, 4, 5, 6, 7, 8, 9),
                100,
                10,
                20,
                OptionalDouble.empty(),
                steps,
                List.of(),
                List.of());
    }

    private static TraceSummary traced(StepProfile profile) {
        return new TraceSummary(
                profile.key(),
                100,
                "strace 6.1",
                new BothEnds<>(
                        traced(profile.ends().sender()), traced(profile.ends().receiver())));
    }

    private static WorkerTrace traced(WorkerProfile profile) {
        List<CallSummary> calls = profile.steps().stream()
                .map(step -> new CallSummary(
                        step.step(), step.step(), Optional.empty(), OptionalLong.empty(), false, step.times()))
                .toList();
        return new WorkerTrace(times(NULL_CALL_MICROS * 1e3), calls, List.of());
    }

    private static TimeSummary times(double nanos) {
        return new TimeSummary(9, nanos, nanos, nanos, nanos);
    }
}
