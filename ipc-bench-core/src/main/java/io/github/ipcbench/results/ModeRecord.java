package io.github.ipcbench.results;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Quoted;
import java.util.OptionalInt;

/**
 * What a mode of the session is called.
 *
 * @param noun how a sentence names it, with its article, such as {@code a file}; empty where it is named by its id alone
 * @param description half a line for people
 * @param descriptors how many of the plan's descriptors it carries with each message at most; absent where nobody knew
 */
public record ModeRecord(String id, String noun, String description, OptionalInt descriptors) {
    static final int LONGEST_TEXT = 100;

    public ModeRecord {
        Mode.requireId(id);
        requireText("noun", noun);
        requireText("description", description);
        if (descriptors.orElse(0) < 0) {
            throw new IllegalArgumentException("modes: descriptors: 0 or more is valid, got " + descriptors.getAsInt());
        }
    }

    public static ModeRecord of(Mode mode) {
        return new ModeRecord(mode.id(), mode.noun(), mode.description(), OptionalInt.of(mode.descriptors()));
    }

    private static void requireText(String what, String text) {
        if (text.length() > LONGEST_TEXT || !Quoted.line(text).equals(text)) {
            throw new IllegalArgumentException("modes: " + what + ": at most " + LONGEST_TEXT
                    + " characters, none of them a control character, are valid, got " + Quoted.of(text));
        }
    }
}
