package io.github.ipcbench.report;

import io.github.ipcbench.report.ReportModel.Raw;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Packs the results into the page. */
final class RawData {
    /** Some browsers refuse a link of two million characters. */
    private static final int LONGEST_LINK = 1_500_000;

    private RawData() {}

    static Raw of(Results results) {
        String json = ResultsJson.toJson(results);
        return new Raw(embeddable(json), link("application/json", json), link("text/csv", RunsCsv.of(results.runs())));
    }

    /** The same JSON without any character that could end the element it stands in. */
    static String embeddable(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private static Optional<String> link(String mediaType, String text) {
        String data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return data.length() > LONGEST_LINK
                ? Optional.empty()
                : Optional.of("data:" + mediaType + ";charset=utf-8;base64," + data);
    }
}
