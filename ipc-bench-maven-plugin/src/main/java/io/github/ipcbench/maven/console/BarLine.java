package io.github.ipcbench.maven.console;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The one line of the progress bar: how much is done, the time left, and what is going on. */
public final class BarLine {
    private static final int LEAST_CELLS = 10;
    private static final int MOST_CELLS = 50;
    /** Room for the names of most runs; a wider terminal gives the rest to the bar. */
    private static final int TEXT = 44;

    private BarLine() {}

    /**
     * Draws the line.
     *
     * @param text what is going on; cut where there is no room
     * @param done steps finished
     * @param total steps in all
     * @param left time left; empty when nobody knows
     * @param width characters; the line has exactly as many
     */
    static String of(String text, long done, long total, Optional<Duration> left, int width) {
        String middle = "] "
                + String.format(Locale.ROOT, "%7s", left.map(BarLine::clock).orElse("?")) + " left  ";
        int cells = Math.min(MOST_CELLS, Math.max(LEAST_CELLS, width - TEXT - middle.length() - 1));
        int filled = total <= 0 ? 0 : Math.toIntExact(cells * Math.min(done, total) / total);
        String line = "[" + "=".repeat(filled) + " ".repeat(cells - filled) + middle + text;
        return (line + " ".repeat(Math.max(0, width - line.length()))).substring(0, width);
    }

    /** Such as 0:04, or 1:02:05. */
    private static String clock(Duration time) {
        long seconds = Math.round(time.toMillis() / 1000.0);
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
