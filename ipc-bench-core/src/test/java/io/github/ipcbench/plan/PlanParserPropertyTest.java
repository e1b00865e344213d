package io.github.ipcbench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class PlanParserPropertyTest {
    private static Path directory;

    @BeforeContainer
    static void createDirectory() throws IOException {
        directory = Files.createTempDirectory("plan-parser-");
    }

    @AfterContainer
    static void deleteDirectory() throws IOException {
        List<Path> deepestLast = new ArrayList<>();
        try (var paths = Files.walk(directory)) {
            paths.forEach(deepestLast::add);
        }
        for (int index = deepestLast.size() - 1; index >= 0; index--) {
            Files.delete(deepestLast.get(index));
        }
    }

    @Property(tries = 2000)
    void anyTextForAnyPropertyIsAPlanOrALineThatNamesTheProperty(
            @ForAll("properties") String name, @ForAll("values") String value) {
        // Random paths must not be created all over the machine.
        String harmless = name.equals(PlanProperty.OUTPUT_DIRECTORY.fullName())
                ? "out" + value.replace("..", "").replace("/", "")
                : value;
        try {
            BenchmarkPlan plan = PlanExamples.parse(directory, Map.of(name, harmless));
            assertThat(plan.given()).containsOnlyKeys(name);
        } catch (InvalidPlanException e) {
            assertThat(e.problems()).isNotEmpty().allMatch(line -> line.startsWith(name + ": "));
        }
    }

    @Property
    void aWholeNumberWithinItsLimitsIsTaken(@ForAll("runCounts") int runs) throws InvalidPlanException {
        assertThat(PlanExamples.parse(directory, Map.of(PlanProperty.RUNS.fullName(), Integer.toString(runs)))
                        .runs()
                        .perCase())
                .isEqualTo(runs);
    }

    @Provide
    Arbitrary<Integer> runCounts() {
        return Arbitraries.integers().between(1, 100_000);
    }

    @Provide
    Arbitrary<String> properties() {
        return Arbitraries.of(PlanProperty.namesOfPlan());
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> pieces =
                Arbitraries.of("socket", "file", ",", "-", "0", "1", "60", "99999999999", "'", "\"", " ", "\n", "\0");
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(300),
                Arbitraries.strings().numeric().withChars("+-,. ").ofMaxLength(25),
                pieces.list().ofMaxSize(8).map(list -> String.join("", list)),
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as((one, other) -> one + "," + other));
    }
}
