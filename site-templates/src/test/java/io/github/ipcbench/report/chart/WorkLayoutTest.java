package io.github.ipcbench.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ipcbench.report.FullSession;
import io.github.ipcbench.report.SampleCalls;
import io.github.ipcbench.report.SampleResults;
import io.github.ipcbench.report.model.Charts;
import io.github.ipcbench.report.model.ReportInput;
import org.junit.jupiter.api.Test;

class WorkLayoutTest {
    @Test
    void theChartDrawsKindsOfWorkEndToEnd() {
        Charts.WorkChart chart = WorkLayout.of(
                        ReportInput.of(SampleCalls.in(SampleResults.quick().build())))
                .orElseThrow();
        assertThat(chart.bars()).isNotEmpty().allSatisfy(bar -> {
            double end = 0;
            for (Charts.WorkPiece piece : bar.pieces()) {
                assertThat(percent(piece.x())).isCloseTo(end, within(0.05));
                end = percent(piece.x()) + percent(piece.width());
            }
            assertThat(end).isLessThanOrEqualTo(100.1);
        });
        assertThat(chart.keys())
                .extracting(Charts.WorkKey::kind)
                .contains("bytes", "wait")
                .doesNotContain("other");
    }

    @Test
    void aDatagramMovesTheBytesUnlessSomethingElseDoes() {
        assertThat(WorkKind.micros(SampleCalls.profile("socket", 16_000_000)))
                .containsKey(WorkKind.BYTES)
                .doesNotContainKey(WorkKind.DATAGRAM);
        assertThat(FullSession.results().calls().orElseThrow().profiles().stream()
                        .filter(profile -> profile.key().mode().equals("file"))
                        .map(WorkKind::micros))
                .allSatisfy(kinds -> assertThat(kinds).containsKeys(WorkKind.DATAGRAM, WorkKind.BYTES, WorkKind.FILE));
    }

    private static double percent(String place) {
        return Double.parseDouble(place.replace("%", ""));
    }
}
