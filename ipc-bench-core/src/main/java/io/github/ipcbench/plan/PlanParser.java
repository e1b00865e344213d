package io.github.ipcbench.plan;

import static io.github.ipcbench.plan.BenchmarkPlan.HEADER_BYTES;
import static io.github.ipcbench.plan.BenchmarkPlan.MAX_DESCRIPTORS;
import static io.github.ipcbench.plan.BenchmarkPlan.MAX_PAYLOAD_BYTES;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns the user's properties into a plan, or into the complete list of what is wrong with them.
 *
 * <p>It looks at the file system (payload, directories, runtime) so that nothing needs to be forked to find a mistake.
 * The one thing it changes there: an output directory that is missing is created.
 */
public final class PlanParser {
    private static final int DEFAULT_PAYLOAD_BYTES = 112_192;
    private static final Payload DEFAULT_PAYLOAD = new Payload.Struct();
    private static final int DEFAULT_DESCRIPTORS = 3;
    private static final int DEFAULT_RUNS = 10;
    private static final int DEFAULT_TIMEOUT_SECONDS = 600;
    private static final int DEFAULT_MESSAGES_PER_SESSION = 5;

    private static final int MAX_RUNS = 100_000;
    /** Times the largest message this still fits a 64-bit byte count. */
    private static final long MAX_MESSAGES = 1_000_000_000;

    private static final int MAX_TIMEOUT_SECONDS = 7 * 24 * 60 * 60;
    private static final int MAX_MESSAGES_PER_SESSION = 1_000_000;
    private static final int MAX_LABEL_LENGTH = 200;

    private final List<Mode> known;

    /** @param known every mode that can be named; those measured by default come in this order */
    public PlanParser(List<Mode> known) {
        this.known = List.copyOf(known);
    }

    /**
     * Makes the plan.
     *
     * @param given raw values of the properties the user set, by full name
     * @throws InvalidPlanException with every problem there is, not only the first
     */
    public BenchmarkPlan parse(Map<String, String> given, PlanDefaults defaults) throws InvalidPlanException {
        PropertyReader properties = new PropertyReader(given, defaults.workingDirectory());

        Preset preset = properties.choice(PlanProperties.PRESET, "preset", Preset.QUICK);
        List<Mode> modes = modes(properties, preset);
        int runs = properties.count(PlanProperties.RUNS, 1, MAX_RUNS, DEFAULT_RUNS, "");
        OptionalLong messages = messages(properties, preset);
        Optional<Payload> generated = generatedPayload(properties);
        Optional<PayloadFile> payloadFile = generated.isPresent() ? Optional.empty() : payloadFile(properties);
        int payloadBytes = payloadBytes(properties, payloadFile);
        int descriptors = properties.count(
                PlanProperties.DESCRIPTORS,
                0,
                MAX_DESCRIPTORS,
                DEFAULT_DESCRIPTORS,
                " (the kernel passes no more with one message)");
        refuseTooManyDescriptors(properties, modes, descriptors);
        RunOrder order = properties.choice(PlanProperties.ORDER, "order", preset.order());
        long seed = properties.wholeNumber(
                PlanProperties.SEED, Long.MIN_VALUE, Long.MAX_VALUE, defaults.seed(), " (64 bits)");
        WaitStrategy waitStrategy = properties.choice(PlanProperties.WAIT, "wait strategy", WaitStrategy.SELECT);
        Optional<Affinity> affinity = AffinityReader.read(properties, defaults.availableCpus());
        TraceChoice trace = properties.choice(PlanProperties.TRACE, "trace choice", TraceChoice.AUTO);
        boolean selfCheck = properties.flag(PlanProperties.SELF_CHECK, preset.selfCheck());
        int timeoutSeconds =
                properties.count(PlanProperties.TIMEOUT, 1, MAX_TIMEOUT_SECONDS, DEFAULT_TIMEOUT_SECONDS, " seconds");
        Path tempDirectory = properties.pathOrDefault(
                PlanProperties.TEMP_DIRECTORY,
                defaults.tempDirectory(),
                WritableDirectory::existing,
                "a directory that exists and can be written");
        Path outputDirectory = properties.pathOrDefault(
                PlanProperties.OUTPUT_DIRECTORY,
                defaults.outputDirectory(),
                WritableDirectory::created,
                "a directory that can be created and written");
        int messagesPerSession = properties.count(
                PlanProperties.MESSAGES_PER_SESSION, 1, MAX_MESSAGES_PER_SESSION, DEFAULT_MESSAGES_PER_SESSION, "");
        Path jvmHome = properties.pathOrDefault(
                PlanProperties.JVM,
                defaults.jvmHome(),
                JvmHome::at,
                "the home directory of a JDK " + JvmHome.MINIMUM_FEATURE + " or later");
        List<String> jvmArguments = jvmArguments(properties);
        NativeChoice nativeCalls = nativeCalls(properties, jvmHome);
        Optional<String> label = label(properties);

        properties.refuseUnknown(PlanProperties.ALL, List.of(PlanProperties.RESUME));
        properties.throwIfInvalid();

        Payload payload = generated.orElseGet(
                () -> new Payload.FromFile(payloadFile.orElseThrow().path()));
        return new BenchmarkPlan(
                preset,
                modes,
                new BenchmarkPlan.Message(List.of(payloadBytes), descriptors, payload, seed),
                List.of(Variant.base(
                        new WorkerJvm(jvmHome, jvmArguments, nativeCalls), tempDirectory, waitStrategy, affinity)),
                new BenchmarkPlan.Runs(runs, messages, order, selfCheck, trace, Duration.ofSeconds(timeoutSeconds)),
                new BenchmarkPlan.Output(outputDirectory, messagesPerSession, label),
                properties.given(PlanProperties.ALL));
    }

    /**
     * Where results and reports of such a plan are written, whether or not there is such a directory yet.
     *
     * @throws InvalidPlanException when the value given is not a path
     */
    public static Path outputDirectory(Map<String, String> given, PlanDefaults defaults) throws InvalidPlanException {
        PropertyReader properties = new PropertyReader(given, defaults.workingDirectory());
        Path directory = properties.pathOrDefault(
                PlanProperties.OUTPUT_DIRECTORY, defaults.outputDirectory(), path -> path, "a directory");
        properties.throwIfInvalid();
        return directory;
    }

    private List<Mode> modes(PropertyReader properties, Preset preset) {
        List<String> ids = properties
                .value(PlanProperties.MODES)
                .map(PlanParser::commaSeparated)
                .orElseGet(() -> preset.modeIds().orElseGet(this::defaultModeIds));
        if (ids.isEmpty()) {
            properties.refuse(PlanProperties.MODES, "no mode is measured by default; known: " + knownIds());
        }
        List<Mode> modes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            Optional<Mode> mode =
                    known.stream().filter(each -> each.id().equals(id)).findFirst();
            if (!seen.add(id)) {
                properties.refuse(
                        PlanProperties.MODES,
                        "mode " + Quoted.of(id) + " is named more than once; name each mode once");
            } else if (mode.isEmpty()) {
                properties.refuse(PlanProperties.MODES, "unknown mode " + Quoted.of(id) + "; known: " + knownIds());
            } else {
                modes.add(mode.get());
            }
        }
        return modes;
    }

    private static List<String> commaSeparated(String value) {
        return Stream.of(value.split(",", -1)).map(String::strip).toList();
    }

    private List<String> defaultModeIds() {
        return known.stream().filter(Mode::byDefault).map(Mode::id).toList();
    }

    private String knownIds() {
        return known.isEmpty() ? "none" : known.stream().map(Mode::id).collect(Collectors.joining(", "));
    }

    private static OptionalLong messages(PropertyReader properties, Preset preset) {
        if (properties.value(PlanProperties.MESSAGES).isEmpty()) {
            return preset.messages();
        }
        return OptionalLong.of(properties.wholeNumber(PlanProperties.MESSAGES, 1, MAX_MESSAGES, 1, ""));
    }

    private static Optional<Payload> generatedPayload(PropertyReader properties) {
        List<Payload> generated = List.of(new Payload.Struct(), new Payload.Random(), new Payload.Zeros());
        String word = properties.value(PlanProperties.PAYLOAD).orElse(DEFAULT_PAYLOAD.kind());
        return generated.stream().filter(each -> each.kind().equals(word)).findFirst();
    }

    private static Optional<PayloadFile> payloadFile(PropertyReader properties) {
        String valid = "struct, random, zeros, or a file that can be read";
        Optional<PayloadFile> file = properties.path(PlanProperties.PAYLOAD, PayloadFile::at, valid);
        if (file.isPresent() && properties.value(PlanProperties.SIZE).isEmpty()) {
            long bytes = file.get().bytes();
            if (bytes < HEADER_BYTES || bytes > MAX_PAYLOAD_BYTES) {
                properties.refuse(
                        PlanProperties.PAYLOAD,
                        Quoted.of(file.get().path().toString()) + " holds " + bytes + " bytes; valid: " + HEADER_BYTES
                                + " to " + MAX_PAYLOAD_BYTES + ", or any file together with " + PlanProperties.SIZE);
            }
        }
        return file;
    }

    private static int payloadBytes(PropertyReader properties, Optional<PayloadFile> file) {
        int byDefault = file.map(PayloadFile::bytes)
                .filter(bytes -> bytes <= MAX_PAYLOAD_BYTES)
                .orElse((long) DEFAULT_PAYLOAD_BYTES)
                .intValue();
        return properties.count(
                PlanProperties.SIZE, HEADER_BYTES, MAX_PAYLOAD_BYTES, byDefault, " bytes (the header alone, to 1 GiB)");
    }

    private static void refuseTooManyDescriptors(PropertyReader properties, List<Mode> modes, int descriptors) {
        modes.stream()
                .filter(mode -> descriptors <= MAX_DESCRIPTORS && descriptors + mode.ownDescriptors() > MAX_DESCRIPTORS)
                .forEach(mode -> properties.refuse(
                        PlanProperties.DESCRIPTORS,
                        Quoted.of(Integer.toString(descriptors)) + " is too many for mode " + mode.id()
                                + ", which sends " + mode.ownDescriptors() + " of its own along; valid: 0 to "
                                + (MAX_DESCRIPTORS - mode.ownDescriptors())));
    }

    private static NativeChoice nativeCalls(PropertyReader properties, Path jvmHome) {
        NativeChoice choice = properties.choice(PlanProperties.NATIVE, "way to the kernel", NativeChoice.AUTO);
        JvmHome.feature(jvmHome).stream()
                .filter(feature -> !choice.isOn(feature))
                .forEach(feature -> properties.refuse(
                        PlanProperties.NATIVE,
                        Quoted.of(choice.id()) + " needs Java " + NativeChoice.FFM_SINCE + " or later, and "
                                + PlanProperties.JVM + " is Java " + feature + "; valid there: auto, jna"));
        return choice;
    }

    private static List<String> jvmArguments(PropertyReader properties) {
        return properties
                .value(PlanProperties.JVM_ARGS)
                .map(line -> {
                    Optional<List<String>> arguments =
                            line.indexOf('\0') < 0 ? ArgumentLine.split(line) : Optional.empty();
                    if (arguments.isEmpty()) {
                        properties.refuse(
                                PlanProperties.JVM_ARGS,
                                Quoted.of(line)
                                        + " does not split into arguments; valid: arguments separated by blanks, "
                                        + "between two ' or two \" where they hold blanks");
                    }
                    return arguments.orElseGet(List::of);
                })
                .orElseGet(List::of);
    }

    private static Optional<String> label(PropertyReader properties) {
        Optional<String> label = properties.value(PlanProperties.LABEL);
        if (label.isPresent()
                && (label.get().isBlank()
                        || label.get().length() > MAX_LABEL_LENGTH
                        || label.get().chars().anyMatch(Character::isISOControl))) {
            properties.refuse(
                    PlanProperties.LABEL,
                    Quoted.of(label.get()) + " is not a label; valid: one line of 1 to " + MAX_LABEL_LENGTH
                            + " characters");
        }
        return label;
    }
}
