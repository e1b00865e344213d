package io.github.ipcbench.session;

import io.github.ipcbench.calls.CallStudy;
import io.github.ipcbench.directories.SessionDirectories;
import io.github.ipcbench.judgement.ProfileFit;
import io.github.ipcbench.machine.EnvironmentProbe;
import io.github.ipcbench.machine.HostDetailsProbe;
import io.github.ipcbench.machine.HostSupport;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Variant;
import io.github.ipcbench.protocol.ControlMessage.HostDescribed;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.Environment;
import io.github.ipcbench.results.Environment.VariantWorkers;
import io.github.ipcbench.results.OutputDirectory;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A session from its plan to its results: what the machine is, whether a stored session may go on here, the headline runs
 * with their calibration and self-check, and the runs that look into calls; what is measured is stored after each.
 */
public final class Session {
    private final BenchmarkPlan plan;
    private final String toolVersion;
    private final Optional<StoredSession> before;
    private final Listener listener;
    private final Consumer<Results> stored;
    private final ShutdownGuard guard;
    private WorkerCommand command = WorkerCommand.ofThisProcess();
    private final ModeCatalog catalog = ModeCatalog.load(Session.class.getClassLoader());

    private Session(
            BenchmarkPlan plan,
            String toolVersion,
            Optional<StoredSession> before,
            Listener listener,
            Consumer<Results> stored,
            ShutdownGuard guard) {
        this.plan = plan;
        this.toolVersion = toolVersion;
        this.before = before;
        this.listener = listener;
        this.stored = stored;
        this.guard = guard;
    }

    /** Hears how the session goes on. */
    public interface Listener extends SessionListener, CallStudy.Listener {}

    /**
     * Every mode that can be named.
     *
     * @param warnings hears of each transport that gives no modes
     */
    public static List<Mode> modes(Consumer<String> warnings) {
        ModeCatalog catalog = ModeCatalog.load(Session.class.getClassLoader());
        catalog.faults().forEach(warnings);
        return catalog.modes();
    }

    /**
     * Measures a plan, keeping the results file in its output directory up to date. The directory must be locked.
     *
     * @param toolVersion recorded with the results
     * @param before the session to go on with; a new one begins without
     * @param stored hears what the file holds whenever it was rewritten
     * @return the results; without runs when no case can be measured on this machine
     * @throws ResumeRefusedException when the stored session cannot go on; names each difference
     * @throws RunVoidedException when a worker crashed, hung or lied, and no other case is left, or in a run that looks into
     *     calls
     * @throws io.github.ipcbench.machine.UnsupportedHostException on a system that is not Linux
     */
    public static Results measure(
            BenchmarkPlan plan,
            String toolVersion,
            Optional<StoredSession> before,
            Listener listener,
            Consumer<Results> stored)
            throws ResumeRefusedException, RunVoidedException, IOException, InterruptedException {
        HostSupport.require();
        SessionDirectories.requireSafeParents(plan.tempDirectories());
        requireAnswers(plan, ModeCatalog.load(Session.class.getClassLoader()));
        OutputDirectory.removeLeftovers(plan.output().directory());
        try (ShutdownGuard guard = ShutdownGuard.install(plan.tempDirectories(), listener::warned)) {
            return new Session(plan, toolVersion, before, listener, stored, guard).measure();
        }
    }

    /** Asks the modes what is asked of them here: one that fails to answer is refused before anything is forked. */
    static void requireAnswers(BenchmarkPlan plan, ModeCatalog catalog) throws IOException {
        try {
            Room.require(plan, catalog);
            List<String> known = catalog.modes().stream().map(Mode::id).toList();
            plan.cases().stream()
                    .filter(key -> known.contains(key.mode()))
                    .forEach(key -> callList(plan, catalog, key));
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Results measure() throws ResumeRefusedException, RunVoidedException, IOException, InterruptedException {
        Environment environment = environment();
        if (before.isPresent()) {
            before.get().requireSame(plan, toolVersion, environment);
            stored.accept(before.get().results());
        } else {
            requireDepths();
        }
        command = ClassArchives.made(plan, command, guard.directories());
        ResultsStore store = store();
        CallInstruments instruments = CallInstruments.of(plan.runs().trace());
        Results headline = headline(environment, store);
        if (headline.runs().isEmpty() || !instruments.profile()) {
            return headline;
        }
        Results whole = withCalls(headline, instruments);
        store.save(whole);
        return whole;
    }

    /** How few datagrams the least send buffer holds, which differs from kernel to kernel, only a worker can find out. */
    private void requireDepths() throws IOException, InterruptedException {
        int smallest = Collections.min(plan.message().sizes());
        HostProbe probe = new HostProbe(plan, command, guard.directories());
        List<String> problems = new ArrayList<>();
        for (Case key : plan.cases()) {
            int depth = plan.variantOf(key).depth().orElse(Variant.DEFAULT_DEPTH);
            if (depth < Variant.DEFAULT_DEPTH && key.payloadBytes() == smallest) {
                probe.depthProblem(key)
                        .ifPresent(problem -> problems.add(plan.names().of(key) + ": " + problem));
            }
        }
        if (!problems.isEmpty()) {
            throw new IOException(String.join("\n", problems));
        }
    }

    /** This machine, and a worker of each variant on it. */
    private Environment environment() throws IOException, InterruptedException {
        Variant base = plan.base();
        Optional<HostDescribed> worker = worker(base);
        CpuAccounting unknown = new CpuAccounting(
                CpuAccounting.UNKNOWN, OptionalInt.empty(), "no trial could be made: the worker gave no answer");
        Environment machine = EnvironmentProbe.detect(base.tempDirectory(), base.jvm())
                .withQueuesOn(
                        EnvironmentProbe.fileSystemType(guard.directories().memoryParent(base.tempDirectory())))
                .with(HostDetailsProbe.detect(
                                base.tempDirectory(),
                                worker.map(HostDescribed::accounting).orElse(unknown),
                                worker.map(HostDescribed::jvmFlags).orElse(List.of()))
                        .with(worker.flatMap(HostDescribed::largestDatagram)));
        Environment described = worker.map(one -> machine.withWorkerJava(one.java(), one.nativeCalls()))
                .orElse(machine);
        return plan.variants().size() == 1 ? described : described.withVariants(otherWorkers(worker));
    }

    private List<VariantWorkers> otherWorkers(Optional<HostDescribed> ofBase) throws IOException, InterruptedException {
        Variant base = plan.base();
        List<VariantWorkers> others = new ArrayList<>();
        for (Variant variant : plan.variants().subList(1, plan.variants().size())) {
            boolean alike =
                    variant.jvm().equals(base.jvm()) && variant.environment().equals(base.environment());
            (alike ? ofBase : worker(variant))
                    .ifPresent(one -> others.add(new VariantWorkers(
                            variant.name(),
                            one.java(),
                            one.nativeCalls(),
                            HostDetailsProbe.costFlags(one.jvmFlags()),
                            EnvironmentProbe.fileSystemType(variant.tempDirectory()))));
        }
        return others;
    }

    /** Empty when none can say what it is: what ails the workers of a new session is told better by its first run. */
    private Optional<HostDescribed> worker(Variant variant) throws IOException, InterruptedException {
        try {
            return Optional.of(new HostProbe(plan, command, guard.directories()).host(variant));
        } catch (IOException noAnswer) {
            if (before.isPresent() && variant.equals(plan.base())) {
                throw noAnswer;
            }
            return Optional.empty();
        }
    }

    private ResultsStore store() {
        ResultsFile file = before.map(ResultsFile::ofStoredSession)
                .orElseGet(() -> ResultsFile.ofNewSession(plan.output().directory()));
        return results -> {
            file.save(results);
            stored.accept(results);
        };
    }

    private Results headline(Environment environment, ResultsStore store)
            throws RunVoidedException, IOException, InterruptedException {
        if (before.isEmpty()) {
            return new BenchmarkSession(plan, environment, toolVersion, command, store, listener).run(guard);
        }
        // When only the findings about calls are missing, every headline run is there already.
        Results earlier = before.get().results();
        return earlier.complete()
                ? earlier
                : BenchmarkSession.continuing(plan, before.get(), command, store, listener)
                        .run(guard);
    }

    private Results withCalls(Results headline, CallInstruments instruments)
            throws RunVoidedException, IOException, InterruptedException {
        List<Warning> warnings = new ArrayList<>(instruments.warnings());
        before.filter(session -> session.results().complete())
                .ifPresent(session -> warnings.add(BenchmarkSession.continued(session.results())));
        Map<Case, Long> messages = new LinkedHashMap<>();
        for (CaseRecord record : headline.cases()) {
            if (record.goesOn()) {
                messages.put(record.key(), record.messages().orElseThrow());
            }
        }
        CallFindings findings = new CallStudy(
                        new InstrumentedRuns(plan, command, guard), key -> callList(plan, catalog, key), listener)
                .study(messages, instruments.tracer(plan));
        findings.profiles().stream()
                .flatMap(profile -> ProfileFit.of(profile, headline.runs()).stream())
                .flatMap(fit -> fit.warning().stream())
                .forEach(warnings::add);
        return headline.with(findings, warnings);
    }

    private static CallList callList(BenchmarkPlan plan, ModeCatalog catalog, Case key) {
        return catalog.callList(
                catalog.mode(key.mode()),
                plan.descriptorsOf(key),
                plan.variantOf(key).waitStrategy());
    }
}
