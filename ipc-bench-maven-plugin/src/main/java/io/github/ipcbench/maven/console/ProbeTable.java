package io.github.ipcbench.maven.console;

import io.github.ipcbench.report.ConsoleText;
import io.github.ipcbench.results.LimitRow;
import java.util.ArrayList;
import java.util.List;

/** Rows of findings as lines for a console: verdict, name, and the value wrapped beside them. */
public final class ProbeTable {
    /** With Maven's {@code [INFO] } before it, as wide as fits most consoles. */
    private static final int WIDTH = 105;

    private static final int VERDICT_WIDTH = 9;
    private static final int NAME_WIDTH = 18;

    private ProbeTable() {}

    public static List<String> lines(String title, List<LimitRow> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(title);
        for (LimitRow row : rows) {
            String head = padded("  " + word(row.verdict()), 2 + VERDICT_WIDTH) + padded(row.name(), NAME_WIDTH);
            for (String part : ConsoleText.broken(row.value(), "", WIDTH - head.length())) {
                lines.add((head + part).stripTrailing());
                head = " ".repeat(head.length());
            }
        }
        return lines;
    }

    private static String word(LimitRow.Verdict verdict) {
        return switch (verdict) {
            case GOOD -> "ok";
            case LIMITED -> "limited";
            case MISSING -> "no";
        };
    }

    /** A word that is too long stays whole, two blanks behind it. */
    private static String padded(String text, int width) {
        return text.length() < width ? text + " ".repeat(width - text.length()) : text + "  ";
    }
}
