package io.github.ipcbench.maven;

import io.github.ipcbench.calls.CallStudy;
import io.github.ipcbench.directories.SessionDirectories;
import io.github.ipcbench.judgement.ProfileFit;
import io.github.ipcbench.machine.EnvironmentProbe;
import io.github.ipcbench.machine.HostDetailsProbe;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Variant;
import io.github.ipcbench.report.ConsoleReport;
import io.github.ipcbench.report.ReportWriter;
import io.github.ipcbench.report.ShellCommand;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.Environment;
import io.github.ipcbench.results.OutputDirectory;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.session.BenchmarkSession;
import io.github.ipcbench.session.HostProbe;
import io.github.ipcbench.session.InstrumentedRuns;
import io.github.ipcbench.session.ResultsFile;
import io.github.ipcbench.session.ResultsStore;
import io.github.ipcbench.session.ResumeRefusedException;
import io.github.ipcbench.session.RunVoidedException;
import io.github.ipcbench.session.StoredSession;
import io.github.ipcbench.session.WorkerCommand;
import io.github.ipcbench.transport.ModeCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The engine and the report generator of this repository. */
final class LocalEngine implements Engine {
    private final String toolVersion;
    private final Templates templates;

    /**
     * @param toolVersion recorded with the results
     * @param templates what reports are written with
     */
    LocalEngine(String toolVersion, Templates templates) {
        this.toolVersion = toolVersion;
        this.templates = templates;
    }

    @Override
    public List<Mode> modes() {
        return ModeCatalog.load(LocalEngine.class.getClassLoader()).modes();
    }

    @Override
    public Results measure(
            BenchmarkPlan plan, Optional<StoredSession> before, Progress progress, Consumer<Results> stored)
            throws ResumeRefusedException, RunVoidedException, IOException, InterruptedException {
        SessionDirectories.requireSafeParents(plan.tempDirectories());
        OutputDirectory.removeLeftovers(plan.output().directory());
        WorkerCommand command = WorkerCommand.ofThisProcess();
        Variant base = plan.base();
        Environment environment = EnvironmentProbe.detect(base.tempDirectory(), base.jvm())
                .with(HostDetailsProbe.detect(
                        base.tempDirectory(),
                        accounting(plan, command, progress),
                        WorkerCommand.flags(base.jvm(), WorkerCommand.mostDirectBytes(plan))));
        if (before.isPresent()) {
            Results earlier = before.get().results();
            before.get()
                    .requireSame(
                            plan,
                            toolVersion,
                            WorkerJava.expectedIn(environment, plan.base().jvm(), earlier.environment()));
            stored.accept(earlier);
        }
        ResultsFile file = before.map(ResultsFile::ofStoredSession)
                .orElseGet(() -> ResultsFile.ofNewSession(plan.output().directory()));
        ResultsStore store = results -> {
            file.save(results);
            stored.accept(results);
        };
        CallInstruments instruments = CallInstruments.of(plan.runs().trace());
        Results headline = headline(plan, environment, before, command, store, progress);
        if (headline.runs().isEmpty() || !instruments.profile()) {
            return headline;
        }
        List<Warning> warnings = new ArrayList<>(instruments.warnings());
        before.filter(session -> session.results().complete())
                .ifPresent(session -> warnings.add(BenchmarkSession.continued(session.results())));
        CallFindings findings = study(plan, command, headline, instruments, progress);
        findings.profiles().stream()
                .flatMap(profile -> ProfileFit.of(profile, headline.runs()).stream())
                .flatMap(fit -> fit.warning().stream())
                .forEach(warnings::add);
        Results whole = headline.with(findings, warnings);
        store.save(whole);
        return whole;
    }

    private static CpuAccounting accounting(BenchmarkPlan plan, WorkerCommand command, Progress progress)
            throws IOException, InterruptedException {
        try (HostProbe probe = HostProbe.open(plan, command, progress::warned)) {
            return probe.accounting();
        }
    }

    private Results headline(
            BenchmarkPlan plan,
            Environment environment,
            Optional<StoredSession> before,
            WorkerCommand command,
            ResultsStore store,
            Progress progress)
            throws RunVoidedException, IOException, InterruptedException {
        if (before.isEmpty()) {
            return new BenchmarkSession(plan, environment, toolVersion, command, store, progress).run();
        }
        // When only the findings about calls are missing, every headline run is there already.
        return before.get().results().complete()
                ? before.get().results()
                : BenchmarkSession.continuing(plan, before.get(), command, store, progress)
                        .run();
    }

    private static CallFindings study(
            BenchmarkPlan plan, WorkerCommand command, Results headline, CallInstruments instruments, Progress progress)
            throws RunVoidedException, IOException, InterruptedException {
        ModeCatalog catalog = ModeCatalog.load(LocalEngine.class.getClassLoader());
        Map<Case, Long> messages = new LinkedHashMap<>();
        for (CaseRecord record : headline.cases()) {
            record.messages().ifPresent(count -> messages.put(record.key(), count));
        }
        try (InstrumentedRuns runs = new InstrumentedRuns(plan, command, progress::warned)) {
            CallStudy study = new CallStudy(
                    runs,
                    key -> {
                        Mode mode = catalog.mode(key.mode());
                        return catalog.provider(mode)
                                .callList(
                                        mode,
                                        plan.message().descriptors(),
                                        plan.variantOf(key).waitStrategy());
                    },
                    progress);
            return study.study(messages, instruments.tracer(plan));
        }
    }

    @Override
    public List<String> reportProblems() {
        return templates.problems();
    }

    @Override
    public List<Path> writeReports(Results results, Path directory) throws IOException {
        ReportWriter.Report report = ReportWriter.write(results, directory, templates.directory());
        return List.of(report.html(), report.markdown());
    }

    @Override
    public String continueCommand(Results results) {
        return ShellCommand.continuing(results);
    }

    @Override
    public String consoleReport(Results results) throws IOException {
        return ConsoleReport.render(results, templates.directory());
    }
}
