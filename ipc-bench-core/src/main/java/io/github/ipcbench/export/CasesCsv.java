package io.github.ipcbench.export;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.statistics.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every case as CSV: its cost in microseconds of CPU per message, and its multiple of the baseline mode's. */
final class CasesCsv {
    private static final List<String> HEADER = List.of(
            "mode",
            "payloadBytes",
            "variant",
            "runs",
            "rounds",
            "cpuMicrosPerMessage",
            "userMicrosPerMessage",
            "systemMicrosPerMessage",
            "baselineMode",
            "multiple",
            "multipleLow",
            "multipleHigh",
            "verdict");

    private CasesCsv() {}

    static String of(Results results) {
        SessionSummary session = SessionSummary.of(results);
        return Stream.concat(Stream.of(HEADER), session.cases().stream().map(one -> row(one, session)))
                .map(RunsCsv::row)
                .collect(Collectors.joining());
    }

    private static List<String> row(CaseSummary one, SessionSummary session) {
        Optional<Comparison> comparison = session.withBaselineMode(one.key());
        Optional<Interval> interval = comparison.flatMap(Comparison::interval);
        return List.of(
                RunsCsv.text(one.key().mode()),
                String.valueOf(one.key().payloadBytes()),
                RunsCsv.text(one.key().variant()),
                String.valueOf(one.runs().size()),
                String.valueOf(one.rounds()),
                String.valueOf(one.micros()),
                String.valueOf(one.userMicros()),
                String.valueOf(one.systemMicros()),
                comparison.map(found -> RunsCsv.text(found.baseline().mode())).orElse(""),
                comparison.map(found -> String.valueOf(found.multiple())).orElse(""),
                interval.map(of -> String.valueOf(of.low())).orElse(""),
                interval.map(of -> String.valueOf(of.high())).orElse(""),
                comparison
                        .map(found ->
                                found.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .orElse(""));
    }
}
