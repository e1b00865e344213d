package io.github.ipcbench.maven;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.InvalidPlanException;
import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.plan.PlanParser;
import io.github.ipcbench.report.ReportTemplateException;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.runner.RunVoidedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;

/** The main job in order: properties to a plan, plan to results, results to reports and a table. */
final class MeasureAndReport {
    private final Engine engine;
    private final Progress progress;
    private final Consumer<String> lines;

    /** @param lines takes what a person is to read, line by line */
    MeasureAndReport(Engine engine, Progress progress, Consumer<String> lines) {
        this.engine = engine;
        this.progress = progress;
        this.lines = lines;
    }

    void run(Map<String, String> given, PlanDefaults defaults) throws MojoExecutionException {
        BenchmarkPlan plan = plan(given, defaults);
        lines.accept(Wording.intention(plan));
        Results results = measure(plan);
        if (results.runs().isEmpty()) {
            throw new MojoExecutionException("no mode could be measured: "
                    + results.unsupported().stream().map(Wording::unsupported).collect(Collectors.joining("; ")));
        }
        report(results, plan.outputDirectory());
    }

    private BenchmarkPlan plan(Map<String, String> given, PlanDefaults defaults) throws MojoExecutionException {
        List<String> problems = new ArrayList<>();
        try {
            BenchmarkPlan plan = new PlanParser(engine.modes()).parse(given, defaults);
            problems.addAll(engine.reportProblems());
            if (problems.isEmpty()) {
                return plan;
            }
        } catch (InvalidPlanException e) {
            problems.addAll(e.problems());
            problems.addAll(engine.reportProblems());
        }
        // Without a cause: the lines say it all, and Maven would repeat them.
        throw new MojoExecutionException(Wording.refusal(problems));
    }

    private Results measure(BenchmarkPlan plan) throws MojoExecutionException {
        AtomicReference<Results> stored = new AtomicReference<>();
        try (progress) {
            return engine.measure(plan, progress, stored::set);
        } catch (RunVoidedException | IOException e) {
            throw new MojoExecutionException(e.getMessage() + reportOfTheRest(stored.get(), plan), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted" + reportOfTheRest(stored.get(), plan), e);
        }
    }

    /** Reports the runs that were in before a fault, and says so; a second fault must not hide the first. */
    private String reportOfTheRest(Results measured, BenchmarkPlan plan) {
        if (measured == null || measured.runs().isEmpty()) {
            return "\nNo run was finished before.";
        }
        String runs = measured.runs().size() == 1
                ? "The run"
                : "The " + measured.runs().size() + " runs";
        try {
            return "\n" + runs + " before it: "
                    + engine.writeReports(measured, plan.outputDirectory()).get(0);
        } catch (IOException | ReportTemplateException e) {
            return "\n" + runs + " before it could not be reported: " + e.getMessage();
        }
    }

    private void report(Results results, Path directory) throws MojoExecutionException {
        try {
            List<Path> reports = engine.writeReports(results, directory);
            engine.consoleReport(results).lines().forEach(lines);
            reports.forEach(report -> lines.accept("report: " + report));
        } catch (ReportTemplateException e) {
            throw new MojoExecutionException(
                    "the results are stored in '" + directory.resolve(StoredResults.FILE)
                            + "', but not every report could be written: " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "the results are stored, but no report could be written to '" + directory + "': " + e.getMessage(),
                    e);
        }
    }
}
