package io.github.ipcbench.export;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What github-action-benchmark reads as {@code customSmallerIsBetter}: cost and multiple of each case. */
final class GithubExport {
    private GithubExport() {}

    static String of(Results results) {
        SessionSummary session = SessionSummary.of(results);
        return ResultsJson.text(session.cases().stream()
                .map(one -> entry(one, session, results))
                .toList());
    }

    private static Map<String, Object> entry(CaseSummary one, SessionSummary session, Results results) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", CaseLabel.of(one.key()));
        entry.put("unit", "us CPU/message");
        entry.put("value", one.micros());
        entry.put(
                "range",
                String.format(
                        Locale.ROOT,
                        "%.4g to %.4g",
                        one.range().lowMicros(),
                        one.range().highMicros()));
        entry.put(
                "extra",
                one.runs().size() + " runs, trust "
                        + session.trust().level().name().toLowerCase(Locale.ROOT) + ", IPC Bench " + results.tool());
        return entry;
    }
}
