package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeanwhileTest {
    static Stream<Throwable> thrown() {
        return Stream.of(
                new OutOfMemoryError("Java heap space"), new StackOverflowError(), new IllegalStateException());
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void whatTheWorkThrowsIsThrownToWhoeverWaits(Throwable thrown) {
        try (Meanwhile<String> work = Meanwhile.begin(() -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        })) {
            assertThatThrownBy(work::result).isSameAs(thrown);
        }
    }
}
