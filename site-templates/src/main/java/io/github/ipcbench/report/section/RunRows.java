package io.github.ipcbench.report.section;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.SplitErrors;
import io.github.ipcbench.report.model.ReportModel.Run;
import io.github.ipcbench.report.model.ReportModel.Runs;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.ShownNames;
import io.github.ipcbench.report.text.WarningText;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.WorkerMeasurement;
import java.util.List;
import java.util.Optional;

/** Fills the table of every run. */
final class RunRows {
    private RunRows() {}

    static Runs of(Results results, List<CaseSummary> modes, ShownNames names) {
        SplitErrors errors = SplitErrors.of(results);
        List<Run> rows = results.runs().stream()
                .map(run -> row(run, modes.stream().anyMatch(mode -> mode.isOutlier(run)), errors, names))
                .toList();
        return new Runs(
                rows,
                rows.stream().anyMatch(row -> !row.warnings().isEmpty()),
                rows.stream().anyMatch(Run::outlier));
    }

    private static Run row(RunResult run, boolean outlier, SplitErrors errors, ShownNames names) {
        return new Run(
                Integer.toString(run.index()),
                Integer.toString(run.round()),
                names.of(run.key()),
                Numbers.whole(run.messages()),
                Numbers.seconds(run.loopUserNanos()),
                Numbers.seconds(run.loopSystemNanos()),
                errors.nanos(run).stream()
                        .mapToObj(nanos -> Numbers.seconds(Math.round(nanos)))
                        .findFirst(),
                Numbers.seconds(run.loopCpuNanos()),
                outlier,
                Numbers.seconds(run.wallNanos()),
                Numbers.seconds(
                        run.ends().stream().mapToLong(RunRows::processNanos).sum()),
                WarningText.sentences(run.warnings(), names.names()),
                run.warnings().isEmpty() ? Optional.empty() : run.noise().map(NoiseLine::of));
    }

    private static long processNanos(WorkerMeasurement worker) {
        return worker.processUserNanos() + worker.processSystemNanos();
    }
}
