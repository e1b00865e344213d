package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BoundedWriterTest {
    @Test
    void whatFitsIsKept() throws IOException {
        BoundedWriter writer = new BoundedWriter(6);
        writer.write("-abc-", 1, 3);
        writer.write("-def-".toCharArray(), 1, 3);
        assertThat(writer).hasToString("abcdef");
    }

    @Test
    void oneCharacterMoreIsRefused() throws IOException {
        BoundedWriter writer = new BoundedWriter(6);
        writer.write("abcdef");
        assertThatThrownBy(() -> writer.write("g"))
                .isInstanceOf(IOException.class)
                .hasMessage("it writes more than 6 characters");
        assertThatThrownBy(() -> writer.write(new char[] {'g'})).isInstanceOf(IOException.class);
    }
}
