package io.github.ipcbench.calls.strace;

import java.nio.file.Path;

/** Whether programs can be traced here. */
public sealed interface StraceAvailability {

    /** strace is there, new enough, and has just traced a program. */
    record Available(Path executable, StraceVersion version) implements StraceAvailability {
        /** Name and version, such as {@code strace 6.1}. */
        public String tracer() {
            return "strace " + version;
        }
    }

    /**
     * Programs cannot be traced.
     *
     * @param reason one line for people: what is missing and why
     */
    record Missing(String reason) implements StraceAvailability {}
}
