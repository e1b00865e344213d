package io.github.ipcbench.report.template;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** Passes text on, up to a limit: a template that repeats itself for ever ends with an error. */
final class BoundedWriter extends Writer {
    private final Writer out;
    private final int mostCharacters;
    private int characters;
    private Optional<IOException> failure = Optional.empty();

    BoundedWriter(Writer out, int mostCharacters) {
        this.out = out;
        this.mostCharacters = mostCharacters;
    }

    /** Why the text could not be passed on; the limit is no such reason. */
    Optional<IOException> failure() {
        return failure;
    }

    @Override
    public void write(char[] part, int offset, int length) throws IOException {
        passOn(length, () -> out.write(part, offset, length));
    }

    @Override
    public void write(String part, int offset, int length) throws IOException {
        passOn(length, () -> out.write(part, offset, length));
    }

    private interface Step {
        void take() throws IOException;
    }

    private void passOn(int length, Step step) throws IOException {
        if (length > mostCharacters - characters) {
            throw new LimitException("writes more than " + mostCharacters + " characters");
        }
        characters += length;
        try {
            step.take();
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /** The text is longer than it may be. */
    static final class LimitException extends IOException {
        private static final long serialVersionUID = 1L;

        private LimitException(String message) {
            super(message);
        }
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // whoever opened it closes it
    }
}
