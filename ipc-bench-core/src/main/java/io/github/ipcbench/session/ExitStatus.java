package io.github.ipcbench.session;

/** How a process ended, in words, with the likely reason where the status tells one. */
final class ExitStatus {
    /** A JVM that ends itself, and {@link Process#exitValue}, report death by a signal as 128 and the signal's number. */
    private static final int SIGNAL_BASE = 128;

    private ExitStatus() {}

    static String inWords(int status) {
        int signal = status - SIGNAL_BASE;
        return switch (signal) {
            case 9 -> "was killed by signal 9 (SIGKILL: somebody sent it, or the machine ran out of memory)";
            case 15 -> "was killed by signal 15 (SIGTERM: somebody asked it to end)";
            case 4, 6, 7, 8, 11 ->
                "was killed by signal " + signal + " (the Java runtime crashed; its report is in the log)";
            default ->
                signal > 0
                        ? "was killed by signal " + signal
                        : "exited with status " + status + " (likely: it could not start, or something called exit)";
        };
    }
}
