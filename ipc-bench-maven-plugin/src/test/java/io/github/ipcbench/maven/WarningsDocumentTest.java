package io.github.ipcbench.maven;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/warnings.md and the sources name the same warnings. */
class WarningsDocumentTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES = List.of("ipc-bench-core", "site-templates", "ipc-bench-maven-plugin");

    /**
     * A warning is made with its code as a literal, by a helper named {@code warning} that is called with one, or with
     * the constant {@code CODE} of its class.
     */
    private static final Pattern CODE =
            Pattern.compile("(?:(?:new Warning|\\bwarning)\\(\\s*|String CODE = )\"([^\"]*)\"");

    private static final Pattern MADE_OTHERWISE = Pattern.compile("new Warning\\(\\s*(?!\"|code, |CODE,)\\S");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| [^|]+ \\| [^|]+ \\|$");

    @Test
    void everyWarningIsDocumentedAndNoOther() throws IOException {
        Set<String> documented = all(ROW, Files.readString(ROOT.resolve("docs/warnings.md")));

        assertThat(documented).isEqualTo(all(CODE, sources("main"))).isNotEmpty();
    }

    @Test
    void everyCodeStandsWhereItCanBeFound() {
        assertThat(MADE_OTHERWISE.matcher(sources("main")).results().map(match -> match.group()))
                .as("a code that is put together elsewhere escapes docs/warnings.md and this test")
                .isEmpty();
    }

    @Test
    void everyWarningIsNamedInATest() {
        String tests = sources("test");

        assertThat(all(CODE, sources("main")))
                .allSatisfy(code -> assertThat(tests).contains("\"" + code + "\""));
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(toCollection(TreeSet::new));
    }

    /** The text of every class of all modules. */
    private static String sources(String kind) {
        StringBuilder text = new StringBuilder();
        for (String module : MODULES) {
            try (Stream<Path> files =
                    Files.walk(ROOT.resolve(module).resolve("src").resolve(kind))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    text.append(Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.toString();
    }
}
