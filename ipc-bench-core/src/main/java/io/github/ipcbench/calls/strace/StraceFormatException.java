package io.github.ipcbench.calls.strace;

/** A trace holds what no strace we know writes. Says what is wrong, where, and shows the line. */
public final class StraceFormatException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_CHARACTERS = 200;

    private final long lineNumber;

    public StraceFormatException(long lineNumber, String rule, String line) {
        super("strace output, line " + lineNumber + ": " + rule + ": '" + shortened(line) + "'");
        this.lineNumber = lineNumber;
    }

    /** The line's number, from 1. */
    public long lineNumber() {
        return lineNumber;
    }

    private static String shortened(String line) {
        return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
