package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.export.VerdictJson;
import io.github.ipcbench.judgement.BaselineCheck;
import io.github.ipcbench.judgement.BaselineCheck.Outcome;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A session against stored ones: what is judged, said and written for programs. */
class StoredBaselineTest {
    private static final Results STORED =
            SampleResults.quick().modes("socket", "file").build();

    @Test
    void theSameSessionAgainIsNoClearChange() {
        BaselineCheck check = BaselineCheck.of(List.of(STORED), costingMore("file", 1), false);

        assertThat(check.holds()).isTrue();
        assertThat(lines(check))
                .singleElement()
                .asString()
                .matches("file: its multiple is 1\\.00? times that of the stored baseline \\(0\\.\\d+ to 1\\.\\d+\\),"
                        + " no clear change");
    }

    /** With one session a side the spread between sessions alone makes the interval a third wide. */
    @Test
    void aFifthMoreIsNotClearAndTwiceAsMuchIs() {
        assertThat(outcome(1.2)).isEqualTo(Outcome.UNCLEAR);
        assertThat(outcome(2)).isEqualTo(Outcome.MORE);
        assertThat(outcome(0.5)).isEqualTo(Outcome.LESS);
        assertThat(against(0.5).holds()).isTrue();
        assertThat(against(2).holds()).isFalse();
        assertThat(lines(against(2))).singleElement().asString().endsWith(", clearly more");
    }

    @Test
    void anotherExperimentIsNotComparedUnlessThatIsAskedFor() {
        Results other =
                SampleResults.quick().modes("socket", "file").payloadBytes(4096).build();

        BaselineCheck check = BaselineCheck.of(List.of(STORED), other, false);

        assertThat(check.holds()).isFalse();
        assertThat(check.obstacles()).containsExactly("there is no mode and message size that all have");
        assertThat(check.changes()).isEmpty();
        assertThat(BaselineCheck.of(List.of(STORED), other, true).obstacles())
                .containsExactly("no case of both has another to be a multiple of");
    }

    @Test
    void aModeAloneHasNothingToBeAMultipleOf() {
        Results alone = SampleResults.quick().modes("socket").build();

        assertThat(BaselineCheck.of(List.of(alone), alone, false).obstacles())
                .containsExactly("no case of both has another to be a multiple of");
    }

    @Test
    void theVerdictHasTheChanges() {
        assertThat(VerdictJson.of(STORED, List.of(), Optional.of(against(2)), false))
                .contains("\"baseline\"", "\"outcome\" : \"more\"", "\"factor\" : 1.99", "\"notCompared\" : [ ]");
        assertThat(VerdictJson.of(STORED, List.of(), Optional.empty(), true)).doesNotContain("baseline");
    }

    private static Outcome outcome(double factor) {
        return Outcome.of(against(factor).changes().get(0).change().orElseThrow());
    }

    private static BaselineCheck against(double factor) {
        return BaselineCheck.of(List.of(STORED), costingMore("file", factor), false);
    }

    private static List<String> lines(BaselineCheck check) {
        return check.changes().stream()
                .map(row -> LimitLines.line(row, STORED.names()))
                .toList();
    }

    /** The stored session with fewer messages for the same CPU time in one mode. */
    private static Results costingMore(String mode, double factor) {
        List<RunResult> runs = STORED.runs().stream()
                .map(run -> run.key().mode().equals(mode)
                        ? new RunResult(
                                run.index(),
                                run.round(),
                                run.key(),
                                Math.round(run.messages() / factor),
                                run.wallNanos(),
                                run.ends(),
                                run.noise(),
                                run.floor(),
                                run.slices(),
                                run.warnings())
                        : run)
                .toList();
        return new Results(
                STORED.format(),
                STORED.version(),
                STORED.tool(),
                STORED.startedAt(),
                STORED.complete(),
                STORED.plan(),
                STORED.environment(),
                STORED.modes(),
                STORED.cases(),
                runs,
                STORED.selfCheck(),
                STORED.calls(),
                STORED.warnings());
    }
}
