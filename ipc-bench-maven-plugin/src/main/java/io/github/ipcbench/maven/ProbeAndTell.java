package io.github.ipcbench.maven;

import io.github.ipcbench.maven.console.ProbeTable;
import io.github.ipcbench.maven.console.Wording;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.InvalidPlanException;
import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.plan.PlanParser;
import io.github.ipcbench.session.Machine;
import io.github.ipcbench.session.ModeLimit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;

/** The probe in order: properties to a plan, then what the machine permits and which of the plan's modes could run. */
final class ProbeAndTell {
    private final Machine machine;
    private final Consumer<String> lines;

    /** @param lines takes what a person is to read, line by line */
    ProbeAndTell(Machine machine, Consumer<String> lines) {
        this.machine = machine;
        this.lines = lines;
    }

    void run(Map<String, String> given, Supplier<PlanDefaults> defaults) throws MojoExecutionException {
        BenchmarkPlan plan = plan(given, defaults);
        try {
            Machine.Limits limits = machine.limits(plan);
            tell(ProbeTable.lines("the machine", limits.machine()));
            tell(ProbeTable.lines("its local sockets", limits.sockets()));
            List<ModeLimit> modes = machine.modes(plan);
            tell(ProbeTable.lines(
                    "the modes, with a message of " + plan.largestMessage() + " bytes and "
                            + Wording.count(plan.message().descriptors(), "descriptor"),
                    modes.stream().map(ModeLimit::row).toList()));
            conclude(modes);
        } catch (IOException e) {
            throw new MojoExecutionException("the modes could not be tried: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted", e);
        }
    }

    private BenchmarkPlan plan(Map<String, String> given, Supplier<PlanDefaults> defaults)
            throws MojoExecutionException {
        try {
            return new PlanParser(machine.modes()).parse(given, PlanDefaults.found(defaults));
        } catch (InvalidPlanException e) {
            // Without a cause: the lines say it all, and Maven would repeat them.
            throw new MojoExecutionException(e.refusal("nothing was tried"));
        }
    }

    private void tell(List<String> table) {
        table.forEach(lines);
        lines.accept("");
    }

    private void conclude(List<ModeLimit> modes) throws MojoExecutionException {
        long possible = modes.stream().filter(ModeLimit::possible).count();
        if (possible == 0) {
            throw new MojoExecutionException("no mode could run: "
                    + modes.stream()
                            .map(limit ->
                                    limit.row().name() + ": " + limit.row().value())
                            .collect(Collectors.joining("; ")));
        }
        lines.accept(possible + " of " + Wording.count(modes.size(), "mode") + " could run here; nothing was measured");
    }
}
