package io.github.ipcbench.maven;

import java.time.Duration;
import java.util.Locale;

/** The one line of the progress bar: what is going on, how much of it is done, and the time left. */
final class BarLine {
    private BarLine() {}

    /**
     * Draws the line.
     *
     * @param text what is going on
     * @param done steps finished
     * @param total steps in all, at least 1
     * @param elapsed time since the first step began
     * @param width characters; the line has exactly as many
     */
    static String of(String text, long done, long total, Duration elapsed, int width) {
        String right = "  " + left(done, total, elapsed);
        String head = text + "  ";
        int cells = width - head.length() - right.length() - 2;
        if (cells < 1) {
            return (head + right.strip() + " ".repeat(width)).substring(0, width);
        }
        int filled = Math.toIntExact(cells * done / total);
        return head + "[" + "=".repeat(filled) + " ".repeat(cells - filled) + "]" + right;
    }

    /** Always of the same length for times under an hour, so that the bar stands still. */
    private static String left(long done, long total, Duration elapsed) {
        if (done == 0) {
            return "time left: ?    ";
        }
        long seconds = Math.round(elapsed.toMillis() / 1000.0 / done * (total - done));
        String clock = seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
        return String.format(Locale.ROOT, "time left: %-5s", clock);
    }
}
