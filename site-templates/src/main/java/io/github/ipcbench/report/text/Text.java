package io.github.ipcbench.report.text;

/** Text from the outside, made fit to be shown on one line of any medium. */
public final class Text {
    private static final int LONGEST_LABEL = 30;
    private static final int REPLACEMENT = 0xFFFD;

    private Text() {}

    /**
     * The text with line breaks and tabs as spaces, and every other character that would act on its surroundings
     * instead of being seen (controls, bidirectional overrides, lone surrogates, noncharacters) as U+FFFD. XML can hold the result.
     */
    public static String line(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().map(Text::shown).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** The text cut to what fits a label that cannot wrap. */
    public static String shortened(String text) {
        return shortened(text, LONGEST_LABEL);
    }

    /** The text cut in its middle to a count of characters, for names that differ at their ends. */
    public static String shortenedInside(String text, int longest) {
        int characters = text.codePointCount(0, text.length());
        int left = longest / 2;
        return characters <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, left)) + "…"
                        + text.substring(text.offsetByCodePoints(0, characters - (longest - left - 1)));
    }

    /** The text cut to a count of characters. */
    public static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private static int shown(int character) {
        if (character == '\n' || character == '\r' || character == '\t') {
            return ' ';
        }
        if ((character & 0xFFFE) == 0xFFFE) {
            return REPLACEMENT;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                REPLACEMENT;
            case Character.FORMAT -> isBidirectionalControl(character) ? REPLACEMENT : character;
            default -> character;
        };
    }

    private static boolean isBidirectionalControl(int character) {
        return character == 0x061C
                || character == 0x200E
                || character == 0x200F
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
