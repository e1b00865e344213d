package io.github.ipcbench.calls.strace;

import java.util.ArrayDeque;
import java.util.Deque;

/** Finds where a parenthesis closes in strace's text, past nested brackets, strings with escapes, and comments. */
final class BalancedText {
    private static final int NONE = -1;

    private BalancedText() {}

    /**
     * Index of the parenthesis that closes the one just before {@code from}; -1 when there is none or brackets do not
     * match.
     */
    static int closingParenthesis(String text, int from) {
        Deque<Character> awaited = new ArrayDeque<>();
        awaited.push(')');
        for (int i = from; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(' -> awaited.push(')');
                case '[' -> awaited.push(']');
                case '{' -> awaited.push('}');
                case ')', ']', '}' -> {
                    if (awaited.pop() != text.charAt(i)) {
                        return NONE;
                    }
                    if (awaited.isEmpty()) {
                        return i;
                    }
                }
                case '"' -> i = closingQuote(text, i + 1);
                case '/' -> i = text.startsWith("/*", i) ? endOfComment(text, i + 2) : i;
                default -> {
                    // any other character is part of a value
                }
            }
            if (i == NONE) {
                return NONE;
            }
        }
        return NONE;
    }

    private static int closingQuote(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '"' -> {
                    return i;
                }
                default -> {
                    // part of the string
                }
            }
        }
        return NONE;
    }

    private static int endOfComment(String text, int from) {
        int end = text.indexOf("*/", from);
        return end == NONE ? NONE : end + 1;
    }
}
