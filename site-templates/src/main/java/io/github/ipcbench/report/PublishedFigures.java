package io.github.ipcbench.report;

import java.util.Map;
import java.util.Optional;

/**
 * What the 2015 article published, mode by mode; the one place of the report that knows a mode's name.
 *
 * <p>Where the article gives "about 1/2 of the socket mode's performance", the cost here is about twice the socket's:
 * performance is read as messages per CPU second.
 */
final class PublishedFigures {
    static final String SOURCE =
            "“IPC performance: sockets vs files”, Michael Shuldman, Inferno Nettverk A/S, 30 June 2015, updated 23 July 2015";
    static final String MACHINE = "Core i5 2.67 GHz laptop, four cores, SSD, Fedora 20, Linux 3.19.8";
    static final int YEAR = 2015;
    static final int PAYLOAD_BYTES = 112_192;
    static final int DESCRIPTORS = 3;
    static final int MESSAGES_PER_SESSION = 5;

    /** The mode that all others are compared with. */
    static final String BASELINE = "socket";

    private static final Map<String, Figure> BY_MODE = Map.of(
            BASELINE,
            new Figure(Optional.of(new Seconds(6.5, 27.9, 34.4)), 1, false),
            "file",
            new Figure(Optional.of(new Seconds(10.2, 83.5, 93.7)), 93.7 / 34.4, false),
            "mmap-locked",
            new Figure(Optional.empty(), 2, true),
            "mmap-relaxed",
            new Figure(Optional.empty(), 4 / 3.0, true),
            "socket-gzip",
            new Figure(Optional.empty(), 40, true));

    private PublishedFigures() {}

    /** The mode's published figure; empty for a mode the article does not have. */
    static Optional<Figure> of(String mode) {
        return Optional.ofNullable(BY_MODE.get(mode));
    }

    /**
     * One mode's figure.
     *
     * @param seconds its row of the article's table, where it has one
     * @param timesBaseline its cost as a multiple of the baseline's
     * @param roughly whether the article says "about"
     */
    record Figure(Optional<Seconds> seconds, double timesBaseline, boolean roughly) {}

    /** Median CPU seconds of both processes per million messages. */
    record Seconds(double user, double system, double sum) {}
}
