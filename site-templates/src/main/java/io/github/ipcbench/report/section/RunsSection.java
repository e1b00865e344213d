package io.github.ipcbench.report.section;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.SplitErrors;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.model.ReportModel.Run;
import io.github.ipcbench.report.model.ReportModel.Runs;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.ShownNames;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.report.text.WarningText;
import io.github.ipcbench.results.MachineNoise;
import io.github.ipcbench.results.NoiseRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerNoise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;

/** The table of every run. */
final class RunsSection implements Section {
    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        if (input.session().cases().isEmpty()) {
            return Optional.empty();
        }
        Runs runs = runs(input.results(), input.session().cases(), input.names());
        long remarks =
                runs.rows().stream().filter(run -> !run.warnings().isEmpty()).count();
        return Optional.of(new ReportModel.Section(
                "runs",
                "Every run",
                Optional.of(Numbers.count(runs.rows().size(), "run")
                        + (remarks == 0 ? "" : ", " + remarks + " with a remark")),
                runs));
    }

    private static Runs runs(Results results, List<CaseSummary> modes, ShownNames names) {
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
                        run.ends().stream().mapToLong(RunsSection::processNanos).sum()),
                WarningText.sentences(run.warnings(), names.names()),
                run.warnings().isEmpty() ? Optional.empty() : run.noise().map(RunsSection::noise));
    }

    private static long processNanos(WorkerMeasurement worker) {
        return worker.processUserNanos() + worker.processSystemNanos();
    }

    /** What both workers met, as sender + receiver, then the machine; what the kernel does not tell is left out. */
    private static String noise(NoiseRecord noise) {
        List<String> parts = new ArrayList<>();
        both(parts, "waited for a CPU ", noise, WorkerNoise::runQueueDelayNanos, RunsSection::seconds);
        both(parts, "involuntary switches ", noise, WorkerNoise::involuntarySwitches, Numbers::whole);
        both(parts, "migrations ", noise, WorkerNoise::migrations, Numbers::whole);
        MachineNoise machine = noise.machine();
        machine.busyNanos()
                .ifPresent(busy -> parts.add("machine busy " + seconds(busy)
                        + (machine.cpus().isPresent()
                                ? " of " + machine.cpus().getAsInt() + " × " + seconds(machine.wallNanos())
                                : "")));
        machine.stealNanos().ifPresent(steal -> parts.add("stolen " + seconds(steal)));
        machine.cpuPressureNanos().ifPresent(pressure -> parts.add("CPU pressure " + seconds(pressure)));
        machine.throttledNanos().ifPresent(held -> parts.add("held back by a quota " + seconds(held)));
        machine.loadAverage().ifPresent(load -> parts.add("load " + Numbers.fixed(load, 2)));
        machine.frequencyGovernor().ifPresent(governor -> parts.add("governor " + Text.line(governor)));
        return String.join(", ", parts);
    }

    private static void both(
            List<String> parts,
            String name,
            NoiseRecord noise,
            Function<WorkerNoise, OptionalLong> value,
            LongFunction<String> shown) {
        OptionalLong sender = value.apply(noise.sender());
        OptionalLong receiver = value.apply(noise.receiver());
        if (sender.isPresent() && receiver.isPresent()) {
            parts.add(name + shown.apply(sender.getAsLong()) + " + " + shown.apply(receiver.getAsLong()));
        }
    }

    private static String seconds(long nanos) {
        return Numbers.seconds(nanos) + " s";
    }
}
