package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.report.model.Charts;
import io.github.ipcbench.report.model.Charts.Dot;
import io.github.ipcbench.report.model.Charts.MultipleRow;
import io.github.ipcbench.report.model.Charts.MultiplesChart;
import io.github.ipcbench.report.model.Charts.RunChart;
import io.github.ipcbench.report.model.Charts.Strip;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.results.Results;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ChartLayoutTest {
    private static final Offset<Double> ROUNDING = Offset.offset(0.03);

    @Test
    void theCheapestComesFirstAndADotStandsAtItsMultiple() {
        Results session = SampleResults.quick().build();
        MultiplesChart chart = Shown.multiples(ReportModelFactory.of(session)).orElseThrow();
        assertThat(chart.rows())
                .extracting(MultipleRow::name)
                .endsWith("file", "socket-gzip")
                .hasSize(5);
        MultipleRow socket = row(chart, "socket");
        MultipleRow file = row(chart, "file");
        double multiple = SessionSummary.of(session).comparisons().get(0).multiple();
        assertThat(socket.x()).isEqualTo(chart.baseX());
        // A logarithmic axis: equal factors are equal lengths.
        double perFactor =
                (number(chart.ticks().get(1).x()) - number(chart.ticks().get(0).x()))
                        / Math.log(tick(chart, 1) / tick(chart, 0));
        assertThat((number(file.x()) - number(socket.x())) / perFactor).isCloseTo(Math.log(multiple), ROUNDING);
        assertThat(number(file.interval().orElseThrow().fromX())).isLessThanOrEqualTo(number(file.x()));
        assertThat(number(file.interval().orElseThrow().toX())).isGreaterThanOrEqualTo(number(file.x()));
        assertThat(file.articleX()).isPresent();
        assertThat(chart.description()).contains("file: ", "2015: 2.72×");
    }

    @Test
    void nothingIsDrawnWhereNothingIsCompared() {
        assertThat(Shown.multiples(ReportModelFactory.of(
                        SampleResults.quick().modes("file").build())))
                .isEmpty();
    }

    private static MultipleRow row(MultiplesChart chart, String name) {
        return chart.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double tick(MultiplesChart chart, int place) {
        return Double.parseDouble(chart.ticks().get(place).label().replace("×", ""));
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
                .hasSize(10);
    }

    @Test
    void aRunWithAWarningIsMarked() {
        Results session = SampleResults.quick().runWarning(7, 0.2).build();
        assertThat(runChart(session).strips().get(1).dots())
                .extracting(Dot::warned)
                .startsWith(false, true, false);
    }

    @Test
    void oneRunHasNoOrderToShow() {
        assertThat(Shown.runChart(ReportModelFactory.of(
                        SampleResults.quick().modes("socket").rounds(1).build())))
                .isEmpty();
    }

    @Test
    void aSessionWithoutRunsHasNoChart() {
        ReportModel model =
                ReportModelFactory.of(SampleResults.quick().incomplete(0).build());
        assertThat(Shown.multiples(model)).isEmpty();
        assertThat(Shown.runChart(model)).isEmpty();
        assertThat(Shown.ids(model)).doesNotContain("costs", "multiples", "runs", "trust");
    }

    private static RunChart runChart(Results session) {
        return Shown.runChart(ReportModelFactory.of(session)).orElseThrow();
    }

    private static double number(String place) {
        return Double.parseDouble(place.replace("%", ""));
    }
}
