package io.github.ipcbench.report;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
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
        return String.join("\n", broken(line, INDENT, WIDTH));
    }

    /**
     * A line broken between words; a word that is longer than a line stays whole.
     *
     * @param indent put before what follows a break
     * @param width of the longest line, the indent included
     */
    public static List<String> broken(String line, String indent, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean begun = false;
        for (String word : line.split(" ", -1)) {
            if (begun && part.length() + 1 + word.length() > width) {
                lines.add(part.toString());
                part = new StringBuilder(indent);
                begun = false;
            }
            part.append(begun ? " " : "").append(word);
            begun = part.length() > 0;
        }
        lines.add(part.toString());
        return lines;
    }
}
