package io.github.ipcbench.results;

import io.github.ipcbench.plan.Quoted;

/**
 * Something in which two sessions, or a session and this machine, differ.
 *
 * @param name what differs: a property by its full name, or a part of the machine
 * @param stored its value in the stored session
 * @param now its value now
 */
public record Difference(String name, String stored, String now) {
    /** One line, whatever the values hold. */
    @Override
    public String toString() {
        return name + ": stored " + Quoted.of(stored) + ", now " + Quoted.of(now);
    }
}
