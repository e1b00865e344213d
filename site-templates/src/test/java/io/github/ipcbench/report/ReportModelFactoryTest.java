package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.report.model.AnswerModel;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WorkerMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReportModelFactoryTest {
    @Test
    void theTableHoldsMediansPerMillionMessagesAndTheAnswerGeometricMeansAndTheirQuotient() {
        ReportModel model = ReportModelFactory.of(session(
                run(1, 1, "socket", 1000, 4_000_000, 16_000_000),
                run(2, 1, "file", 500, 10_000_000, 30_000_000),
                run(3, 2, "socket", 1000, 5_000_000, 35_000_000),
                run(4, 2, "file", 500, 11_000_000, 39_000_000),
                run(5, 3, "socket", 1000, 6_000_000, 24_000_000),
                run(6, 3, "file", 500, 12_000_000, 33_000_000)));

        // Sums per message: socket 20, 40, 30; file 80, 100, 90. Medians: 30 and 90. Geometric means: 28.84 and 89.63,
        // quotient 3.107.
        assertThat(Shown.costs(model).rows())
                .extracting(
                        ReportModel.Cost::name, ReportModel.Cost::user, ReportModel.Cost::system, ReportModel.Cost::sum)
                .containsExactly(tuple("socket", "5.0", "24.0", "30.0"), tuple("file", "22.0", "66.0", "90.0"));
        assertThat(Shown.figures(model))
                .extracting(
                        AnswerModel.FigureRow::cost,
                        row -> row.range().orElseThrow(),
                        AnswerModel.FigureRow::times,
                        row -> row.interval().orElseThrow(),
                        row -> row.article().orElseThrow(),
                        row -> row.holds().orElse(""))
                .containsExactly(
                        tuple("28.8 µs", "20.0 to 40.0 µs", "1×", "baseline", "1×", ""),
                        tuple("89.6 µs", "80.0 to 100 µs", "3.11×", "1.72 to 5.60", "2.72×", "confirmed"));
        assertThat(Shown.costs(model).scaled())
                .hasValueSatisfying(note -> assertThat(note)
                        .startsWith("Scaled to 1,000,000 messages")
                        .contains("socket 1,000, file 500"));
    }

    @Test
    void aRoundWithoutTheBaselineGivesNoRatio() {
        ReportModel model = ReportModelFactory.of(session(
                run(1, 1, "file", 500, 0, 40_000_000),
                run(2, 2, "socket", 1000, 0, 20_000_000),
                run(3, 2, "file", 500, 0, 50_000_000)));
        assertThat(Shown.figures(model).get(1).times()).isEqualTo("about 5.00×");
    }

    @Test
    void runsOfAMillionMessagesAreNotCalledScaled() {
        ReportModel model = ReportModelFactory.of(session(run(1, 1, "socket", 1_000_000, 0, 20_000_000_000L)));
        assertThat(Shown.costs(model).scaled()).isEmpty();
        assertThat(model.finding().heading()).isEqualTo("Socket costs 20.0 µs of CPU time a message here.");
    }

    @Test
    void thePublishedFiguresStandBesideOursAndAnUnknownModeHasNone() {
        ReportModel model = ReportModelFactory.of(SampleResults.quick()
                .modes("socket", "file", "mmap-relaxed", "their-own")
                .build());
        assertThat(Shown.costs(model).rows())
                .extracting(row ->
                        row.published().map(ReportModel.PublishedCost::sum).orElse("none"))
                .containsExactly("34.4", "93.7", "none", "none");
        assertThat(Shown.figures(model))
                .extracting(row -> row.article().orElse("none"))
                .containsExactly("1×", "2.72×", "about 1.33×", "none");
        assertThat(Shown.figures(model).get(3).times()).isEqualTo("1.21×");
    }

    @Test
    void withoutTheSocketTheFirstModeIsTheBaselineAndTheArticlesMultiplesAreLeftOut() {
        ReportModel model = ReportModelFactory.of(
                SampleResults.quick().modes("file", "their-own").build());
        assertThat(model.baseline()).isEqualTo("file");
        assertThat(Shown.figures(model))
                .extracting(AnswerModel.FigureRow::times)
                .containsExactly("1×", "0.261×");
        assertThat(Shown.figures(model))
                .allSatisfy(row -> assertThat(row.article()).isEmpty());
    }

    @Test
    void aSessionWithoutRunsSaysSo() {
        ReportModel model =
                ReportModelFactory.of(SampleResults.quick().incomplete(0).build());
        assertThat(model.finding().heading()).isEqualTo("No run is in, so there is no answer yet.");
        assertThat(model.incomplete())
                .contains("This session is incomplete: stopped after 0 of 50 runs; continue with mvn "
                        + "io.github.ipcbench:ipc-bench-maven-plugin:0.1.0:run -Dipcbench.resume");
        assertThat(model.figures()).isEmpty();
        assertThat(model.trust()).isEmpty();
    }

    @Test
    void anUnsupportedModeIsNamedWithItsReasonAndIsNotWaitedFor() {
        ReportModel model = ReportModelFactory.of(SampleResults.quick()
                .unsupported("socket", "EMSGSIZE", 4_260_000)
                .incomplete(9)
                .build());
        assertThat(model.unsupported())
                .extracting(ReportModel.Unsupported::sentence)
                .containsExactly("socket cannot carry this message here (EMSGSIZE);"
                        + " the largest that went through had 4,260,000 bytes.");
        assertThat(model.incomplete())
                .hasValueSatisfying(text -> assertThat(text).contains("9 of 40"));
    }

    @Test
    void whatBecomesOfTheBytesOnTheWayIsSaidWhereTheyAreOthers() {
        ReportModel model = ReportModelFactory.of(SampleResults.quick()
                .travelled("file", 0.3127)
                .travelled("mmap-locked", 0.991)
                .travelled("mmap-relaxed", 1.04)
                .travelled("socket-gzip", 0.004_51)
                .build());
        assertThat(Shown.figures(model))
                .extracting(AnswerModel.FigureRow::travelled)
                .containsExactly(
                        Optional.empty(),
                        Optional.of("compressed to 31 %"),
                        Optional.empty(),
                        Optional.of("grown to 104 %"),
                        Optional.of("compressed to 0.45 %"));
    }

    @Test
    void aModeThatLacksALibraryIsNamedWithWhatHelpsAndWithoutASize() {
        ReportModel model = ReportModelFactory.of(SampleResults.quick()
                .unavailable("socket-gzip", "the library zlib is absent; add it")
                .build());
        assertThat(model.unsupported())
                .containsExactly(new ReportModel.Unsupported(
                        "socket-gzip",
                        "the library zlib is absent; add it",
                        Optional.empty(),
                        "socket-gzip is not measured: the library zlib is absent; add it."));
    }

    /** Multiples are of the next mode, and the void case's run before stays among the raw runs alone. */
    @Test
    void whereTheBaselinesCaseIsVoidAnotherModeTakesItsPlace() {
        ReportModel model = ReportModelFactory.of(SampleResults.quick()
                .voided("socket", OptionalInt.of(6), "it hung", Optional.empty())
                .checkedBy("socket")
                .build());

        assertThat(model.baseline()).isEqualTo("file");
        assertThat(Shown.figures(model))
                .extracting(AnswerModel.FigureRow::name)
                .containsExactly("file", "mmap-locked", "mmap-relaxed", "socket-gzip");
        assertThat(model.voided())
                .containsExactly(new ReportModel.Voided(
                        "socket",
                        "since run 6",
                        "it hung",
                        Optional.empty(),
                        "No figure of it is shown, though 1 run of it came before. The session's check of itself"
                                + " ended with it."));
        assertThat(new RenderedText().html(model))
                .contains("Not checked: the session itself, since the case that it checks itself by is void.")
                .doesNotContain("The check of the session itself found what it should.");
    }

    @Test
    void aSessionThatWasStoppedWaitsForNoRunOfAVoidCase() {
        ReportModel model = ReportModelFactory.of(SampleResults.quick()
                .voided("file", OptionalInt.of(2), "it hung", Optional.empty())
                .incomplete(8)
                .build());

        assertThat(model.incomplete())
                .hasValueSatisfying(text -> assertThat(text).contains("6 of 40"));
    }

    @Test
    void aCaseWithoutRoomClaimsNoSizeThatWentThrough() {
        ReportModel model = ReportModelFactory.of(SampleResults.quick()
                .unavailable("file", CaseRecord.OUT_OF_SPACE)
                .build());
        assertThat(model.unsupported())
                .extracting(ReportModel.Unsupported::sentence)
                .containsExactly("file cannot carry this message here (ENOSPC).");
    }

    @Test
    void aSessionInWhichNothingWorksSaysSo() {
        ReportModel model = ReportModelFactory.of(SampleResults.quick()
                .modes("socket")
                .unsupported("socket", "EMSGSIZE", 1000)
                .build());
        assertThat(model.finding().heading()).isEqualTo("No mode could be measured here.");
    }

    @Test
    void anotherSizeThanTheArticlesIsPointedOut() {
        assertThat(Shown.costs(ReportModelFactory.of(SampleResults.quick().build()))
                        .comparison())
                .isEmpty();
        assertThat(Shown.costs(ReportModelFactory.of(
                                SampleResults.quick().payloadBytes(4096).build()))
                        .comparison())
                .contains("The article’s figures are of messages of 112,192 bytes with 3 descriptors; this session has"
                        + " none of that size, so they are not shown.");
    }

    @Test
    void warningsOfRunsAreGatheredByModeAndKind() {
        ReportModel model = ReportModelFactory.of(SampleResults.quick()
                .runWarning(2, 0.2)
                .runWarning(7, 0.2)
                .runWarning(12, Warning.of(WarningCode.STEAL, 0.1))
                .build());
        assertThat(Shown.costs(model).rows().get(1).warnings())
                .containsExactly(
                        "runs 2, 7: Other processes used 20 % of the machine's CPU time during the run.",
                        "run 12: The hypervisor gave 10 % of the machine's CPU time to others during the run.");
        assertThat(Shown.costs(model).rows().get(0).warnings()).isEmpty();
        assertThat(Shown.runs(model).warned()).isTrue();
    }

    @Test
    void warningsThatDifferInNumbersAloneAreFoldedIntoOneLineWithTheirRange() {
        SampleResults session = SampleResults.quick().modes("socket").rounds(6);
        for (int run = 1; run <= 4; run++) {
            session.runWarning(run, Warning.of(WarningCode.RUN_QUEUE_DELAY, "sender", 0.2 + run / 100.0));
        }
        session.runWarning(5, Warning.of(WarningCode.RUN_QUEUE_DELAY, "receiver", 0.5));
        session.runWarning(6, Warning.of(WarningCode.MIGRATIONS, "sender", 400));
        assertThat(Shown.costs(ReportModelFactory.of(session.build()))
                        .rows()
                        .get(0)
                        .warnings())
                .containsExactly(
                        "4 of 6 runs: The sender was ready but waited for a CPU that others held in 21 to 24 % of its"
                                + " window.",
                        "run 5: The receiver was ready but waited for a CPU that others held in 50 % of its window.",
                        "run 6: The sender was moved to another CPU 400 times a second.");
    }

    @Test
    void runsKeepTheirOrder() {
        ReportModel model = ReportModelFactory.of(SampleResults.quick().build());
        assertThat(Shown.runs(model).rows()).hasSize(50);
        assertThat(Shown.runs(model).rows()).extracting(ReportModel.Run::index).startsWith("1", "2", "3");
        assertThat(Shown.runs(model).warned()).isFalse();
    }

    @Test
    void aRunTimeIsShownAsMeasured() {
        ReportModel.Run run = Shown.runs(
                        ReportModelFactory.of(session(run(1, 1, "socket", 1000, 1_250_000_000, 2_000_000_000))))
                .rows()
                .get(0);
        assertThat(run.user()).isEqualTo("1.250");
        assertThat(run.system()).isEqualTo("2.000");
        assertThat(run.sum()).isEqualTo("3.250");
        assertThat(run.wall()).isEqualTo("0.007");
        assertThat(run.process()).isEqualTo("3.250");
    }

    @Test
    void twoSizesOfAModeAreTwoRowsEachComparedWithItsOwnBaseline() {
        List<RunResult> runs = new ArrayList<>();
        runs.add(sized(run(1, 1, "socket", 1000, 0, 20_000_000), 100));
        runs.add(sized(run(2, 1, "socket", 1000, 0, 40_000_000), 200));
        runs.add(sized(run(3, 1, "file", 1000, 0, 60_000_000), 100));
        runs.add(sized(run(4, 1, "file", 1000, 0, 60_000_000), 200));
        ReportModel model = ReportModelFactory.of(session(runs.toArray(RunResult[]::new)));
        assertThat(model.sizes().orElseThrow().table().rows())
                .extracting(row -> row.size() + " "
                        + row.cells().stream()
                                .map(cell -> cell.cost() + " " + cell.times().orElse("baseline"))
                                .toList())
                .containsExactly(
                        "100 bytes [20.0 µs baseline, 60.0 µs about 3.00×]",
                        "200 bytes [40.0 µs baseline, 60.0 µs about 1.50×]");
    }

    @Test
    void theArticlesFiguresStandOnlyBesideItsSizeAndTheBaseVariant() {
        List<RunResult> runs = List.of(
                run(1, 1, "socket", 1000, 0, 20_000_000),
                of(run(2, 1, "socket", 1000, 0, 20_000_000), new Case("socket", 4096, Case.BASE)),
                of(run(3, 1, "socket", 1000, 0, 20_000_000), new Case("socket", 112_192, "candidate")));
        ReportModel model = ReportModelFactory.of(session(runs.toArray(RunResult[]::new)));
        assertThat(Shown.costs(model).rows())
                .extracting(row -> row.name() + " " + row.published().isPresent())
                .containsExactly(
                        "socket, 112,192 bytes, base true",
                        "socket, 4,096 bytes, base false",
                        "socket, 112,192 bytes, candidate false");
        assertThat(Shown.costs(model).comparison()).isEmpty();
    }

    @Test
    void aCommandThatCannotBeShownWholeSaysSo() {
        assertThat(Shown.repeat(ReportModelFactory.of(SampleResults.quick().build()))
                        .exact())
                .isTrue();
        ReportModel.Repeat repeat = Shown.repeat(ReportModelFactory.of(
                SampleResults.quick().given(Map.of("ipcbench.label", "a\nb")).build()));
        assertThat(repeat.exact()).isFalse();
        assertThat(repeat.command()).doesNotContain("\n");
    }

    @Test
    void aRunThatClaimsNoMessageIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportModelFactory.of(session(run(1, 1, "socket", 0, 1, 1))))
                .withMessage("run 1: at least 1 message of 1 byte is needed, got 0 of 112192");
    }

    private static RunResult run(int index, int round, String mode, long messages, long user, long system) {
        WorkerMeasurement sender =
                new WorkerMeasurement(7_000_000, user, user, 0, user, 0, messages * 112_192, 1_000_000, 12);
        WorkerMeasurement receiver =
                new WorkerMeasurement(6_000_000, system, 0, system, 0, system, messages * 112_192, 1_000_000, 12);
        return new RunResult(
                index,
                round,
                new Case(mode, 112_192, Case.BASE),
                messages,
                7_000_000,
                new BothEnds<>(sender, receiver),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static RunResult sized(RunResult run, int payloadBytes) {
        return of(run, new Case(run.key().mode(), payloadBytes, Case.BASE));
    }

    private static RunResult of(RunResult run, Case key) {
        return new RunResult(
                run.index(),
                run.round(),
                key,
                run.messages(),
                run.wallNanos(),
                run.ends(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                run.warnings());
    }

    private static Results session(RunResult... runs) {
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
                SampleResults.casesOf(List.of(runs)),
                List.of(runs),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
