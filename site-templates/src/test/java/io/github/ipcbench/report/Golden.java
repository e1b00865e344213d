package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares output with a file under {@code golden/}; {@code -Dgolden.update} writes the files anew, to be read over. */
final class Golden {
    private static final Path FILES = Path.of("src/test/resources/io/github/ipcbench/report/golden");

    private Golden() {}

    static void assertMatches(String name, String actual) {
        Path file = FILES.resolve(name);
        try {
            if (System.getProperty("golden.update") != null) {
                Files.createDirectories(FILES);
                Files.writeString(file, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The section of a page that a heading labels, or a folded one. */
    static String section(String html, String heading) {
        boolean folded = html.contains("<details class=\"evidence\" id=\"" + heading + "\"");
        int start = html.indexOf(
                folded
                        ? "<details class=\"evidence\" id=\"" + heading + "\""
                        : "<section aria-labelledby=\"" + heading + "\"");
        assertThat(start).as("section %s", heading).isNotNegative();
        String end = folded ? "</details>\n" : "</section>\n";
        return html.substring(start, html.indexOf(end, start) + end.length());
    }
}
