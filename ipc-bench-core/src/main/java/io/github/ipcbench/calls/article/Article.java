package io.github.ipcbench.calls.article;

import io.github.ipcbench.plan.Case;
import java.util.Map;
import java.util.Optional;

/**
 * What the 2015 article published about its modes; the one place besides the modes' own folders that knows their names.
 *
 * <p>Where the article gives "about 1/2 of the socket mode's performance", the cost here is about twice the socket's:
 * performance is read as messages per CPU second.
 */
public final class Article {
    public static final String SOURCE =
            "“IPC performance: sockets vs files”, Michael Shuldman, Inferno Nettverk A/S, 30 June 2015, updated 23 July 2015";
    public static final String MACHINE = "Core i5 2.67 GHz laptop, four cores, SSD, Fedora 20, Linux 3.19.8";
    public static final int YEAR = 2015;
    public static final int PAYLOAD_BYTES = 112_192;
    public static final int DESCRIPTORS = 3;
    public static final int MESSAGES_PER_SESSION = 5;

    /** The mode that the article compares the others with. */
    public static final String SOCKET = "socket";

    public static final String FILE = "file";

    private static final Map<String, Figure> BY_MODE = Map.of(
            SOCKET,
            new Figure(Optional.of(new Seconds(6.5, 27.9, 34.4)), 1, false),
            FILE,
            new Figure(Optional.of(new Seconds(10.2, 83.5, 93.7)), 93.7 / 34.4, false),
            "mmap-locked",
            new Figure(Optional.empty(), 2, true),
            "mmap-relaxed",
            new Figure(Optional.empty(), 4 / 3.0, true),
            "socket-gzip",
            new Figure(Optional.empty(), 40, true));

    private Article() {}

    /** The case's published figure; empty for a mode, a size or a variant that the article does not have. */
    public static Optional<Figure> of(Case key) {
        boolean measuredThere =
                key.payloadBytes() == PAYLOAD_BYTES && key.variant().equals(Case.BASE);
        return measuredThere ? Optional.ofNullable(BY_MODE.get(key.mode())) : Optional.empty();
    }

    /** The same where the session's multiples are of the mode that the article's are of; empty elsewhere. */
    public static Optional<Figure> comparedWith(String baseline, Case key) {
        return baseline.equals(SOCKET) ? of(key) : Optional.empty();
    }

    /**
     * One mode's figure.
     *
     * @param seconds its row of the article's table, where it has one
     * @param timesSocket its cost as a multiple of the socket's
     * @param roughly whether the article says "about"
     */
    public record Figure(Optional<Seconds> seconds, double timesSocket, boolean roughly) {}

    /** Median CPU seconds of both processes per million messages. */
    public record Seconds(double user, double system, double sum) {}
}
