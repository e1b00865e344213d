package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.ipcbench.judgement.SplitErrors;
import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.report.model.AnswerModel.FigureRow;
import io.github.ipcbench.report.model.Charts;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.model.ReportModel.Cost;
import io.github.ipcbench.report.model.ReportModel.Fact;
import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.MachineNoise;
import io.github.ipcbench.results.NoiseRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerNoise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StatisticsInReportTest {
    /** Microseconds per message of the baseline, ten rounds. */
    private static final List<Integer> BASE = List.of(20, 21, 22, 23, 24, 25, 26, 27, 28, 29);

    @Test
    void theMedianSumHasTheIntervalOfItsRunsAndItsActualConfidence() {
        Cost socket = costs(BASE, BASE).get(0);
        assertThat(socket.sum()).isEqualTo("24.5");
        assertThat(socket.interval()).contains("21.0 to 28.0 (97.9 %)");
    }

    @Test
    void theCostOfTheAnswerIsTheGeometricMeanWithTheRangeOfMostRuns() {
        FigureRow socket = figures(BASE, BASE).get(0);
        assertThat(socket.cost()).isEqualTo("24.3 µs");
        assertThat(socket.range()).contains("21.0 to 28.0 µs");
        assertThat(socket.times()).isEqualTo("1×");
        assertThat(socket.interval()).contains("baseline");
    }

    @Test
    void aModeThatCostsTwiceAsMuchIsClearlyDifferent() {
        ReportModel model = ReportModelFactory.of(session(BASE, times(2), List.of()));
        FigureRow file = Shown.figures(model).get(1);
        assertThat(file.times()).isEqualTo("2.00×");
        assertThat(file.interval()).contains("2.00 to 2.00");
        assertThat(model.finding().heading()).isEqualTo("File costs 2 times the CPU of socket here.");
        assertThat(file.holds()).contains("confirmed, weaker");
    }

    @Test
    void modesThatCostTheSameAreCalledEqual() {
        List<Integer> scattered = List.of(21, 20, 23, 22, 25, 24, 27, 26, 29, 28);
        ReportModel model = ReportModelFactory.of(session(BASE, scattered, List.of()));
        assertThat(model.finding().heading()).isEqualTo("File costs the same CPU as socket here.");
        assertThat(Shown.figures(model).get(1).times()).isEqualTo("the same");
        assertThat(Shown.figures(model).get(1).interval())
                .hasValueSatisfying(interval -> assertThat(interval).startsWith("0.969 to 1.03"));
    }

    @Test
    void modesThatScatterWidelyHaveNoClearDifference() {
        List<Integer> scattered = List.of(30, 15, 33, 16, 36, 17, 39, 18, 42, 19);
        FigureRow file = figures(BASE, scattered).get(1);
        assertThat(file.times()).isEqualTo("no clear difference");
        assertThat(file.interval())
                .hasValueSatisfying(interval -> assertThat(interval).startsWith("0."));
    }

    @Test
    void aMultipleOnBothSidesOfOneSaysInHowManyRounds() {
        List<Integer> sides = List.of(16, 17, 18, 28, 29, 30, 31, 22, 22, 23);
        ReportModel model = ReportModelFactory.of(session(BASE, sides, List.of()));
        FigureRow file = Shown.figures(model).get(1);
        assertThat(file.times()).isEqualTo("it depends");
        assertThat(file.interval())
                .hasValueSatisfying(
                        interval -> assertThat(interval).matches("0\\.8\\d\\d× in 6 rounds, 1\\.20× in 4 rounds"));
        assertThat(Shown.checks(model))
                .anySatisfy(warning ->
                        assertThat(warning).startsWith("! file costs less than what it is compared with in 6 rounds"));
    }

    /** The multiple printed beside two printed costs is their quotient to within 1.5 %. */
    @Test
    void printedFiguresAgree() {
        Results session = FullSession.results();
        List<FigureRow> rows = Shown.figures(ReportModelFactory.of(session));
        double socket = micros(rows.get(0));
        assertThat(rows)
                .filteredOn(row -> row.times().endsWith("×"))
                .hasSizeGreaterThan(2)
                .allSatisfy(row -> assertThat(Double.parseDouble(row.times().replace("×", "")))
                        .isCloseTo(micros(row) / socket, withinPercentage(1.5)));
    }

    private static double micros(FigureRow row) {
        String[] words = row.cost().split(" ", -1);
        assertThat(words[1]).isIn("µs", "ms");
        return Double.parseDouble(words[0]) * (words[1].equals("ms") ? 1000 : 1);
    }

    @Test
    void fiveRunsHaveNoIntervalOfTheirMedianAndTheTableSaysSo() {
        ReportModel model = ReportModelFactory.of(session(BASE.subList(0, 5), BASE.subList(0, 5), List.of()));
        assertThat(Shown.costs(model).rows())
                .allSatisfy(row -> assertThat(row.interval()).isEmpty());
        assertThat(Shown.costs(model).notes())
                .anySatisfy(note -> assertThat(note)
                        .startsWith("Fewer than 6 runs give no 95 % interval")
                        .endsWith("socket 5 (93.8 %), file 5 (93.8 %)."));
        assertThat(Shown.costs(ReportModelFactory.of(session(BASE, BASE, List.of())))
                        .notes())
                .noneSatisfy(note -> assertThat(note).startsWith("Fewer than"));
    }

    @Test
    void twoRoundsHaveNoIntervalAndTheReportSaysSoTwice() {
        ReportModel model = ReportModelFactory.of(session(BASE.subList(0, 2), BASE.subList(0, 2), List.of()));
        assertThat(Shown.figures(model).get(1).interval()).contains("too few rounds");
        assertThat(model.finding().heading()).startsWith("First look: ");
        assertThat(Shown.checks(model)).contains("! Only 2 rounds hold every mode: too few for an interval.");
    }

    @Test
    void aRunFarFromTheOthersIsMarkedInTheTableAndTheChartAndStays() {
        List<Integer> wild = new ArrayList<>(BASE);
        wild.set(3, 99);
        ReportModel model = ReportModelFactory.of(session(wild, BASE, List.of()));
        assertThat(Shown.runs(model).outliers()).isTrue();
        assertThat(Shown.runs(model).rows().stream().filter(ReportModel.Run::outlier))
                .extracting(ReportModel.Run::index)
                .containsExactly("7");
        assertThat(Shown.runChart(model).orElseThrow().strips().get(0).dots())
                .filteredOn(Charts.Dot::outlier)
                .extracting(Charts.Dot::tooltip)
                .allSatisfy(tooltip -> assertThat(tooltip).endsWith(", far from the others"))
                .hasSize(1);
        assertThat(Shown.runs(model).rows()).hasSize(20);
        assertThat(Shown.runs(ReportModelFactory.of(session(BASE, BASE, List.of())))
                        .outliers())
                .isFalse();
    }

    @Test
    void aSampledSplitCarriesItsErrorAndAnExactOrUnknownOneNone() {
        ReportModel sampled = ReportModelFactory.of(SampleResults.quick()
                .accounting(CpuAccounting.TICK, OptionalInt.of(250))
                .build());
        // 60,000 messages of about 21 µs are 1.25 s, 312 ticks; a user share of 0.24 has an error of 0.024.
        assertThat(Double.parseDouble(
                        Shown.runs(sampled).rows().get(0).splitError().orElseThrow()))
                .isCloseTo(0.030, within(0.002));
        assertThat(Double.parseDouble(
                        Shown.costs(sampled).rows().get(0).splitError().orElseThrow()))
                .isCloseTo(0.5, within(0.05));
        assertThat(Shown.costs(sampled).notes().get(0)).contains("250 times a second");

        ReportModel exact = ReportModelFactory.of(SampleResults.quick()
                .accounting(CpuAccounting.PRECISE, OptionalInt.empty())
                .build());
        assertThat(Shown.costs(exact).rows().get(0).splitError()).isEmpty();
        assertThat(Shown.costs(exact).notes().get(0)).contains("is exact too");

        for (Results unknown : List.of(
                SampleResults.quick().build(),
                SampleResults.quick()
                        .accounting(CpuAccounting.UNKNOWN, OptionalInt.of(250))
                        .build(),
                SampleResults.quick()
                        .accounting(CpuAccounting.TICK, OptionalInt.empty())
                        .build())) {
            ReportModel model = ReportModelFactory.of(unknown);
            assertThat(Shown.runs(model).rows().get(0).splitError()).isEmpty();
            assertThat(Shown.costs(model).notes().get(0)).contains("is not known well enough to state an error");
        }
    }

    @Test
    void aSplitThatEveryTickFoundOnOneSideStillHasAnError() {
        SplitErrors errors = SplitErrors.of(SampleResults.quick()
                .accounting(CpuAccounting.TICK, OptionalInt.of(250))
                .build());
        RunResult oneSided = run(1, 1, "socket", 20, List.of());
        // 1,000 messages of 20 µs are 5 ticks in all; one of 6 may have been missed.
        assertThat(errors.nanos(oneSided).orElseThrow()).isCloseTo(20_000_000 / 6.0, within(20_000.0));
    }

    @Test
    void theNoiseOfARunIsShownWhereTheRunHasWarnings() {
        ReportModel model = ReportModelFactory.of(session(BASE, BASE, List.of(Warning.of(WarningCode.STEAL, 0.1))));
        assertThat(Shown.runs(model).rows().get(0).noise())
                .contains("waited for a CPU 0.009 s + 0.009 s, migrations 2 + 2, machine busy 0.490 s of 2 × 0.620 s");
        assertThat(Shown.runs(ReportModelFactory.of(session(BASE, BASE, List.of())))
                        .rows()
                        .get(0)
                        .noise())
                .isEmpty();
    }

    @Test
    void whatElseIsKnownOfTheMachineIsListed() {
        assertThat(Shown.machine(ReportModelFactory.of(SampleResults.quick()
                                .accounting(CpuAccounting.TICK, OptionalInt.of(250))
                                .build()))
                        .environment())
                .contains(
                        new Fact("Distribution", "Example Linux 12"),
                        new Fact("Virtual machine", "KVM"),
                        new Fact("CPU limit of the control group", "1.50 CPUs"),
                        new Fact("Memory limit of the control group", "2.0 GiB"),
                        new Fact("CPU caches", "L1 data 48 KiB"),
                        new Fact("Split of CPU time", "sampled by timer ticks, 250 a second (a trial)"),
                        new Fact("Kernel options", "HZ=250, PREEMPT=n"),
                        new Fact("Kernel settings for sockets", "net.unix.max_dgram_qlen=10"))
                .extracting(Fact::name)
                .doesNotContain("Flags of Maven’s JVM");
    }

    private static List<Integer> times(int factor) {
        return BASE.stream().map(micros -> micros * factor).toList();
    }

    private static List<FigureRow> figures(List<Integer> socket, List<Integer> file) {
        return Shown.figures(ReportModelFactory.of(session(socket, file, List.of())));
    }

    private static List<Cost> costs(List<Integer> socket, List<Integer> file) {
        return Shown.costs(ReportModelFactory.of(session(socket, file, List.of())))
                .rows();
    }

    private static Results session(List<Integer> socket, List<Integer> file, List<Warning> warnings) {
        List<RunResult> runs = new ArrayList<>();
        for (int round = 1; round <= socket.size(); round++) {
            runs.add(run(2 * round - 1, round, "socket", socket.get(round - 1), warnings));
            runs.add(run(2 * round, round, "file", file.get(round - 1), warnings));
        }
        Results sample = SampleResults.quick().modes("socket", "file").build();
        return new Results(
                sample.format(),
                sample.version(),
                sample.tool(),
                sample.startedAt(),
                true,
                sample.plan(),
                sample.environment(),
                List.of(),
                sample.cases(),
                runs,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** A run of 1,000 messages; the sender has all the CPU time, all of it system time. */
    private static RunResult run(int index, int round, String mode, int micros, List<Warning> warnings) {
        long cpu = micros * 1_000_000L;
        WorkerNoise worker = new WorkerNoise(
                600_000_000,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.of(8_900_000),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.of(2));
        MachineNoise machine = new MachineNoise(
                620_000_000,
                OptionalInt.of(2),
                OptionalLong.of(490_000_000),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Optional.empty());
        return new RunResult(
                index,
                round,
                new Case(mode, 112_192, Case.BASE),
                1000,
                cpu,
                new BothEnds<>(
                        new WorkerMeasurement(cpu, cpu, 0, cpu, 0, cpu, 1, 1, 1),
                        new WorkerMeasurement(cpu, 0, 0, 0, 0, 0, 1, 1, 1)),
                Optional.of(new NoiseRecord(worker, worker, machine)),
                Optional.empty(),
                Optional.empty(),
                warnings);
    }
}
