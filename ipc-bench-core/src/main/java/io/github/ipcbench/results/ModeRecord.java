package io.github.ipcbench.results;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Quoted;

/**
 * What a mode of the session is called.
 *
 * @param noun how a sentence names it, with its article, such as {@code a file}; empty where it is named by its id alone
 * @param description half a line for people
 */
public record ModeRecord(String id, String noun, String description) {
    static final int LONGEST_TEXT = 100;

    public ModeRecord {
        Mode.requireId(id);
        requireText("noun", noun);
        requireText("description", description);
    }

    public static ModeRecord of(Mode mode) {
        return new ModeRecord(mode.id(), mode.noun(), mode.description());
    }

    private static void requireText(String what, String text) {
        if (text.length() > LONGEST_TEXT || !Quoted.line(text).equals(text)) {
            throw new IllegalArgumentException("modes: " + what + ": at most " + LONGEST_TEXT
                    + " characters, none of them a control character, are valid, got " + Quoted.of(text));
        }
    }
}
