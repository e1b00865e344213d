package io.github.ipcbench.report;

import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsFormatException;
import io.github.ipcbench.results.ResultsJson;
import java.nio.charset.StandardCharsets;

/** Whatever can be read as results can be shown: the page, its Markdown, the charts, the console's text. */
public final class ReportFuzz {
    private static final RenderedText RENDERER = new RenderedText();

    private ReportFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Results results;
        try {
            results = ResultsJson.parse(new String(input, StandardCharsets.UTF_8));
        } catch (ResultsFormatException e) {
            return;
        }
        requireTheSameWhenWritten(results);
        ReportModel model = ReportModelFactory.of(results);
        RENDERER.html(model);
        RENDERER.markdown(model);
        RENDERER.charts(model);
        RENDERER.console(model);
    }

    private static void requireTheSameWhenWritten(Results results) {
        try {
            if (!ResultsJson.parse(ResultsJson.toJson(results)).equals(results)) {
                throw new AssertionError("results change on their way");
            }
        } catch (ResultsFormatException e) {
            throw new AssertionError("what is written cannot be read", e);
        }
    }
}
