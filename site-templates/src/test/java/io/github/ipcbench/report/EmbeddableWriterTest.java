package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddableWriterTest {
    @ParameterizedTest
    @CsvSource({
        "</script>, \\u003c/script\\u003e",
        "<!--, \\u003c!--",
        "a&b<<c>, a\\u0026b\\u003c\\u003cc\\u003e",
        "plain, plain",
        "'', ''"
    })
    void nothingThatEndsAnElementIsLeft(String json, String embedded) throws IOException {
        StringWriter out = new StringWriter();
        try (EmbeddableWriter writer = new EmbeddableWriter(out)) {
            writer.write(json);
            writer.write('|');
            writer.write(("." + json + ".").toCharArray(), 1, json.length());
            writer.write('|');
            for (int place = 0; place < json.length(); place++) {
                writer.write(json.charAt(place));
            }
        }
        assertThat(out).hasToString(embedded + "|" + embedded + "|" + embedded);
    }
}
