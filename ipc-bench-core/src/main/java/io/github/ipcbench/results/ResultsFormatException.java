package io.github.ipcbench.results;

import java.io.IOException;

/** A text is not results this version can read; the message names the source, the place in it and the rule broken. */
public final class ResultsFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    public ResultsFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
