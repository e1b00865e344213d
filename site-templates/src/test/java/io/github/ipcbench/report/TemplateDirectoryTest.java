package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.report.template.TemplateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateDirectoryTest {
    private static final Path OURS = Path.of("src/main/resources/io/github/ipcbench/report");

    @TempDir
    private Path directory;

    @Test
    void aCopyOfAllOfOursIsFine() throws IOException {
        try (Stream<Path> files = Files.walk(OURS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                write(OURS.relativize(file).toString(), Files.readString(file));
            }
        }

        assertThat(directory.resolve("html/why.ftlh")).exists();
        assertThat(TemplateDirectory.problems(directory)).isEmpty();
    }

    @Test
    void aFileThatReplacesNoneOfOursIsNamedWithTheNamesThatDo() throws IOException {
        write("html/anwser.ftlh", "");

        assertThat(TemplateDirectory.problems(directory))
                .singleElement()
                .asString()
                .startsWith(
                        "'html/anwser.ftlh' replaces none of ours; valid: include/… for what your templates include, and "
                                + "compare.html.ftlh, compare.md.ftl, console.txt.ftl, css/charts.css, ")
                .contains(", html/why.ftlh, ")
                .doesNotContain(".class");
    }

    @Test
    void filesToIncludeAndHiddenFilesAreNobodysBusiness() throws IOException {
        write("include/company.ftlh", "<p>Company</p>");
        write(".gitignore", "*.bak");
        write(".git/config.ftlh", "<#if");

        assertThat(TemplateDirectory.problems(directory)).isEmpty();
    }

    @Test
    void everyTemplateThatDoesNotParseIsNamedWithItsLine() throws IOException {
        Path page = write("report.html.ftlh", "<html>\n<#iff model.label??>\n</html>\n");
        Path included = write("include/company.ftlh", "\n\n${model.label");
        write("css/page.css", "${not a template}");

        assertThat(TemplateDirectory.problems(directory))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).startsWith("template " + page + ", line 2, column "))
                .anySatisfy(problem -> assertThat(problem).startsWith("template " + included + ", line 3, column "));
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
