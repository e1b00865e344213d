package io.github.ipcbench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.ipcbench.machine.HostTextFuzz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** What Jazzer does for minutes, every build does for seconds: the kept corpus, damaged copies of it, and any bytes. */
class FuzzTargetsTest {
    /** Of this module's directory; every entry once was a new path through its target. */
    private static final Path CORPUS = Path.of("src/test/fuzz");

    /** The readers' own buffers and what the first call of all sets up, and then so much for each byte of the input. */
    private static final long ALLOWED_BYTES = 32 << 20;

    private static final long ALLOWED_BYTES_PER_INPUT_BYTE = 4096;

    /** A fuzz target's method. */
    interface Method {
        void run(byte[] input) throws Exception;
    }

    /** A fuzz target and the inputs kept for it. */
    record Target(String name, Method method, List<byte[]> corpus) {
        static Target of(Class<?> type, Method method) {
            return new Target(type.getSimpleName(), method, read(CORPUS.resolve(type.getSimpleName())));
        }

        private static List<byte[]> read(Path directory) {
            List<byte[]> inputs = new ArrayList<>();
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.sorted().toList()) {
                    inputs.add(Files.readAllBytes(file));
                }
                return inputs;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final List<Target> TARGETS = List.of(
            Target.of(ResultsFuzz.class, ResultsFuzz::fuzzerTestOneInput),
            Target.of(ControlStreamFuzz.class, ControlStreamFuzz::fuzzerTestOneInput),
            Target.of(StraceFuzz.class, StraceFuzz::fuzzerTestOneInput),
            Target.of(PlanFuzz.class, PlanFuzz::fuzzerTestOneInput),
            Target.of(HostTextFuzz.class, HostTextFuzz::fuzzerTestOneInput));

    @Test
    void theKeptCorpusRunsClean() throws Exception {
        for (Target each : TARGETS) {
            assertThat(each.corpus()).isNotEmpty();
            for (byte[] input : each.corpus()) {
                run(each, input);
            }
        }
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void damagedInputsAreTakenOrRefusedWithinTheirMemory(@ForAll("targets") Target each, @ForAll long seed)
            throws Exception {
        run(each, Mutations.of(each.corpus(), new Random(seed)));
    }

    @Property(tries = 2000)
    void anyBytesAreTakenOrRefusedWithinTheirMemory(@ForAll("targets") Target each, @ForAll("anyBytes") byte[] input)
            throws Exception {
        run(each, input);
    }

    @Provide
    Arbitrary<Target> targets() {
        return Arbitraries.of(TARGETS);
    }

    @Provide
    Arbitrary<byte[]> anyBytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(500);
    }

    private static void run(Target each, byte[] input) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        each.method().run(input);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated)
                .as("bytes allocated for %s of %d bytes", each.name(), input.length)
                .isLessThan(ALLOWED_BYTES + ALLOWED_BYTES_PER_INPUT_BYTE * input.length);
    }
}
