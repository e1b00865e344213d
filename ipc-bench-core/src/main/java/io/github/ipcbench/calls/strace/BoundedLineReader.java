package io.github.ipcbench.calls.strace;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Reads lines that end in a line feed, within limits, and tells a last line that has no end. */
final class BoundedLineReader {
    private final Reader reader;
    private final StraceLimits limits;
    private final char[] buffer = new char[1 << 16];
    private int position;
    private int filled;
    private long lineNumber;
    private long characters;

    BoundedLineReader(Reader reader, StraceLimits limits) {
        this.reader = reader;
        this.limits = limits;
    }

    /**
     * A line without its line feed.
     *
     * @param number from 1
     * @param ended whether a line feed followed
     */
    record Line(long number, String text, boolean ended) {
        /** The error that this line breaks a rule. */
        StraceFormatException broken(String rule) {
            return new StraceFormatException(number, rule, text);
        }
    }

    Optional<Line> next() throws IOException, StraceFormatException {
        StringBuilder text = new StringBuilder();
        while (position < filled || fill()) {
            char next = buffer[position++];
            if (next == '\n') {
                return Optional.of(finished(text, true));
            }
            text.append(next);
            requireWithinLimits(text);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(finished(text, false));
    }

    private Line finished(StringBuilder text, boolean ended) throws StraceFormatException {
        lineNumber++;
        if (lineNumber > limits.lines()) {
            throw new StraceFormatException(lineNumber, "more than " + limits.lines() + " lines", text.toString());
        }
        return new Line(lineNumber, text.toString(), ended);
    }

    private void requireWithinLimits(StringBuilder text) throws StraceFormatException {
        characters++;
        if (text.length() > limits.lineCharacters()) {
            throw new StraceFormatException(
                    lineNumber + 1, "longer than " + limits.lineCharacters() + " characters", text.toString());
        }
        if (characters > limits.characters()) {
            throw new StraceFormatException(
                    lineNumber + 1, "more than " + limits.characters() + " characters in all", text.toString());
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, reader.read(buffer, 0, buffer.length));
        return filled > 0;
    }
}
