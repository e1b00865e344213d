package io.github.ipcbench.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.report.SampleResults;
import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.MachineNoise;
import io.github.ipcbench.results.NoiseRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.WorkerNoise;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MachineSectionTest {
    private static final Results SAMPLE = SampleResults.quick()
            .accounting(CpuAccounting.TICK, OptionalInt.of(250))
            .build();

    @Test
    void whatEveryRunKnowsIsNotNamed() {
        assertThat(MachineSection.missing(withNoise(OptionalLong.of(0)))).isEmpty();
    }

    @Test
    void whatNoRunKnowsIsNamed() {
        assertThat(MachineSection.missing(withNoise(OptionalLong.empty())))
                .contains("CPU time of other processes, steal, CPU pressure, run-queue delay, context switches,"
                        + " migrations");
    }

    private static Results withNoise(OptionalLong told) {
        WorkerNoise worker = new WorkerNoise(1, told, told, told, told, told, told);
        NoiseRecord noise = new NoiseRecord(
                worker,
                worker,
                new MachineNoise(
                        1, OptionalInt.empty(), told, told, told, told, OptionalDouble.empty(), Optional.empty()));
        return new Results(
                SAMPLE.format(),
                SAMPLE.version(),
                SAMPLE.tool(),
                SAMPLE.startedAt(),
                SAMPLE.complete(),
                SAMPLE.plan(),
                SAMPLE.environment(),
                SAMPLE.modes(),
                SAMPLE.cases(),
                SAMPLE.runs().stream().map(run -> with(run, noise)).toList(),
                SAMPLE.selfCheck(),
                SAMPLE.calls(),
                SAMPLE.warnings());
    }

    private static RunResult with(RunResult run, NoiseRecord noise) {
        return new RunResult(
                run.index(),
                run.round(),
                run.key(),
                run.messages(),
                run.wallNanos(),
                run.ends(),
                Optional.of(noise),
                run.floor(),
                run.slices(),
                run.warnings());
    }
}
