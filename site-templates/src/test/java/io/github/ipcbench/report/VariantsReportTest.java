package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.model.ReportModel.Fact;
import io.github.ipcbench.report.model.VariantsModel.ChangeRow;
import io.github.ipcbench.report.model.VariantsModel.Changes;
import io.github.ipcbench.report.section.MachineSection;
import io.github.ipcbench.results.FileMark;
import io.github.ipcbench.results.Results;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The report of a session with several variants leads with what changed. */
class VariantsReportTest {
    private static final int SUMMARY_BYTES = 1_500;
    static final String LONG = "a-variant-with-the-longest-name-that-is-allowed.50";

    private final RenderedText renderer = new RenderedText();

    private static SampleVariants jdks() {
        return new SampleVariants()
                .costing("jdk25", "mmap-relaxed", round -> 0.86)
                .costing("jdk25", "file", round -> round <= 6 ? 0.85 : 1.3);
    }

    @Test
    void theReportLooksAsAgreed() throws Exception {
        ReportModel model = ReportModelFactory.of(jdks().build());
        String html = renderer.html(model);
        Golden.assertMatches("variants.html", Golden.section(html, "variants"));
        String markdown = renderer.markdown(model);
        Golden.assertMatches("variants.md", markdown.substring(0, markdown.indexOf("## The answer in figures")));
        Golden.assertMatches("variants-summary.md", renderer.summary(model));
        Golden.assertMatches("variants-console.txt", ConsoleReport.render(jdks().build(), Optional.empty()));
        Golden.assertMatches("variants.svg", renderer.charts(model).get("variants.svg"));
    }

    @Test
    void theHeadNamesWhatVariantsRunOnWhereItDiffers() {
        assertThat(head(jdks())).endsWith(" · JDK 25 · files on ext4");
        assertThat(head(jdks().onJdk("jdk25", "25.0.1 (Example)", "ext4"))).endsWith(" · JDK 25 · files on ext4");
        assertThat(head(jdks().onJdk("jdk25", "26.1+3 (Example)", "tmpfs")))
                .endsWith(" · JDK 25 (jdk17), 26 (jdk25) · files on ext4 (jdk17), tmpfs (jdk25)");
        assertThat(head(new SampleVariants()
                        .variants("a", "b", "c", "d", "e", "f")
                        .onJdk("d", "21", "ext4")
                        .onJdk("e", "26", "ext4")
                        .onJdk("f", "27", "xfs")))
                .endsWith(
                        " · JDK 25 (a and 2 others), 21 (d), 26 (e) and 1 more · files on ext4 (a and 4 others), xfs (f)");
    }

    private static String head(SampleVariants sample) {
        return ReportModelFactory.of(sample.build()).finding().machine();
    }

    @Test
    void theMachineNamesWhatTheWorkersOfOtherVariantsHaveOtherwise() {
        Results results = jdks().onJdk("jdk25", "26.1+3 (Example)", "ext4").build();

        assertThat(MachineSection.environment(results))
                .contains(new Fact("Workers’ JDK, jdk25", "26.1+3 (Example)"))
                .extracting(Fact::name)
                .contains("Workers’ JDK")
                .doesNotContain("File system of the temporary directory, jdk25");
    }

    @Test
    void whatChangedStandsBeforeEverythingElseAndTheUsualSectionsFollow() {
        assertThat(Shown.ids(ReportModelFactory.of(jdks().build())))
                .startsWith("variants", "multiples", "figures")
                .contains("trust", "runs");
        assertThat(Shown.ids(ReportModelFactory.of(SampleResults.quick().build())))
                .doesNotContain("variants");
    }

    @Test
    void theFindingSaysWhereAVariantCostsMoreOrLessAndWhereNoDifferenceIsClear() {
        assertThat(finding(new SampleVariants()
                        .noise(0.06)
                        .costing("jdk25", "mmap-relaxed", round -> 0.7)
                        .modes("file", "mmap-relaxed")))
                .matches(
                        "jdk25 needs 0\\.[67][0-9]? times the CPU of jdk17 in mmap-relaxed, no clear difference in file\\.");
        assertThat(finding(new SampleVariants())).isEqualTo("jdk25 costs the same CPU as jdk17 in every mode.");
        assertThat(finding(new SampleVariants().noise(0.08).modes("file")))
                .isEqualTo("No clear difference between jdk25 and jdk17 in file.");
        assertThat(finding(new SampleVariants().rounds(2).costing("jdk25", 2)))
                .isEqualTo("First look: jdk25 needs about 1.99 to 2.03 times the CPU of jdk17 in every mode.");
    }

    @Test
    void aVariantOnBothSidesIsSaidWithItsRoundsAndNeverAsNoClearDifference() {
        assertThat(finding(jdks()))
                .isEqualTo(
                        "jdk25 needs 0.86 times the CPU of jdk17 in mmap-relaxed, in file cheaper in 6 rounds, more expensive in 4.");
        SampleVariants alone = jdks().modes("file");
        assertThat(finding(alone)).isEqualTo("jdk25 against jdk17 in file: cheaper in 6 rounds, more expensive in 4.");
        ChangeRow file = changes(alone).foremost().get(0);
        assertThat(file.times()).isEqualTo("it depends");
        assertThat(file.interval().orElseThrow()).matches("0\\.8[0-9]+× in 6 rounds, 1\\.[0-9]+× in 4");
        List.of(renderer.console(model(alone)), renderer.summary(model(alone)), renderer.markdown(model(alone)))
                .forEach(text -> assertThat(text)
                        .doesNotContain("no clear difference")
                        .contains("0.8")
                        .contains("6 rounds"));
    }

    @Test
    void severalVariantsAreToldWithTheLargestChangeFirst() {
        assertThat(finding(new SampleVariants().variants("base", "same", "plus").costing("plus", 1.15)))
                .isEqualTo("plus needs 1.15 times the CPU of base in every mode; same costs the same.");
        assertThat(finding(new SampleVariants().variants("base", "one", "two", "three", "four")))
                .isEqualTo("the 4 variants cost the same CPU as base in every mode.");
    }

    /** Trouble: fifteen more cases than fit a sentence. */
    @Test
    void aFindingIsNoLongerThanASentenceAndSaysThatThereIsMore() {
        SampleVariants many = many();
        assertThat(finding(many).split(" ")).hasSizeLessThanOrEqualTo(22);
        assertThat(finding(many)).endsWith("; more below.");
    }

    @Test
    void everyChangeIsInTheTableOfThePage() {
        Changes changes = changes(many());
        assertThat(changes.groups()).hasSize(15);
        assertThat(changes.chart()).isEmpty();
        String html = renderer.html(model(many()));
        String section = Golden.section(html, "variants");
        assertThat(section.split("<tr><th scope=\"row\">" + LONG, -1)).hasSize(16);
    }

    @Test
    void theSummaryIsShortHoweverManyVariantsThereAreAndCountsWhatItLeavesOut() {
        String summary = renderer.summary(model(many()));
        assertThat(FileMark.MARKUP.on(summary).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(SUMMARY_BYTES);
        long shown = summary.lines().filter(line -> line.contains(" µs (")).count();
        assertThat(shown).isPositive();
        assertThat(summary).contains("… and " + (60 - shown) + " more of these in report.md.");
        String few = renderer.summary(model(jdks()));
        assertThat(few).doesNotContain("more of these");
    }

    @Test
    void theSummaryIsShortWhateverTextTheResultsHold() {
        for (String letter : List.of("w", "|", "ö", "\uD83D\uDE80", "<")) {
            String name = letter.repeat(95);
            SampleVariants hostile = new SampleVariants().label(letter.repeat(3_000));
            if (letter.equals("w")) {
                hostile.modes(name, name + "2").variants(LONG, LONG.replace('5', '6'));
            }
            hostile.unsupported("file", letter.repeat(900));
            String summary = renderer.summary(model(hostile));
            assertThat(summary.getBytes(StandardCharsets.UTF_8)).as(letter).hasSizeLessThan(SUMMARY_BYTES);
        }
    }

    @Test
    void theSummaryListsWhatCouldNotBeMeasuredInOneLine() {
        assertThat(renderer.summary(ReportModelFactory.of(SampleResults.quick()
                        .unsupported("file", "EMSGSIZE", 1)
                        .unavailable("mmap-locked", "the library queues is absent; add org.example:queues")
                        .build())))
                .contains("\nNot possible here: file (EMSGSIZE), mmap-locked (the library queues is absent).\n");
        SampleVariants many = new SampleVariants()
                .modes("socket", "file", "pipe")
                .variants("base", "a", "b", "c")
                .unsupported("file", "EMSGSIZE")
                .unsupported("pipe", "ENOBUFS");
        assertThat(renderer.summary(model(many))
                        .lines()
                        .filter(line -> line.startsWith("Not possible here: file, base (EMSGSIZE)")))
                .singleElement()
                .asString()
                .endsWith("pipe, base (ENOBUFS) and 3 more.");
    }

    @Test
    void theConsoleHasNoLongerLinesThanNamesAskForAndCountsWhatItLeavesOut() throws Exception {
        String console = ConsoleReport.render(many().build(), Optional.empty());
        assertThat(console).contains("… and 36 more of these in the report");
        assertThat(console.lines().filter(line -> line.contains(LONG)).filter(line -> line.startsWith("  ")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).isEqualTo("    " + LONG));
        assertThat(ConsoleReport.render(jdks().build(), Optional.empty()).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(72));
    }

    /** Beyond chance and yet below 1 %: the table has it, and the finding makes no difference of it. */
    @Test
    void aSlightDifferenceIsNoFinding() {
        SampleVariants slight = new SampleVariants().noise(0.0005).costing("jdk25", 1.004);
        assertThat(finding(slight)).isEqualTo("jdk25 costs the same CPU as jdk17 in every mode.");
        assertThat(changes(slight).foremost().get(0).times()).isEqualTo("1.00×");
        assertThat(finding(new SampleVariants().noise(0.0005).costing("jdk25", 1.02)))
                .isEqualTo("jdk25 needs 1.02 times the CPU of jdk17 in every mode.");
    }

    @Test
    void aWideSpreadIsADoubtAndRepeatedPairsAreSaid() {
        Changes changes = changes(new SampleVariants().noise(0.2));
        assertThat(changes.foremost())
                .allSatisfy(row -> assertThat(row.doubt().orElseThrow()).matches("rounds differ by [0-9]+ %"));
        assertThat(changes.repeated().orElseThrow()).startsWith("2 pairs of runs met different speeds of the machine");
        assertThat(changes(new SampleVariants()).foremost())
                .allSatisfy(row -> assertThat(row.doubt()).isEmpty());
    }

    @Test
    void theFiguresAreQuotientsOfTheCostsBesideThem() {
        assertThat(changes(new SampleVariants().costing("jdk25", 2)).foremost())
                .allSatisfy(row -> assertThat(Double.parseDouble(row.times().replace("×", "")))
                        .isCloseTo(
                                micros(row.cost()) / micros(row.baselineCost()),
                                org.assertj.core.api.Assertions.within(0.02)));
    }

    private static double micros(String cost) {
        return Double.parseDouble(cost.replace(" µs", ""));
    }

    /** Four changed variants, five modes, three sizes. */
    static SampleVariants many() {
        SampleVariants many = new SampleVariants()
                .modes("socket", "file", "mmap-locked", "mmap-relaxed", "socket-gzip")
                .sizes(64, 4096, 112_192)
                .variants("base", LONG, "b", "c", "d");
        for (String mode : List.of("socket", "file", "mmap-relaxed")) {
            many.costing(LONG, mode, round -> 1.5)
                    .costing("b", mode, round -> 0.7)
                    .costing("c", mode, round -> 3);
        }
        return many;
    }

    private static ReportModel model(SampleVariants session) {
        return ReportModelFactory.of(session.build());
    }

    private static Changes changes(SampleVariants session) {
        return model(session).changes().orElseThrow();
    }

    private static String finding(SampleVariants session) {
        return ConsoleReport.finding(session.build());
    }
}
