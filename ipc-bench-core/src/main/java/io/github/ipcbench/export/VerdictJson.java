package io.github.ipcbench.export;

import io.github.ipcbench.judgement.BaselineCheck;
import io.github.ipcbench.judgement.LimitResult;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.judgement.SessionsComparison.CaseRow;
import io.github.ipcbench.judgement.SessionsComparison.Change;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What became of the limits of a session, for programs: {@code verdict.json}. */
public final class VerdictJson {
    /** The file's name in the output directory. */
    public static final String NAME = "verdict.json";

    private static final String FORMAT = "ipc-bench-verdict";

    private VerdictJson() {}

    /**
     * The verdict as JSON.
     *
     * @param baseline the session against stored ones; absent where there were none
     * @param passed whether the build goes on
     */
    public static String of(
            Results results, List<LimitResult> limits, Optional<BaselineCheck> baseline, boolean passed) {
        Map<String, Object> verdict = new LinkedHashMap<>();
        verdict.put("format", FORMAT);
        verdict.put("version", 1);
        verdict.put("passed", passed);
        verdict.put("startedAt", results.startedAt());
        verdict.put("trust", word(SessionSummary.of(results).trust().level()));
        verdict.put("limits", limits.stream().map(VerdictJson::limit).toList());
        baseline.ifPresent(check -> {
            verdict.put(
                    "baseline",
                    check.changes().stream().map(VerdictJson::change).toList());
            verdict.put("notCompared", check.obstacles());
        });
        return ResultsJson.text(verdict);
    }

    private static Map<String, Object> change(CaseRow row) {
        Change change = row.change().orElseThrow();
        Map<String, Object> changed = new LinkedHashMap<>();
        put(changed, row.key());
        changed.put("outcome", word(BaselineCheck.Outcome.of(change)));
        changed.put("factor", change.factor());
        changed.put("low", change.interval().low());
        changed.put("high", change.interval().high());
        return changed;
    }

    private static Map<String, Object> limit(LimitResult result) {
        Map<String, Object> limit = new LinkedHashMap<>();
        limit.put("limit", result.limit().toString());
        limit.put("outcome", word(result.outcome()));
        result.key().ifPresent(key -> put(limit, key));
        result.comparison().ifPresent(comparison -> {
            limit.put("multiple", comparison.multiple());
            comparison.interval().ifPresent(interval -> {
                limit.put("low", interval.low());
                limit.put("high", interval.high());
            });
            limit.put("rounds", comparison.multiples().size());
        });
        result.doubt().ifPresent(doubt -> limit.put("doubt", word(doubt)));
        if (!result.detail().isEmpty()) {
            limit.put("detail", result.detail());
        }
        return limit;
    }

    private static void put(Map<String, Object> limit, Case key) {
        limit.put("mode", key.mode());
        limit.put("payloadBytes", key.payloadBytes());
        limit.put("variant", key.variant());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
