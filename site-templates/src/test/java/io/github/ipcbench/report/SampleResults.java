package io.github.ipcbench.report;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.CaseRecord.Unsupported;
import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.CpuCache;
import io.github.ipcbench.results.Environment;
import io.github.ipcbench.results.HostDetails;
import io.github.ipcbench.results.LargestDatagram;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.PlanRecord.VariantRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.SelfCheck;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WorkerMeasurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/** Made-up sessions for tests; the figures are invented and stay the same from run to run. */
public final class SampleResults {
    static final List<String> FIVE = List.of("socket", "file", "mmap-locked", "mmap-relaxed", "socket-gzip");

    private List<String> modes = FIVE;
    private int rounds = 10;
    private int payloadBytes = 112_192;
    private boolean complete = true;
    private String tool = "0.1.0";
    private Optional<String> label = Optional.empty();
    private Map<String, String> given = Map.of("ipcbench.runs", "10");
    private String words = "";
    private final Map<String, CaseRecord> unsupported = new LinkedHashMap<>();
    private final Map<String, CaseRecord.Voided> voided = new LinkedHashMap<>();
    private Optional<SelfCheck> selfCheck = Optional.empty();
    private final List<Warning> warnings = new ArrayList<>();
    private final Map<Integer, Warning> runWarnings = new LinkedHashMap<>();
    private Optional<CpuAccounting> accounting = Optional.empty();
    private int runsKept = Integer.MAX_VALUE;
    private final Map<String, Double> travelled = new LinkedHashMap<>();

    public static SampleResults quick() {
        return new SampleResults();
    }

    SampleResults modes(String... ids) {
        modes = List.of(ids);
        return this;
    }

    SampleResults rounds(int count) {
        rounds = count;
        return this;
    }

    SampleResults payloadBytes(int bytes) {
        payloadBytes = bytes;
        return this;
    }

    /** Only the first runs of the schedule are in. */
    SampleResults incomplete(int runs) {
        complete = false;
        runsKept = runs;
        return this;
    }

    SampleResults label(String text) {
        label = Optional.of(text);
        return this;
    }

    public SampleResults tool(String version) {
        tool = version;
        return this;
    }

    public SampleResults given(Map<String, String> properties) {
        given = properties;
        return this;
    }

    /** Text that stands in every free field of the environment. */
    SampleResults words(String text) {
        words = text;
        return this;
    }

    SampleResults unsupported(String mode, String reason, long largestBytes) {
        unsupported.put(mode, CaseRecord.unsupported(key(mode), reason, largestBytes));
        return this;
    }

    /** @param missing what is missing and what helps */
    SampleResults unavailable(String mode, String missing) {
        unsupported.put(mode, CaseRecord.unsupported(key(mode), new Unsupported(missing, OptionalLong.empty())));
        return this;
    }

    /** The mode's case is void since a run, or since its calibration. */
    SampleResults voided(String mode, OptionalInt run, String reason, Optional<String> log) {
        voided.put(mode, new CaseRecord.Voided(run, reason, log));
        return this;
    }

    /** A check of the session by this mode, of which no round is in. */
    SampleResults checkedBy(String mode) {
        selfCheck = Optional.of(new SelfCheck(key(mode), 0.05, 1000, List.of(), List.of(), List.of()));
        return this;
    }

    /** @param share of the message's bytes that travel */
    SampleResults travelled(String mode, double share) {
        travelled.put(mode, share);
        return this;
    }

    /** Why there is no floor, the one warning of a session with free text but that of the tracer. */
    SampleResults warning(String reason) {
        warnings.add(Warning.of(WarningCode.NO_FLOOR, reason));
        return this;
    }

    /** @param share of the machine's CPU time that other processes used */
    SampleResults runWarning(int run, double share) {
        return runWarning(run, Warning.of(WarningCode.OTHER_PROCESSES, share));
    }

    SampleResults runWarning(int run, Warning warning) {
        runWarnings.put(run, warning);
        return this;
    }

    /** How the kernel splits CPU time, with more about the machine. */
    public SampleResults accounting(String mode, OptionalInt ticksPerSecond) {
        accounting = Optional.of(new CpuAccounting(mode, ticksPerSecond, "a trial" + words));
        return this;
    }

    public Results build() {
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                tool,
                "2026-01-02T03:04:05Z",
                complete,
                new PlanRecord(
                        "quick",
                        modes,
                        rounds,
                        List.of(payloadBytes),
                        3,
                        "struct",
                        "alternating",
                        42,
                        List.of(new VariantRecord(Case.BASE, "select", "auto", Optional.empty(), OptionalInt.empty())),
                        "auto",
                        false,
                        600,
                        5,
                        label,
                        given),
                environment(),
                List.of(),
                modes.stream().map(this::record).toList(),
                runs(),
                selfCheck,
                Optional.empty(),
                warnings);
    }

    private CaseRecord record(String mode) {
        if (!voided.containsKey(mode)) {
            return unsupported.getOrDefault(mode, measured(key(mode), messages(mode)));
        }
        CaseRecord.Voided why = voided.get(mode);
        return why.run().isPresent()
                ? measured(key(mode), messages(mode)).withVoided(why)
                : CaseRecord.voided(key(mode), why);
    }

    /** The cases that a made-up session with just these runs would have had. */
    static List<CaseRecord> casesOf(List<RunResult> runs) {
        return runs.stream()
                .map(RunResult::key)
                .distinct()
                .sorted(Comparator.comparingInt(key -> FIVE.indexOf(key.mode())))
                .map(key -> measured(key, 1))
                .toList();
    }

    private static CaseRecord measured(Case key, long messages) {
        return CaseRecord.measured(
                key,
                messages,
                new CaseRecord.Depth(
                        OptionalInt.of(11), OptionalInt.of(9), OptionalInt.of(8_388_608), OptionalInt.of(212_992)));
    }

    private Case key(String mode) {
        return new Case(mode, payloadBytes, Case.BASE);
    }

    private Environment environment() {
        Environment machine = new Environment(
                        "Example CPU 9000 @ 2.70GHz" + words,
                        4,
                        OptionalLong.of(25_278_296_064L),
                        "Linux" + words,
                        "6.1.0" + words,
                        "amd64" + words,
                        "17.0.15 (Example)" + words,
                        "25.0.1 (Example)" + words,
                        "ffm" + words,
                        "ext4" + words,
                        OptionalInt.of(212_992),
                        OptionalInt.of(212_992),
                        OptionalDouble.of(0.42))
                .withQueuesOn("tmpfs" + words);
        return accounting.map(known -> machine.with(details(known))).orElse(machine);
    }

    private HostDetails details(CpuAccounting known) {
        return new HostDetails(
                Optional.of("Example Linux 12" + words),
                Optional.of("KVM" + words),
                true,
                OptionalDouble.of(1.5),
                OptionalLong.of(2L << 30),
                List.of(new CpuCache(1, "data" + words, 49_152)),
                known,
                Map.of("HZ", "250" + words, "PREEMPT", "n"),
                Optional.of("tsc" + words),
                List.of("rw", "relatime" + words),
                Map.of("net.unix.max_dgram_qlen", 10L),
                List.of(),
                List.of("-Xmx64m" + words),
                Optional.of(new LargestDatagram(
                        new LargestDatagram.Found(212_992, 212_960, "EMSGSIZE" + words),
                        new LargestDatagram.Found(425_984, 425_952, "EMSGSIZE" + words))));
    }

    private List<RunResult> runs() {
        Random random = new Random(7);
        List<RunResult> runs = new ArrayList<>();
        int index = 0;
        for (int round = 1; round <= rounds; round++) {
            for (String mode : modes) {
                if (isScheduled(mode) && index++ < runsKept && index < end(mode)) {
                    runs.add(run(index, round, mode, random));
                }
            }
        }
        return runs;
    }

    private boolean isScheduled(String mode) {
        return !unsupported.containsKey(mode) && end(mode) > 0;
    }

    /** The run in which the mode's case is void, 0 for its calibration. */
    private int end(String mode) {
        return voided.containsKey(mode) ? voided.get(mode).run().orElse(0) : Integer.MAX_VALUE;
    }

    private RunResult run(int index, int round, String mode, Random random) {
        double drift = 1 + 0.004 * (round - 1);
        double noise = Math.exp(0.03 * random.nextGaussian());
        double userShare = 0.22 + 0.04 * random.nextDouble();
        long messages = messages(mode);
        long bytes = Math.round(messages * payloadBytes * travelled.getOrDefault(mode, 1.0));
        long cpu = Math.round(micros(mode) * 1e3 * messages * drift * noise);
        Warning warning = runWarnings.get(index);
        return new RunResult(
                index,
                round,
                key(mode),
                messages,
                Math.round(cpu * 0.71),
                new BothEnds<>(
                        worker(Math.round(cpu * 0.55), userShare, bytes),
                        worker(Math.round(cpu * 0.45), userShare, bytes)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                warning == null ? List.of() : List.of(warning));
    }

    private WorkerMeasurement worker(long cpu, double userShare, long bytes) {
        long user = Math.round(cpu * userShare);
        return new WorkerMeasurement(
                Math.round(cpu * 1.29),
                cpu,
                user,
                cpu - user,
                user + 150_000_000,
                cpu - user + 30_000_000,
                bytes,
                18_000_000,
                14);
    }

    private static double micros(String mode) {
        return switch (mode) {
            case "socket" -> 20.8;
            case "file" -> 96.3;
            case "mmap-locked" -> 31.1;
            case "mmap-relaxed" -> 17.2;
            case "socket-gzip" -> 622.0;
            default -> 25.0;
        };
    }

    private static long messages(String mode) {
        return switch (mode) {
            case "socket" -> 60_000;
            case "file" -> 11_000;
            case "socket-gzip" -> 2_300;
            default -> 45_000;
        };
    }
}
