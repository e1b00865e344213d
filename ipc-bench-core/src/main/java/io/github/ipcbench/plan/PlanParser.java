package io.github.ipcbench.plan;

import static io.github.ipcbench.plan.BenchmarkPlan.HEADER_BYTES;
import static io.github.ipcbench.plan.BenchmarkPlan.MAX_DESCRIPTORS;
import static io.github.ipcbench.plan.BenchmarkPlan.MAX_PAYLOAD_BYTES;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

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
        List<Mode> modes = new ModesReader(properties, known).read(preset);
        int runs = properties.count(PlanProperty.RUNS, preset.runs());
        OptionalLong messages = messages(properties, preset);
        Optional<Payload> generated = generatedPayload(properties);
        Optional<PayloadFile> payloadFile = generated.isPresent() ? Optional.empty() : payloadFile(properties);
        List<Integer> sizes = sizes(properties, payloadFile, preset);
        int descriptors = properties.count(PlanProperty.DESCRIPTORS);
        refuseTooManyDescriptors(properties, modes, descriptors);
        RunOrder order = properties.choice(PlanProperty.ORDER, preset.order());
        long seed = properties.wholeNumber(PlanProperty.SEED, defaults.seed());
        TraceChoice trace = properties.choice(PlanProperty.TRACE, preset.trace());
        boolean selfCheck = properties.flag(PlanProperty.SELF_CHECK, preset.selfCheck());
        int timeoutSeconds = properties.count(PlanProperty.TIMEOUT);
        Path outputDirectory = properties.pathOrDefault(
                PlanProperty.OUTPUT_DIRECTORY, defaults.outputDirectory(), WritableDirectory::created);
        int messagesPerSession = properties.count(PlanProperty.MESSAGES_PER_SESSION);
        List<Integer> cpus = defaults.availableCpus();
        Variant base = settings(properties, byDefault(defaults), cpus);
        List<Variant> variants =
                new VariantsReader(properties).read(base, (own, otherwise) -> settings(own, otherwise, cpus));
        Optional<String> label = label(properties);

        properties.refuseUnknown();
        properties.throwIfInvalid();

        Payload payload = generated.orElseGet(
                () -> new Payload.FromFile(payloadFile.orElseThrow().path()));
        return new BenchmarkPlan(
                preset,
                modes,
                new BenchmarkPlan.Message(sizes, descriptors, payload, seed),
                variants,
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

    private static List<Integer> sizes(PropertyReader properties, Optional<PayloadFile> file, Preset preset) {
        int byDefault = file.map(PayloadFile::bytes)
                .filter(bytes -> HEADER_BYTES <= bytes && bytes <= MAX_PAYLOAD_BYTES)
                .map(Math::toIntExact)
                .orElse(Integer.parseInt(PlanProperty.SIZE.byDefault()));
        boolean ofPreset = file.isEmpty() && !preset.sizes().isEmpty();
        List<Integer> sizes = new SizesReader(properties).read(ofPreset ? preset.sizes() : List.of(byDefault));
        if (file.isPresent() && sizes.size() > 1) {
            properties.refuse(
                    PlanProperty.SIZE,
                    Quoted.of(properties.value(PlanProperty.SIZE).orElseThrow())
                            + " are several sizes, and the payload is a file; valid with one: a single size");
        }
        return sizes;
    }

    /** A mode that carries none at all is measured without: it is there to be compared with. */
    private static void refuseTooManyDescriptors(PropertyReader properties, List<Mode> modes, int descriptors) {
        modes.stream()
                .filter(mode -> mode.descriptors() > 0)
                .filter(mode -> descriptors <= MAX_DESCRIPTORS && descriptors > mode.descriptors())
                .forEach(mode -> properties.refuse(
                        PlanProperty.DESCRIPTORS,
                        Quoted.of(Integer.toString(descriptors)) + " is too many for mode " + mode.id()
                                + "; valid: 0 to " + mode.descriptors()));
    }

    private static Variant byDefault(PlanDefaults defaults) {
        return Variant.base(
                new WorkerJvm(defaults.jvmHome(), List.of()),
                defaults.tempDirectory(),
                WaitStrategy.SELECT,
                Optional.empty());
    }

    /** @param otherwise what holds where nothing else is given */
    private static Variant settings(PropertyReader properties, Variant otherwise, List<Integer> cpus) {
        WorkerJvm jvm = otherwise.jvm();
        Path home = properties.pathOrDefault(PlanProperty.JVM, jvm.home(), JvmHome::at);
        return new Variant(
                Case.BASE,
                new WorkerJvm(
                        home,
                        jvmArguments(properties).orElse(jvm.arguments()),
                        nativeCalls(properties, jvm.nativeCalls(), home)),
                Map.of(),
                properties.pathOrDefault(
                        PlanProperty.TEMP_DIRECTORY, otherwise.tempDirectory(), WritableDirectory::existing),
                properties.choice(PlanProperty.WAIT, otherwise.waitStrategy()),
                AffinityReader.read(properties, cpus).or(otherwise::affinity),
                depth(properties, otherwise.depth()));
    }

    private static OptionalInt depth(PropertyReader properties, OptionalInt otherwise) {
        Optional<String> value = properties.value(PlanProperty.DEPTH).map(String::strip);
        if (value.isEmpty()) {
            return otherwise;
        }
        return value.get().equals(PlanProperty.NATURAL)
                ? OptionalInt.empty()
                : OptionalInt.of(properties.count(PlanProperty.DEPTH));
    }

    private static NativeChoice nativeCalls(PropertyReader properties, NativeChoice otherwise, Path home) {
        NativeChoice choice = properties.choice(PlanProperty.NATIVE, otherwise);
        JvmHome.feature(home).stream()
                .filter(feature -> !choice.isOn(feature))
                .forEach(feature -> properties.refuse(
                        PlanProperty.NATIVE,
                        Quoted.of(choice.id()) + " needs Java " + NativeChoice.FFM_SINCE
                                + " or later, and the workers' is " + feature + "; valid there: auto, jna"));
        return choice;
    }

    private static Optional<List<String>> jvmArguments(PropertyReader properties) {
        return properties.value(PlanProperty.JVM_ARGS).map(line -> {
            Optional<List<String>> arguments = line.indexOf('\0') < 0 ? ArgumentLine.split(line) : Optional.empty();
            if (arguments.isEmpty()) {
                properties.refuse(
                        PlanProperty.JVM_ARGS,
                        Quoted.of(line) + " does not split into arguments; valid: " + PlanProperty.JVM_ARGS.valid());
            }
            return arguments.orElseGet(List::of);
        });
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
