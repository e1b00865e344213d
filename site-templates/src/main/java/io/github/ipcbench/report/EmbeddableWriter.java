package io.github.ipcbench.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Passes JSON on without any character that could end the element of a page it stands in. */
final class EmbeddableWriter extends FilterWriter {
    EmbeddableWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int character) throws IOException {
        switch (character) {
            case '<' -> out.write("\\u003c");
            case '>' -> out.write("\\u003e");
            case '&' -> out.write("\\u0026");
            default -> out.write(character);
        }
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        int begin = offset;
        for (int place = offset; place < offset + length; place++) {
            char character = characters[place];
            if (character == '<' || character == '>' || character == '&') {
                out.write(characters, begin, place - begin);
                write(character);
                begin = place + 1;
            }
        }
        out.write(characters, begin, offset + length - begin);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        write(text.substring(offset, offset + length).toCharArray(), 0, length);
    }
}
