package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.report.Charts.Bar;
import io.github.ipcbench.report.Charts.CostChart;
import io.github.ipcbench.report.Charts.Dot;
import io.github.ipcbench.report.Charts.RunChart;
import io.github.ipcbench.report.Charts.Strip;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ChartLayoutTest {
    private static final Offset<Double> ROUNDING = Offset.offset(0.03);

    @Test
    void aLabelThatTheMediansLineWouldStrikeThroughIsLeftOut() {
        Results session = SampleResults.quick().modes("socket").build();

        Strip even = runChart(session).strips().get(0);
        assertThat(even.lines().get(2).label()).isPresent();

        // One run twice as dear as the others: the line under the median is now close to it.
        Strip uneven = runChart(withFirstRunTwiceAsDear(session)).strips().get(0);
        assertThat(uneven.lines().get(0).label()).isPresent();
        assertThat(uneven.lines().get(2).label()).isEmpty();
    }

    private static Results withFirstRunTwiceAsDear(Results session) {
        List<RunResult> runs = new ArrayList<>(session.runs());
        RunResult first = runs.get(0);
        runs.set(
                0,
                new RunResult(
                        first.index(),
                        first.round(),
                        first.key(),
                        first.messages() / 2,
                        first.wallNanos(),
                        first.ends(),
                        first.warnings()));
        return new Results(
                session.format(),
                session.version(),
                session.tool(),
                session.startedAt(),
                session.complete(),
                session.plan(),
                session.environment(),
                session.cases(),
                runs,
                session.warnings());
    }

    @Test
    void barsAreAsLongAsTheirCostsAreLarge() {
        Results session = SampleResults.quick().modes("socket", "file").build();
        List<CaseSummary> modes = SessionSummary.of(session).cases();
        CostChart chart = costChart(session);

        double socket = length(chart.bars().get(0));
        double file = length(chart.bars().get(1));
        assertThat(file / socket).isCloseTo(modes.get(1).micros() / modes.get(0).micros(), ROUNDING);
        assertThat(number(chart.bars().get(0).userWidth()) / socket)
                .isCloseTo(
                        modes.get(0).userMicros()
                                / (modes.get(0).userMicros() + modes.get(0).systemMicros()),
                        ROUNDING);
        assertThat(chart.bars()).noneMatch(Bar::cut);
    }

    @Test
    void theSystemPartBeginsWhereTheUserPartEnds() {
        for (Bar bar : costChart(SampleResults.quick().build()).bars()) {
            assertThat(bar.systemX()).isEqualTo(bar.userWidth());
            assertThat(length(bar)).isLessThanOrEqualTo(100.01);
        }
    }

    @Test
    void aBarThatWouldDwarfTheOthersIsCutAndSaidToBe() {
        CostChart chart = costChart(SampleResults.quick().build());
        assertThat(chart.bars()).extracting(Bar::cut).containsExactly(false, false, false, false, true);
        assertThat(chart.bars().get(4).spread()).isEmpty();
        assertThat(chart.description()).contains("The bar of socket-gzip is cut");
        assertThat(length(chart.bars().get(1))).isBetween(80.0, 100.0);
    }

    @Test
    void aSingleBarIsNeverCut() {
        CostChart chart = costChart(SampleResults.quick().modes("socket-gzip").build());
        assertThat(chart.bars()).hasSize(1).noneMatch(Bar::cut);
        assertThat(chart.description()).doesNotContain("cut");
    }

    @Test
    void theSpreadReachesFromTheLowestToTheHighestRun() {
        for (Bar bar :
                costChart(SampleResults.quick().modes("socket", "file").build()).bars()) {
            Charts.Spread spread = bar.spread().orElseThrow();
            List<Double> places =
                    spread.dots().stream().map(dot -> number(dot.x())).sorted().toList();
            assertThat(places).hasSize(10);
            assertThat(number(spread.fromX())).isEqualTo(places.get(0));
            assertThat(number(spread.toX())).isEqualTo(places.get(9)).isLessThanOrEqualTo(100);
        }
    }

    @Test
    void tooManyRunsToTellApartLeaveTheRangeAlone() {
        CostChart chart =
                costChart(SampleResults.quick().modes("socket").rounds(101).build());
        assertThat(chart.bars().get(0).spread().orElseThrow().dots()).isEmpty();
    }

    @Test
    void everyRunIsADotInRunOrder() {
        RunChart chart = runChart(SampleResults.quick().build());
        List<Dot> dots = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            for (Strip strip : chart.strips()) {
                dots.add(strip.dots().get(round));
            }
        }
        assertThat(dots).hasSize(50);
        assertThat(dots).extracting(dot -> number(dot.x())).isSorted().doesNotHaveDuplicates();
        assertThat(dots.get(7).tooltip()).startsWith("run 8, round 2: ");
    }

    @Test
    void dotsStayWithinTheLinesOfTheirStrip() {
        for (Strip strip : runChart(SampleResults.quick().build()).strips()) {
            double top = number(strip.lines().get(0).y());
            double bottom = number(strip.lines().get(2).y());
            assertThat(strip.dots()).extracting(dot -> number(dot.y())).allMatch(y -> y >= top && y <= bottom);
        }
    }

    @Test
    void aDearerRunIsHigher() {
        Strip strip =
                runChart(SampleResults.quick().modes("socket").build()).strips().get(0);
        double median = number(strip.lines().get(1).y());
        for (Dot dot : strip.dots()) {
            assertThat(dot.tooltip().contains("+")).isEqualTo(number(dot.y()) <= median);
        }
    }

    @Test
    void everyRoundIsABandAndTheBandsMeet() {
        RunChart chart = runChart(SampleResults.quick().build());
        assertThat(chart.rounds()).hasSize(10);
        assertThat(chart.rounds()).extracting(Charts.Band::shaded).startsWith(false, true, false);
        for (int number = 1; number < 10; number++) {
            Charts.Band before = chart.rounds().get(number - 1);
            assertThat(number(before.x()) + number(before.width()))
                    .isCloseTo(number(chart.rounds().get(number).x()), ROUNDING);
        }
        assertThat(chart.rounds().stream().filter(round -> round.label().isPresent()))
                .hasSize(5);
    }

    @Test
    void aRunWithAWarningIsMarkedInBothCharts() {
        Results session = SampleResults.quick().runWarning(7, 0.2).build();
        assertThat(runChart(session).strips().get(1).dots())
                .extracting(Dot::warned)
                .startsWith(false, true, false);
        assertThat(costChart(session).bars().get(1).spread().orElseThrow().dots())
                .extracting(Dot::warned)
                .startsWith(false, true, false);
    }

    @Test
    void oneRunHasNoOrderToShow() {
        assertThat(ReportModelFactory.of(
                                SampleResults.quick().modes("socket").rounds(1).build())
                        .runChart())
                .isEmpty();
    }

    @Test
    void aSessionWithoutRunsHasNoChart() {
        ReportModel model =
                ReportModelFactory.of(SampleResults.quick().incomplete(0).build());
        assertThat(model.costChart()).isEmpty();
        assertThat(model.runChart()).isEmpty();
        assertThat(model.contents()).extracting(ReportModel.Section::id).doesNotContain("costs", "cost-chart", "runs");
    }

    private static CostChart costChart(Results session) {
        return ReportModelFactory.of(session).costChart().orElseThrow();
    }

    private static RunChart runChart(Results session) {
        return ReportModelFactory.of(session).runChart().orElseThrow();
    }

    private static double length(Bar bar) {
        return number(bar.userWidth()) + number(bar.systemWidth());
    }

    private static double number(String place) {
        return Double.parseDouble(place.replace("%", ""));
    }
}
