package io.github.ipcbench.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples for authors of modes, which {@code src/it/own-mode} compiles and measures. */
class OwnModeExamplesTest {
    private static final Path EXAMPLES = Path.of("../src/it/own-mode/transports/src/main/java/com/example");

    /** What docs/own-mode.md says is all that one needs. */
    private static final Pattern FOR_AUTHORS = Pattern.compile("import io\\.github\\.ipcbench\\."
            + "(transport\\.[A-Z]\\w*|transport\\.datagram\\.[A-Z]\\w*|plan\\.Mode|plan\\.WaitStrategy);");

    private static final int MOST_LINES_OF_THE_ONE_TO_COPY = 80;

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleUsesOfIpcBenchNothingButWhatIsForAuthors(Path example) throws IOException {
        assertThat(Files.readAllLines(example))
                .filteredOn(line -> line.contains("io.github.ipcbench"))
                .hasSizeGreaterThan(5)
                .allMatch(line -> FOR_AUTHORS.matcher(line).matches());
    }

    @Test
    void theOneToCopyFromIsShortAndCarriesDescriptors() throws IOException {
        List<String> lines = Files.readAllLines(EXAMPLES.resolve("RingTransport.java"));
        assertThat(lines)
                .hasSizeLessThanOrEqualTo(MOST_LINES_OF_THE_ONE_TO_COPY)
                .anyMatch(line -> line.contains("datagrams.sendEmpty()"));
    }
}
