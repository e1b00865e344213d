package io.github.ipcbench.results;

import java.io.IOException;

/**
 * A text is not results this version can read; the message names the source, the place in it and the rule broken. It has
 * no cause: the library's own words hold the text's raw.
 */
public final class ResultsFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    ResultsFormatException(String source, String rule) {
        super(source + ": " + rule);
    }
}
