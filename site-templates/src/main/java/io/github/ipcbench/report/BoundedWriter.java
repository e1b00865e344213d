package io.github.ipcbench.report;

import java.io.IOException;
import java.io.Writer;

/** Keeps what is written as text, up to a limit: a template that repeats itself for ever ends with an error. */
final class BoundedWriter extends Writer {
    private final StringBuilder text = new StringBuilder();
    private final int mostCharacters;

    BoundedWriter(int mostCharacters) {
        this.mostCharacters = mostCharacters;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        requireRoom(length);
        text.append(characters, offset, length);
    }

    @Override
    public void write(String part, int offset, int length) throws IOException {
        requireRoom(length);
        text.append(part, offset, offset + length);
    }

    private void requireRoom(int length) throws IOException {
        if (length > mostCharacters - text.length()) {
            throw new IOException("it writes more than " + mostCharacters + " characters");
        }
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // nothing is open
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
