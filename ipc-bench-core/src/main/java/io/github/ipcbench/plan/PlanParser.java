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

        Preset preset = properties.choice(PlanProperty.PRESET, Preset.class);
        List<Mode> modes = modes(properties, preset);
        int runs = properties.count(PlanProperty.RUNS, preset.runs());
        OptionalLong messages = messages(properties, preset);
        Optional<Payload> generated = generatedPayload(properties);
        Optional<PayloadFile> payloadFile = generated.isPresent() ? Optional.empty() : payloadFile(properties);
        int payloadBytes = payloadBytes(properties, payloadFile);
        int descriptors = properties.count(PlanProperty.DESCRIPTORS);
        refuseTooManyDescriptors(properties, modes, descriptors);
        RunOrder order = properties.choice(PlanProperty.ORDER, preset.order());
        long seed = properties.wholeNumber(PlanProperty.SEED, defaults.seed());
        WaitStrategy waitStrategy = properties.choice(PlanProperty.WAIT, WaitStrategy.class);
        Optional<Affinity> affinity = AffinityReader.read(properties, defaults.availableCpus());
        TraceChoice trace = properties.choice(PlanProperty.TRACE, preset.trace());
        boolean selfCheck = properties.flag(PlanProperty.SELF_CHECK, preset.selfCheck());
        int timeoutSeconds = properties.count(PlanProperty.TIMEOUT);
        Path tempDirectory = properties.pathOrDefault(
                PlanProperty.TEMP_DIRECTORY, defaults.tempDirectory(), WritableDirectory::existing);
        Path outputDirectory = properties.pathOrDefault(
                PlanProperty.OUTPUT_DIRECTORY, defaults.outputDirectory(), WritableDirectory::created);
        int messagesPerSession = properties.count(PlanProperty.MESSAGES_PER_SESSION);
        Path jvmHome = properties.pathOrDefault(PlanProperty.JVM, defaults.jvmHome(), JvmHome::at);
        List<String> jvmArguments = jvmArguments(properties);
        NativeChoice nativeCalls = nativeCalls(properties, jvmHome);
        Optional<String> label = label(properties);

        properties.refuseUnknown();
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
                properties.given());
    }

    /**
     * Where results and reports of such a plan are written, whether or not there is such a directory yet.
     *
     * @throws InvalidPlanException when the value given is not a path
     */
    public static Path outputDirectory(Map<String, String> given, PlanDefaults defaults) throws InvalidPlanException {
        PropertyReader properties = new PropertyReader(given, defaults.workingDirectory());
        Path directory =
                properties.pathOrDefault(PlanProperty.OUTPUT_DIRECTORY, defaults.outputDirectory(), path -> path);
        properties.throwIfInvalid();
        return directory;
    }

    private List<Mode> modes(PropertyReader properties, Preset preset) {
        List<String> ids = properties
                .value(PlanProperty.MODES)
                .map(PlanParser::commaSeparated)
                .orElseGet(() -> preset.modeIds().orElseGet(this::defaultModeIds));
        if (ids.isEmpty()) {
            properties.refuse(PlanProperty.MODES, "no mode is measured by default; known: " + knownIds());
        }
        List<Mode> modes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            Optional<Mode> mode =
                    known.stream().filter(each -> each.id().equals(id)).findFirst();
            if (!seen.add(id)) {
                properties.refuse(
                        PlanProperty.MODES, "mode " + Quoted.of(id) + " is named more than once; name each mode once");
            } else if (mode.isEmpty()) {
                properties.refuse(PlanProperty.MODES, "unknown mode " + Quoted.of(id) + "; known: " + knownIds());
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
        if (properties.value(PlanProperty.MESSAGES).isEmpty()) {
            return preset.messages();
        }
        return OptionalLong.of(properties.wholeNumber(PlanProperty.MESSAGES, 1));
    }

    private static Optional<Payload> generatedPayload(PropertyReader properties) {
        List<Payload> generated = List.of(new Payload.Struct(), new Payload.Random(), new Payload.Zeros());
        String word = properties.value(PlanProperty.PAYLOAD).orElse(PlanProperty.PAYLOAD.byDefault());
        return generated.stream().filter(each -> each.kind().equals(word)).findFirst();
    }

    private static Optional<PayloadFile> payloadFile(PropertyReader properties) {
        Optional<PayloadFile> file = properties.path(PlanProperty.PAYLOAD, PayloadFile::at);
        if (file.isPresent() && properties.value(PlanProperty.SIZE).isEmpty()) {
            long bytes = file.get().bytes();
            if (bytes < HEADER_BYTES || bytes > MAX_PAYLOAD_BYTES) {
                properties.refuse(
                        PlanProperty.PAYLOAD,
                        Quoted.of(file.get().path().toString()) + " holds " + bytes + " bytes; valid: " + HEADER_BYTES
                                + " to " + MAX_PAYLOAD_BYTES + ", or any file together with " + PlanProperty.SIZE);
            }
        }
        return file;
    }

    private static int payloadBytes(PropertyReader properties, Optional<PayloadFile> file) {
        return file.map(PayloadFile::bytes)
                .filter(bytes -> bytes <= MAX_PAYLOAD_BYTES)
                .map(bytes -> properties.count(PlanProperty.SIZE, bytes))
                .orElseGet(() -> properties.count(PlanProperty.SIZE));
    }

    private static void refuseTooManyDescriptors(PropertyReader properties, List<Mode> modes, int descriptors) {
        modes.stream()
                .filter(mode -> descriptors <= MAX_DESCRIPTORS && descriptors > mode.descriptors())
                .forEach(mode -> properties.refuse(
                        PlanProperty.DESCRIPTORS,
                        Quoted.of(Integer.toString(descriptors)) + " is too many for mode " + mode.id()
                                + (mode.descriptors() == 0
                                        ? ", which carries no descriptors; valid: 0"
                                        : "; valid: 0 to " + mode.descriptors())));
    }

    private static NativeChoice nativeCalls(PropertyReader properties, Path jvmHome) {
        NativeChoice choice = properties.choice(PlanProperty.NATIVE, NativeChoice.class);
        JvmHome.feature(jvmHome).stream()
                .filter(feature -> !choice.isOn(feature))
                .forEach(feature -> properties.refuse(
                        PlanProperty.NATIVE,
                        Quoted.of(choice.id()) + " needs Java " + NativeChoice.FFM_SINCE + " or later, and "
                                + PlanProperty.JVM + " is Java " + feature + "; valid there: auto, jna"));
        return choice;
    }

    private static List<String> jvmArguments(PropertyReader properties) {
        return properties
                .value(PlanProperty.JVM_ARGS)
                .map(line -> {
                    Optional<List<String>> arguments =
                            line.indexOf('\0') < 0 ? ArgumentLine.split(line) : Optional.empty();
                    if (arguments.isEmpty()) {
                        properties.refuse(
                                PlanProperty.JVM_ARGS,
                                Quoted.of(line) + " does not split into arguments; valid: "
                                        + PlanProperty.JVM_ARGS.valid());
                    }
                    return arguments.orElseGet(List::of);
                })
                .orElseGet(List::of);
    }

    private static Optional<String> label(PropertyReader properties) {
        Optional<String> label = properties.value(PlanProperty.LABEL);
        if (label.isPresent()
                && (label.get().isBlank()
                        || label.get().length() > PlanProperty.MOST_LABEL_CHARACTERS
                        || label.get().chars().anyMatch(Character::isISOControl))) {
            properties.refuse(
                    PlanProperty.LABEL,
                    Quoted.of(label.get()) + " is not a label; valid: " + PlanProperty.LABEL.valid());
        }
        return label;
    }
}
