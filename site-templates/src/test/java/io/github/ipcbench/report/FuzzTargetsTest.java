package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.report.template.EscapingFuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Jazzer does for minutes, every build does for seconds: the kept corpus, and other values in its places. */
class FuzzTargetsTest {
    private static final Path CORPUS = Path.of("src/test/fuzz");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "2",
            "60",
            "61",
            "1e308",
            "-1e308",
            "5e-324",
            "0.1",
            "9223372036854775807",
            "2147483647",
            "16");

    @ParameterizedTest
    @ValueSource(strings = {"EscapingFuzz", "ReportFuzz"})
    void theKeptCorpusRunsClean(String target) throws IOException {
        List<String> corpus = corpus(target);
        assertThat(corpus).isNotEmpty();
        for (String input : corpus) {
            byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
            if (target.equals("ReportFuzz")) {
                ReportFuzz.fuzzerTestOneInput(bytes);
            } else {
                EscapingFuzz.fuzzerTestOneInput(bytes);
            }
        }
    }

    @Property(tries = 2000)
    void anyTextIsEscaped(@ForAll @Size(max = 200) byte[] input) {
        EscapingFuzz.fuzzerTestOneInput(input);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void resultsWithOtherNumbersAreRefusedOrShown(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<String> corpus = corpus("ReportFuzz");
        String json = corpus.get(random.nextInt(corpus.size()));
        int changes = 1 + random.nextInt(3);
        for (int change = 0; change < changes; change++) {
            long places = NUMBER.matcher(json).results().count();
            int chosen = random.nextInt((int) places);
            int[] place = {0};
            json = NUMBER.matcher(json)
                    .replaceAll(match -> place[0]++ == chosen
                            ? NUMBERS.get(random.nextInt(NUMBERS.size()))
                            : Matcher.quoteReplacement(match.group()));
        }
        ReportFuzz.fuzzerTestOneInput(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Every 20th of all mutations; -Dfuzz.structure.every=1 has them all, in minutes. */
    @Test
    void aMeasuredSessionWithAnythingLeftOutRepeatedOrReplacedIsRefusedOrShown() {
        List<byte[]> inputs = StructureFuzz.all();
        int every = Integer.getInteger("fuzz.structure.every", 20);
        List<String> broken = new ArrayList<>();
        for (int input = 0; input < inputs.size(); input += every) {
            try {
                StructureFuzz.fuzzerTestOneInput(inputs.get(input));
            } catch (RuntimeException | AssertionError e) {
                broken.add(StructureFuzz.told(inputs.get(input)) + ": " + e);
            }
        }
        assertThat(broken).isEmpty();
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void aMeasuredSessionWithSeveralChangesIsRefusedOrShown(@ForAll @Size(min = 8, max = 32) byte[] input) {
        StructureFuzz.fuzzerTestOneInput(input);
    }

    private static List<String> corpus(String target) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(target))) {
            List<Path> sorted = files.sorted().toList();
            List<String> inputs = new ArrayList<>();
            for (Path file : sorted) {
                inputs.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
            return inputs;
        }
    }
}
