package io.github.ipcbench.calls;

import java.util.List;

/**
 * The call times the 2015 article publishes, all measured by strace and rounded to microseconds.
 *
 * <p>Source: "IPC performance: sockets vs files", Michael Shuldman, Inferno Nettverk A/S, 30 June 2015, updated 23 July
 * 2015.
 */
public final class ArticleCallFigures {
    public static final CallTime SMALL_SENDMSG = micros(14, 16);
    public static final CallTime SMALL_RECVMSG = micros(15, 18);
    public static final CallTime SMALL_SUM = micros(29, 34);

    public static final CallTime LARGE_SENDMSG = micros(29, 30);
    public static final CallTime LARGE_RECVMSG = micros(39, 39);
    public static final CallTime LARGE_SUM = micros(68, 69);

    public static final CallTime OPEN = micros(16, 18);
    public static final CallTime UNLINK = micros(13, 14);
    public static final CallTime WRITE = micros(67, 68);
    public static final CallTime SENDER_CLOSE = micros(13, 14);
    public static final CallTime LSEEK = micros(14, 15);
    public static final CallTime READ = micros(60, 62);
    /** The close that drops the last reference, so that the file's blocks are freed. */
    public static final CallTime RECEIVER_CLOSE = micros(18, 22);

    public static final CallTime FILE_SUM = micros(201, 213);

    /** What the article concludes, in round figures. */
    public static final double SAVED_NANOS = 40_000;

    public static final double ADDED_NANOS = 200_000;
    public static final double DEFICIT_NANOS = 160_000;
    public static final double SESSION_DEFICIT_NANOS = 1_000_000;
    public static final int MESSAGES_PER_SESSION = 5;

    private ArticleCallFigures() {}

    /** The seven calls the file mode adds, in the article's order. */
    static List<CallTime> fileCalls() {
        return List.of(OPEN, UNLINK, WRITE, SENDER_CLOSE, LSEEK, READ, RECEIVER_CLOSE);
    }

    private static CallTime micros(int medianMicros, int meanMicros) {
        return new CallTime(medianMicros * 1_000.0, meanMicros * 1_000.0);
    }
}
