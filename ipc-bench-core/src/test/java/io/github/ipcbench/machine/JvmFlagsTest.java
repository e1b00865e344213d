package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("forks")
class JvmFlagsTest {
    @Test
    void whatWasGivenIsSaidOnceAndWhatWasChosenIsAdded() throws Exception {
        assertThat(of("-Xmx48m", "-XX:+UseParallelGC")).containsExactly("-Xmx48m", "-XX:+UseParallelGC");
        assertThat(of("-XX:+UseSerialGC")).hasSize(2).satisfies(flags -> {
            assertThat(flags.get(0)).isEqualTo("-XX:+UseSerialGC");
            assertThat(flags.get(1)).matches("-XX:MaxHeapSize=[1-9][0-9]+");
        });
        assertThat(of("-Xmx48m")).hasSize(2).first().isEqualTo("-Xmx48m");
        assertThat(of("-Xmx48m").get(1)).matches("-XX:\\+Use(Serial|G1)GC");
    }

    private static List<String> of(String... flags) throws Exception {
        return ForkedJava.outputOf(ForkedJava.command(Main.class, flags))
                .lines()
                .filter(flag -> !flag.startsWith("--"))
                .toList();
    }

    /** Prints the flags of the runtime it is called on. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            JvmFlags.ofThisRuntime().forEach(System.out::println);
        }
    }
}
