package io.github.ipcbench.report.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
    @TempDir
    private Path started;

    @Test
    void withoutADirectoryOursAreUsed() {
        assertThat(Templates.of(null, started)).isEqualTo(Templates.OURS);
    }

    @Test
    void aDirectoryIsFoundFromWhereMavenWasStarted() throws IOException {
        Files.createDirectories(started.resolve("ours/html"));

        Templates templates = Templates.of("ours", started);

        assertThat(templates.directory()).contains(started.resolve("ours"));
        assertThat(templates.problems()).isEmpty();
    }

    @Test
    void whatIsMissingIsRefused() {
        assertThat(Templates.of("none", started).problems())
                .containsExactly("ipcbench.templates: 'none' under '" + started
                        + "' does not exist; valid: a directory of your own templates");
    }

    @Test
    void anAbsolutePathIsUnderNothing() {
        assertThat(Templates.of(started.resolve("none").toString(), started).problems())
                .containsExactly("ipcbench.templates: '" + started.resolve("none")
                        + "' does not exist; valid: a directory of your own templates");
    }

    @Test
    void aFileIsRefused() throws IOException {
        Files.createFile(started.resolve("page.ftlh"));

        assertThat(Templates.of("page.ftlh", started).problems())
                .containsExactly("ipcbench.templates: 'page.ftlh' under '" + started
                        + "' is not a directory; valid: a directory of your own templates");
    }

    @Test
    void whatIsNoPathIsRefused() {
        assertThat(Templates.of("a\0b", started).problems())
                .containsExactly("ipcbench.templates: 'a?b' is not a path; valid: a directory of your own templates");
    }

    @Test
    void whatTheDirectoryHasWrongIsSaidUnderTheProperty() throws IOException {
        Path broken = Files.writeString(started.resolve("console.txt.ftl"), "<#if");

        assertThat(Templates.of(started.toString(), Path.of("/")).problems())
                .singleElement()
                .asString()
                .startsWith("ipcbench.templates: template " + broken + ", line 1, column ");
    }

    @Test
    void aDirectoryOfFarMoreThanTemplatesIsRefused() throws IOException {
        Path hidden = Files.createDirectories(started.resolve(".git"));
        for (int number = 0; number < 1000; number++) {
            Files.createFile(hidden.resolve("object-" + number));
        }
        assertThat(Templates.of(started.toString(), Path.of("/")).problems()).isEmpty();

        for (int number = 0; number < 1000; number++) {
            Files.createFile(started.resolve("file-" + number));
        }
        assertThat(Templates.of(started.toString(), Path.of("/")).problems())
                .containsExactly(
                        "ipcbench.templates: '" + started + "' cannot be read (it holds more than 1000 files and"
                                + " directories); valid: a directory of your own templates");
    }
}
