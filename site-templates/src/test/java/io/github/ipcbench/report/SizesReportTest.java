package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.model.SizesModel;
import io.github.ipcbench.report.model.SizesModel.ChoiceRow;
import io.github.ipcbench.report.model.SizesModel.SizeCell;
import io.github.ipcbench.results.Results;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The report of a session with several sizes. */
class SizesReportTest {
    private static final ReportModel MODEL = ReportModelFactory.of(SampleSweep.results());

    private final RenderedText renderer = new RenderedText();

    @Test
    void theSectionsLookAsAgreed() {
        String html = renderer.html(MODEL);
        Golden.assertMatches("sweep-choice.html", Golden.section(html, "choice"));
        Golden.assertMatches("sweep-sizes.html", Golden.section(html, "sizes"));
        String markdown = renderer.markdown(MODEL);
        Golden.assertMatches("sweep.md", markdown.substring(0, markdown.indexOf("## Evidence")));
        Golden.assertMatches("sweep-summary.md", renderer.summary(MODEL));
        Golden.assertMatches("sweep-console.txt", renderer.console(MODEL));
        renderer.charts(MODEL).forEach((name, svg) -> {
            if (name.startsWith("size")) {
                Golden.assertMatches(name, svg);
            }
        });
    }

    @Test
    void aSessionOfOneSizeHasNoneOfThis() {
        ReportModel one = ReportModelFactory.of(SampleResults.quick().build());
        assertThat(Shown.ids(one)).contains("figures", "multiples").doesNotContain("choice", "sizes");
        assertThat(Shown.ids(MODEL)).contains("choice", "sizes").doesNotContain("figures", "multiples");
    }

    @Test
    void theSummaryIsShortHoweverManySizesThereAre() {
        List<Integer> sizes = IntStream.range(0, 12)
                .map(power -> 16 << (2 * power))
                .filter(bytes -> bytes > 0)
                .boxed()
                .toList();
        for (double noise : new double[] {0.02, 0.3}) {
            ReportModel model = ReportModelFactory.of(
                    new SampleSweep().sizes(sizes).noise(noise).build());
            assertThat(renderer.summary(model).getBytes(StandardCharsets.UTF_8).length)
                    .isLessThan(1_500);
        }
    }

    @Test
    void theCheapestWayIsSaidWithDescriptorsAndWithout() {
        SizesModel.Choices choices = MODEL.choices().orElseThrow();
        assertThat(choices.tables())
                .extracting(SizesModel.ChoiceTable::caption)
                .containsExactly("With 3 descriptors", "Without descriptors");
        assertThat(choices.tables().get(0).rows()).extracting(ChoiceRow::ways).doesNotContain("pipe");
        assertThat(choices.tables().get(1).rows().get(0).ways()).isEqualTo("pipe");
        assertThat(choices.descriptors())
                .containsExactly("pipe does not carry 3 descriptors; the cost of every other way includes them.");
    }

    @Test
    void whatIsNotKnownOfDescriptorsIsSaid() {
        assertThat(choices(new SampleSweep().descriptors(0)).descriptors())
                .containsExactly(
                        "No descriptors travelled in this session, so it does not tell which way is cheapest with"
                                + " them.");
        assertThat(choices(new SampleSweep().modes("socket", "file")).descriptors())
                .containsExactly(
                        "Every way here carries the 3 descriptors, and its cost includes them; nothing was measured"
                                + " without.");
    }

    @Test
    void aModeThatLacksALibraryIsSaidOnceForAllSizes() {
        ReportModel model = ReportModelFactory.of(new SampleSweep()
                .modes("socket", "file", SampleSweep.UNAVAILABLE)
                .sizes(List.of(16, 1024))
                .build());

        String sentence = "socket-zstd is not measured: the library is absent; add it.";
        assertThat(model.unsupported())
                .extracting(ReportModel.Unsupported::sentence)
                .containsExactly(sentence);
        assertThat(model.choices().orElseThrow().limits()).first().isEqualTo(sentence);
    }

    @Test
    void limitsAndWhatIsUnclearAreSaid() {
        assertThat(MODEL.choices().orElseThrow().limits())
                .containsExactly(
                        "socket does not carry 16.8 MB here (EMSGSIZE); the largest message that went through had"
                                + " 4,263,616 bytes.",
                        "A local datagram carries at most 212,960 bytes with the send buffer that a socket has at first, and"
                                + " 425,952 with the largest that this user is granted.");
        SizesModel.Choices clear = choices(new SampleSweep()
                .modes("socket", "file")
                .sizes(List.of(16, 1024))
                .rounds(6)
                .noise(0.01));
        assertThat(clear.limits()).first().isEqualTo("Every way carried every size, up to 1.02 kB.");
        assertThat(clear.unclear()).containsExactly("Nothing: at every size one way is clearly cheapest.");
        assertThat(choices(new SampleSweep().rounds(2)).unclear())
                .first()
                .isEqualTo("There are too few rounds to tell ways apart; 2 were planned, and 3 are needed.");
    }

    @Test
    void theHeadingNamesAsFewWaysAsHoldAtAllSizes() {
        assertThat(heading(new SampleSweep().modes("socket", "file").sizes(List.of(16, 1024))))
                .isEqualTo("A socket is the cheapest way at every size here.");
        assertThat(heading(new SampleSweep().modes("socket", "mmap-relaxed")))
                .isEqualTo("No way is clearly cheaper than a socket up to 112 kB here, nor than mmap-relaxed above.");
        assertThat(ConsoleReport.finding(SampleSweep.results())).doesNotContain("pipe");
        assertThat(heading(
                        new SampleSweep().modes("socket", "pipe").descriptors(0).sizes(List.of(16, 1024))))
                .isEqualTo("A pipe is the cheapest way at every size here.");
        assertThat(heading(new SampleSweep().rounds(2)))
                .startsWith("First look: too few rounds to tell ways apart; at 16.8 MB mmap-relaxed costs least");
    }

    @Test
    void aCellHasTheCostThatTheCaseHasElsewhere() {
        Results results = SampleSweep.results();
        SizesModel.SizeTable table = MODEL.sizes().orElseThrow().table();
        SizeCell socket = table.rows().get(0).cells().get(0);
        String runs = renderer.markdown(MODEL);
        assertThat(socket.times()).isEmpty();
        assertThat(runs).contains("**" + socket.cost() + "**");
        assertThat(table.rows()).hasSize(results.plan().sizes().size());
        assertThat(table.rows().get(6).cells().get(0)).isEqualTo(new SizeCell("–", Optional.empty(), Optional.empty()));
    }

    @Test
    void whatIsDoubtedAtEachSizeIsSaidOnce() {
        assertThat(Shown.checks(MODEL))
                .contains("! Only 4 rounds hold every mode, at 7 sizes: a first look, with wide intervals.");
        assertThat(MODEL.trust().orElseThrow().reason())
                .isEqualTo("Only 4 rounds hold every mode, at 7 sizes: a first look, with wide intervals.");
    }

    private static SizesModel.Choices choices(SampleSweep sweep) {
        return ReportModelFactory.of(sweep.build()).choices().orElseThrow();
    }

    private static String heading(SampleSweep sweep) {
        return ConsoleReport.finding(sweep.build());
    }
}
