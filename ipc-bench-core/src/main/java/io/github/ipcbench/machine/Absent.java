package io.github.ipcbench.machine;

import java.util.OptionalLong;

/** Arithmetic on counts that may be absent. */
final class Absent {
    private Absent() {}

    /** How far a counter went; absent when either reading is, or when it ran backwards, as steal time may. */
    static OptionalLong difference(OptionalLong before, OptionalLong after) {
        return before.isPresent() && after.isPresent() && after.getAsLong() >= before.getAsLong()
                ? OptionalLong.of(after.getAsLong() - before.getAsLong())
                : OptionalLong.empty();
    }

    /** The count, of 0 or more, in another unit; absent when that is no number a machine can have counted. */
    static OptionalLong times(OptionalLong count, long factor) {
        return count.isPresent() && count.getAsLong() <= Long.MAX_VALUE / factor
                ? OptionalLong.of(count.getAsLong() * factor)
                : OptionalLong.empty();
    }
}
