package io.github.ipcbench.session;

import io.github.ipcbench.machine.CpuAffinity;
import io.github.ipcbench.machine.EnvironmentProbe;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.InvalidPlanException;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.plan.PlanParser;
import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.OutputDirectory;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A controller process to do harm to: does what the goal {@code run} does, less its reports, with the system properties of
 * the goal; with the argument {@code modes} it only lists the modes measured by default. Prints {@code finished N} when run N is
 * stored, and {@code complete} when all are; an error goes to standard error, and the status is 1, also when cases are void.
 */
public final class FaultSession {
    private FaultSession() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).equals(List.of("modes"))) {
            catalog().modes().stream().filter(Mode::byDefault).map(Mode::id).forEach(System.out::println);
            return;
        }
        try {
            run(plan());
        } catch (InvalidPlanException e) {
            e.problems().forEach(System.err::println);
            System.exit(2);
        } catch (OutputDirectoryInUseException | RunVoidedException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static BenchmarkPlan plan() throws InvalidPlanException {
        Map<String, String> given = new HashMap<>();
        for (String name : PlanProperty.namesOfPlan()) {
            String value = System.getProperty(name);
            if (value != null) {
                given.put(name, value);
            }
        }
        Path here = Path.of("").toAbsolutePath();
        PlanDefaults defaults = new PlanDefaults(
                here,
                Path.of(System.getProperty("java.io.tmpdir")),
                here.resolve("ipcbench"),
                Path.of(System.getProperty("java.home")),
                1,
                CpuAffinity.available().orElseThrow().cpus());
        return new PlanParser(catalog().modes()).parse(given, defaults);
    }

    private static ModeCatalog catalog() {
        return ModeCatalog.load(FaultSession.class.getClassLoader());
    }

    private static void run(BenchmarkPlan plan)
            throws OutputDirectoryInUseException, IOException, RunVoidedException, InterruptedException {
        SessionLock lock = SessionLock.take(plan.output().directory());
        try {
            OutputDirectory.requireOurs(plan.output().directory());
            OutputDirectory.removeLeftovers(plan.output().directory());
            Results results = new BenchmarkSession(
                            plan,
                            EnvironmentProbe.detect(
                                    plan.base().tempDirectory(), plan.base().jvm()),
                            "faults",
                            WorkerCommand.ofThisProcess(),
                            ResultsFile.ofNewSession(plan.output().directory()),
                            new SilentListener() {
                                @Override
                                public void runFinished(ScheduledRun run, int totalRuns, RunResult result) {
                                    System.out.println("finished " + run.index());
                                }

                                @Override
                                public void caseVoided(Case key, RunVoidedException why) {
                                    System.err.println(why.getMessage());
                                }

                                @Override
                                public void warned(String warning) {
                                    System.err.println("warning: " + warning);
                                }
                            })
                    .run();
            System.out.println("complete");
            Optional<String> voided =
                    SessionSequence.voided(results, plan.output().directory());
            if (voided.isPresent()) {
                throw new RunVoidedException(voided.get(), null);
            }
        } finally {
            lock.close();
        }
    }
}
