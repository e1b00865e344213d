package io.github.ipcbench.calls.strace;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole call as strace writes it after the time stamp.
 *
 * <pre>
 *   name(arguments) = result [error] [(note)]… [&lt;seconds&gt;]
 *   name(arguments) = ? &lt;unavailable&gt;
 * </pre>
 */
record CallText(
        String name,
        String arguments,
        OptionalLong result,
        Optional<String> error,
        String note,
        OptionalLong durationNanos) {

    /** Names of calls; {@code ???} is what strace writes for a call it could not ask for. */
    static final String NAME = "[a-z_][a-z0-9_]*|\\?\\?\\?";

    private static final Pattern BEGINNING = Pattern.compile("(" + NAME + ")\\(");
    private static final Pattern DURATION = Pattern.compile(" <([0-9]{1,9})\\.([0-9]{9})>$");
    private static final Pattern OUTCOME =
            Pattern.compile(" += (\\?|-?[0-9]{1,20}|0x[0-9a-f]{1,16})(?: (E[A-Z0-9_]+))?(?: (.+))?");
    private static final String UNAVAILABLE = "<unavailable>";
    private static final int DECIMAL = 10;
    private static final int OCTAL = 8;
    private static final int HEXADECIMAL = 16;

    /**
     * Reads a call.
     *
     * @param line where it stands, for the error
     */
    static CallText read(String text, BoundedLineReader.Line line) throws StraceFormatException {
        Matcher beginning = BEGINNING.matcher(text);
        if (!beginning.lookingAt()) {
            throw line.broken("neither a call, a signal nor an end");
        }
        int close = BalancedText.closingParenthesis(text, beginning.end());
        if (close < 0) {
            throw line.broken("the call's arguments do not close");
        }
        Matcher duration = DURATION.matcher(text).region(close + 1, text.length());
        boolean timed = duration.find();
        String outcomeText = text.substring(close + 1, timed ? duration.start() : text.length());
        Matcher outcome = OUTCOME.matcher(outcomeText);
        if (!outcome.matches()) {
            throw line.broken("no result follows the call's arguments");
        }
        String note = outcome.group(3) == null ? "" : outcome.group(3);
        requireNote(note, line);
        return new CallText(
                beginning.group(1).intern(),
                text.substring(beginning.end(), close),
                result(outcome.group(1), line),
                error(outcome, line),
                note,
                timed ? OptionalLong.of(durationNanos(duration)) : OptionalLong.empty());
    }

    private static long durationNanos(Matcher duration) {
        return Long.parseLong(duration.group(1)) * 1_000_000_000L + Long.parseLong(duration.group(2));
    }

    private static Optional<String> error(Matcher outcome, BoundedLineReader.Line line) throws StraceFormatException {
        Optional<String> error = Optional.ofNullable(outcome.group(2)).map(String::intern);
        boolean canFail = outcome.group(1).equals("-1") || outcome.group(1).equals("?");
        if (error.isPresent() && !canFail) {
            throw line.broken("an error follows a result that is neither -1 nor ?");
        }
        return error;
    }

    private static OptionalLong result(String text, BoundedLineReader.Line line) throws StraceFormatException {
        if (text.equals("?")) {
            return OptionalLong.empty();
        }
        try {
            if (text.startsWith("0x")) {
                return OptionalLong.of(Long.parseUnsignedLong(text.substring(2), HEXADECIMAL));
            }
            if (text.startsWith("-")) {
                return OptionalLong.of(Long.parseLong(text));
            }
            // A signal's return may hand on a negative number, which strace writes without its sign.
            boolean octal = text.length() > 1 && text.startsWith("0");
            return OptionalLong.of(Long.parseUnsignedLong(text, octal ? OCTAL : DECIMAL));
        } catch (NumberFormatException e) {
            StraceFormatException broken = line.broken("the result is no 64-bit number");
            broken.initCause(e);
            throw broken;
        }
    }

    /** Notes are groups in parentheses, one space between; an unavailable result has its own. */
    private static void requireNote(String note, BoundedLineReader.Line line) throws StraceFormatException {
        if (note.isEmpty() || note.equals(UNAVAILABLE)) {
            return;
        }
        int from = 0;
        while (true) {
            int close = note.charAt(from) == '(' ? BalancedText.closingParenthesis(note, from + 1) : -1;
            if (close == note.length() - 1) {
                return;
            }
            if (close < 0 || !note.startsWith(" (", close + 1)) {
                throw line.broken("unknown text after the result");
            }
            from = close + 2;
        }
    }
}
