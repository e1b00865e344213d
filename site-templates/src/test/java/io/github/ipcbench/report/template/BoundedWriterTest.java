package io.github.ipcbench.report.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class BoundedWriterTest {
    private final StringWriter text = new StringWriter();

    @Test
    void whatFitsIsPassedOn() throws IOException {
        BoundedWriter writer = new BoundedWriter(text, 6);
        writer.write("-abc-", 1, 3);
        writer.write("-def-".toCharArray(), 1, 3);
        assertThat(text).hasToString("abcdef");
    }

    @Test
    void oneCharacterMoreIsRefused() throws IOException {
        BoundedWriter writer = new BoundedWriter(text, 6);
        writer.write("abcdef");
        assertThatThrownBy(() -> writer.write("g"))
                .isInstanceOf(BoundedWriter.LimitException.class)
                .hasMessage("writes more than 6 characters");
        assertThatThrownBy(() -> writer.write(new char[] {'g'})).isInstanceOf(BoundedWriter.LimitException.class);
        assertThat(writer.failure()).isEmpty();
    }

    @Test
    void whyNothingCouldBePassedOnIsKept() {
        IOException full = new IOException("No space left on device");
        BoundedWriter writer = new BoundedWriter(
                new Writer() {
                    @Override
                    public void write(char[] characters, int offset, int length) throws IOException {
                        throw full;
                    }

                    @Override
                    public void flush() {
                        // nothing is held back
                    }

                    @Override
                    public void close() {
                        // nothing is open
                    }
                },
                6);
        assertThatThrownBy(() -> writer.write("a")).isSameAs(full);
        assertThat(writer.failure()).contains(full);
    }
}
