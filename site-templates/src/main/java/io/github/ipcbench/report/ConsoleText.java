package io.github.ipcbench.report;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Makes lines fit a console: its width, and the characters that its charset has. */
public final class ConsoleText {
    /** Columns that sentences are wrapped at. */
    public static final int WIDTH = 72;

    private static final String INDENT = "  ";

    private static final Map<Character, String> ASCII = Map.ofEntries(
            Map.entry('µ', "u"),
            Map.entry('×', "x"),
            Map.entry('±', "+-"),
            Map.entry('−', "-"),
            Map.entry('–', "-"),
            Map.entry('·', "|"),
            Map.entry('’', "'"),
            Map.entry('‘', "'"),
            Map.entry('“', "\""),
            Map.entry('”', "\""),
            Map.entry('…', "..."),
            Map.entry('✓', "ok"));

    private ConsoleText() {}

    /** What this process writes to its standard output in, as far as the JDK tells. */
    public static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return Charset.defaultCharset();
        }
    }

    /** Takes lines for this process's console: as its charset can show them. */
    public static Consumer<String> shownTo(Consumer<String> console) {
        return line -> console.accept(shown(line, charset()));
    }

    /** The text as a console of this charset can show it: our own signs in ASCII where it has not all of them. */
    public static String shown(String text, Charset charset) {
        if (!charset.canEncode() || charset.newEncoder().canEncode(text)) {
            return text;
        }
        return text.chars()
                .mapToObj(character -> ASCII.getOrDefault((char) character, String.valueOf((char) character)))
                .collect(Collectors.joining());
    }

    /** The text with each line that is no row of a table broken between words; what follows a break is indented. */
    static String wrapped(String text) {
        return text.lines()
                .map(line -> line.startsWith(INDENT) ? line.stripTrailing() : wrappedLine(line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String wrappedLine(String line) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        for (String word : line.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                wrapped.append('\n').append(INDENT);
                column = INDENT.length();
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += word.length();
        }
        return wrapped.toString();
    }
}
