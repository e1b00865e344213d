package io.github.ipcbench.session;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A few lines of a worker's log, for an error message. */
final class LogExcerpt {
    private static final int BYTES = 2_000;
    private static final int LINES = 8;

    /** How the report of a crashed Java runtime begins: what it says first tells more than its last lines. */
    private static final String CRASH = "# A fatal error has been detected";

    private LogExcerpt() {}

    /** The first lines of a crash report, else the last lines; empty when there are none. */
    static String of(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            List<String> head = lines(file, 0);
            int crash = indexOfCrash(head);
            if (crash >= 0) {
                return String.join(System.lineSeparator(), head.subList(crash, Math.min(head.size(), crash + LINES)));
            }
            List<String> tail = lines(file, Math.max(0, file.length() - BYTES));
            return String.join(System.lineSeparator(), tail.subList(Math.max(0, tail.size() - LINES), tail.size()));
        } catch (IOException e) {
            return "(the log cannot be read: " + e.getMessage() + ")";
        }
    }

    private static List<String> lines(RandomAccessFile file, long from) throws IOException {
        file.seek(from);
        byte[] bytes = new byte[(int) Math.min(BYTES, file.length() - from)];
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }

    private static int indexOfCrash(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(CRASH)) {
                return i;
            }
        }
        return -1;
    }
}
