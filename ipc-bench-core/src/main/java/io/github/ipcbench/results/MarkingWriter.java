package io.github.ipcbench.results;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Gives a text its mark on its way, so that it need not be held as a whole. */
final class MarkingWriter extends FilterWriter {
    private final FileMark mark;

    /** The beginning, in which an XML declaration may stand; null once it is written. */
    private StringBuilder beginning = new StringBuilder();

    MarkingWriter(Writer out, FileMark mark) {
        super(out);
        this.mark = mark;
    }

    @Override
    public void write(int character) throws IOException {
        write(new char[] {(char) character}, 0, 1);
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        int held = 0;
        if (beginning != null) {
            held = Math.min(length, FileMark.LONGEST_BEGINNING_BYTES - beginning.length());
            beginning.append(characters, offset, held);
            if (beginning.length() == FileMark.LONGEST_BEGINNING_BYTES) {
                writeBeginning();
            }
        }
        out.write(characters, offset + held, length - held);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        write(text.substring(offset, offset + length).toCharArray(), 0, length);
    }

    /** At the end of the text at the latest. */
    @Override
    public void flush() throws IOException {
        if (beginning != null) {
            writeBeginning();
        }
        super.flush();
    }

    private void writeBeginning() throws IOException {
        out.write(mark.on(beginning.toString()));
        beginning = null;
    }
}
