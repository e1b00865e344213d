package io.github.ipcbench.session;

import io.github.ipcbench.plan.Quoted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** A few lines of what a worker printed, for an error message: the first of a crash report, else the last. */
final class LogExcerpt {
    private static final int LINES = 8;

    /** How the report of a crashed Java runtime begins: what it says first tells more than its last lines. */
    private static final String CRASH = "# A fatal error has been detected";

    private final List<String> crash = new ArrayList<>();
    private final Deque<String> last = new ArrayDeque<>();

    /** Takes the next line. */
    void add(String line) {
        String shown = Quoted.line(line.replace("\t", "    "));
        if (crash.size() < LINES && (!crash.isEmpty() || line.startsWith(CRASH))) {
            crash.add(shown);
        }
        if (last.size() == LINES) {
            last.removeFirst();
        }
        last.addLast(shown);
    }

    /** The lines; empty when there are none. */
    String text() {
        Collection<String> lines = crash.isEmpty() ? last : crash;
        return String.join(System.lineSeparator(), lines);
    }
}
