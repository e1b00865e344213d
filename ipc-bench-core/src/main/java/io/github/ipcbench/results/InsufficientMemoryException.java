package io.github.ipcbench.results;

import java.io.IOException;

/** Results can be read, but this JVM's heap has no room for what is to be made of them. */
public final class InsufficientMemoryException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is missing, and what helps. */
    public static final String REASON = "needs more memory than this JVM has, "
            + (Runtime.getRuntime().maxMemory() >> 20) + " MiB; MAVEN_OPTS=-Xmx1g gives Maven more";

    private InsufficientMemoryException(String message, OutOfMemoryError cause) {
        super(message, cause);
    }

    /** Of a report, of which nothing is written then. */
    public static InsufficientMemoryException ofReport(Results results, OutOfMemoryError cause) {
        return new InsufficientMemoryException("a report of " + results.runs().size() + " runs " + REASON, cause);
    }
}
