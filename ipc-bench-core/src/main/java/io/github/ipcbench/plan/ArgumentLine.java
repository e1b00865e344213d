package io.github.ipcbench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a line into command-line arguments.
 *
 * <p>White space separates arguments; within {@code '…'} or {@code "…"} it does not. There are no escapes: a quotation
 * mark stands within marks of the other kind. {@code ''} is an empty argument.
 */
final class ArgumentLine {
    private ArgumentLine() {}

    /** The arguments; empty when a quotation mark is left open. */
    static Optional<List<String>> split(String line) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        boolean started = false;
        char openQuote = 0;
        for (int index = 0; index < line.length(); index++) {
            char each = line.charAt(index);
            if (openQuote != 0) {
                if (each == openQuote) {
                    openQuote = 0;
                } else {
                    argument.append(each);
                }
            } else if (each == '\'' || each == '"') {
                openQuote = each;
                started = true;
            } else if (!Character.isWhitespace(each)) {
                argument.append(each);
                started = true;
            } else if (started) {
                arguments.add(argument.toString());
                argument.setLength(0);
                started = false;
            }
        }
        if (openQuote != 0) {
            return Optional.empty();
        }
        if (started) {
            arguments.add(argument.toString());
        }
        return Optional.of(List.copyOf(arguments));
    }
}
