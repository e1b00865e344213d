package io.github.ipcbench.plan;

import java.util.stream.Collectors;

/**
 * Text of others as it is shown on a terminal or in a log: of bounded length, on one line, and with every character that
 * would act on its surroundings instead of being seen as an escape such as <code>&#92;u001b</code>.
 */
public final class Quoted {
    /** Characters that are shown of one text, escapes counted in full. */
    public static final int MOST_CHARACTERS = 200;

    private Quoted() {}

    /** In quotation marks. */
    public static String of(String text) {
        return "'" + line(text) + "'";
    }

    /** As it stands; what is beyond {@link #MOST_CHARACTERS} is an ellipsis. */
    public static String line(String text) {
        return line(text, MOST_CHARACTERS);
    }

    /** As {@link #line(String)}, of a text that may be longer. */
    public static String line(String text, int mostCharacters) {
        StringBuilder line = new StringBuilder();
        for (int place = 0; place < text.length(); place += Character.charCount(text.codePointAt(place))) {
            String shown = shown(text.codePointAt(place));
            if (line.length() + shown.length() > mostCharacters) {
                return line.append('…').toString();
            }
            line.append(shown);
        }
        return line.toString();
    }

    private static String shown(int codePoint) {
        String text = Character.toString(codePoint);
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
            default -> text;
        };
    }
}
