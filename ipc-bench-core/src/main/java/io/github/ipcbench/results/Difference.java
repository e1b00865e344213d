package io.github.ipcbench.results;

import io.github.ipcbench.plan.Quoted;
import java.util.List;

/**
 * Something in which two sessions, or a session and this machine, differ.
 *
 * @param name what differs: a property by its full name, or a part of the machine
 * @param stored its value in the stored session
 * @param now its value now
 */
public record Difference(String name, String stored, String now) {
    /** Adds what differs, if it does. */
    static void compare(String name, Object stored, Object now, List<Difference> differences) {
        if (!stored.equals(now)) {
            differences.add(new Difference(name, stored.toString(), now.toString()));
        }
    }

    /** One line, whatever the values hold. */
    @Override
    public String toString() {
        return Quoted.line(name) + ": stored " + Quoted.of(stored) + ", now " + Quoted.of(now);
    }
}
