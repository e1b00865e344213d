package io.github.ipcbench.session;

import java.util.ArrayList;
import java.util.List;

/**
 * One quantity over the windows of a soak, and whether it is flat.
 *
 * <p>The rule: the median of the last quarter of the windows lies above that of the second quarter by less than the
 * allowance. The first quarter is left out: compilers, caches and lazily loaded classes still grow in it.
 *
 * @param allowance growth that still counts as flat
 */
record SoakSeries(String name, double allowance, List<Long> values) {
    SoakSeries(String name, double allowance) {
        this(name, allowance, new ArrayList<>());
    }

    void add(long value) {
        values.add(value);
    }

    long first() {
        return values.get(0);
    }

    long last() {
        return values.get(values.size() - 1);
    }

    long median() {
        return median(values);
    }

    /** Median of the last quarter less that of the second. */
    long growth() {
        int quarter = values.size() / 4;
        if (quarter == 0) {
            throw new IllegalStateException(name + ": at least 4 windows are needed, got " + values.size());
        }
        return median(values.subList(values.size() - quarter, values.size()))
                - median(values.subList(quarter, 2 * quarter));
    }

    boolean flat() {
        return growth() <= allowance;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get((values.size() - 1) / 2);
    }
}
