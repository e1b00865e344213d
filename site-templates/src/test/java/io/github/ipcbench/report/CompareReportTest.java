package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.judgement.Comparability;
import io.github.ipcbench.report.model.CompareModel.Differing;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.SessionGroups;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompareReportTest {
    @Test
    void twoGroupsTellWhatChangedAndWhatDiffers() {
        Map<String, List<Results>> groups = groups(
                SampleResults.quick().build(),
                SampleResults.quick().words("Other").build());
        assertThat(CompareReport.of(groups).model().heading()).isEqualTo("No clear change in after.");
        String markdown = CompareReport.of(groups).markdown();
        assertThat(markdown)
                .contains("| **file** |", "(0.", "no clear change")
                .contains("| What differs | before | after |")
                .contains("their spread is taken to be 10 %");
    }

    @Test
    void aFactThatOnlyOneSideHasDiffersToo() {
        Results before = new SampleVariants().build();
        Results after =
                new SampleVariants().onJdk("jdk25", "26 (Example)", "ext4").build();
        assertThat(CompareReport.of(groups(before, after)).model().differs())
                .contains(new Differing("Workers’ JDK, jdk25", List.of("–", "26 (Example)")));
    }

    @Test
    void thePageAsksNobodyForAnythingAndShowsTextAsText() {
        String html = CompareReport.of(groups(
                        SampleResults.quick().build(),
                        SampleResults.quick().words("<img src=x>").build()))
                .html();
        assertThat(html).doesNotContain("http:", "https:", "<img").contains("&lt;img src=x&gt;");
    }

    @Test
    void sessionsOfOtherMessagesAreNotComparable() {
        Results one = SampleResults.quick().modes("socket").build();
        Results other = SampleResults.quick().modes("file").build();
        assertThat(Comparability.obstacles(List.of(one, one))).isEmpty();
        assertThat(Comparability.obstacles(List.of(one, other)))
                .containsExactly("there is no mode and message size that all have");
    }

    @Test
    void groupsAreNamedByTheirKeys() {
        assertThat(SessionGroups.by(
                        List.of("fileSystem"), List.of(SampleResults.quick().build())))
                .hasSize(1);
        assertThatThrownBy(() -> SessionGroups.by(List.of("cpus"), List.of()))
                .hasMessage("ipcbench.groupBy: unknown key 'cpus'; known: label, cpu, kernel, jdk, fileSystem");
    }

    private static Map<String, List<Results>> groups(Results before, Results after) {
        Map<String, List<Results>> groups = new LinkedHashMap<>();
        groups.put("before", List.of(before));
        groups.put("after", List.of(after));
        return groups;
    }
}
