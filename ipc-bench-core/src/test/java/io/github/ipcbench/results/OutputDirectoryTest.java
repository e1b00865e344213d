package io.github.ipcbench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of others in an output directory are refused, not replaced and not removed. */
class OutputDirectoryTest {
    private static final String THEIRS = "somebody else's";

    @TempDir
    private Path home;

    @TempDir
    private Path directory;

    @Test
    void everythingThatIsNotOursIsNamedInOneLine() throws IOException {
        Path precious = Files.writeString(home.resolve("precious"), THEIRS);
        Files.writeString(directory.resolve("results.json"), "{\"benchmarks\": []}");
        Files.createSymbolicLink(directory.resolve("results.previous.json"), precious);
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(directory.resolve("report.html")))
                .close();
        Files.createDirectory(directory.resolve("report.md"));
        Files.createSymbolicLink(directory.resolve("charts"), home);
        Files.createDirectory(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/run-0000-socket-sender.log"), THEIRS);

        assertThatThrownBy(() -> OutputDirectory.requireOurs(directory))
                .isInstanceOf(ForeignFilesException.class)
                .hasMessage("ipcbench.outputDirectory: '" + directory + "' holds what IPC Bench must not replace: "
                        + "results.json (not written by IPC Bench), results.previous.json (a link), "
                        + "charts (a link), report.html (a pipe, socket or device), report.md (a folder), "
                        + "logs/run-0000-socket-sender.log (not written by IPC Bench)"
                        + "; move it away, or name a directory of its own");
        assertThat(precious).hasContent(THEIRS);
    }

    @Test
    void whatIsOursIsNoObstacleNorAreOtherNames() throws IOException {
        writeAllOfOurs();
        Files.writeString(directory.resolve("notes.md"), THEIRS);
        Files.writeString(directory.resolve("logs/application.log"), THEIRS);
        Files.writeString(directory.resolve("charts/theirs.svg"), THEIRS);

        assertThatCode(() -> OutputDirectory.requireOurs(directory)).doesNotThrowAnyException();
    }

    @Test
    void aDirectoryThatIsEmptyIsFineAndStaysEmpty() throws IOException {
        OutputDirectory.requireOurs(directory);

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void logsThatAreALinkAreRefused() throws IOException {
        Files.createSymbolicLink(directory.resolve("logs"), home);

        assertThatThrownBy(() -> OutputDirectory.requireOurs(directory)).hasMessageContaining(": logs (a link);");
    }

    /** Its other name may be the one that somebody relies on. */
    @Test
    void aFileWithASecondNameIsRefused() throws IOException {
        writeAllOfOurs();
        Files.createLink(home.resolve("kept.html"), directory.resolve("report.html"));

        assertThatThrownBy(() -> OutputDirectory.requireOurs(directory))
                .hasMessageContaining(": report.html (a file that has a second name, a hard link);");
    }

    @Test
    @Tag("root")
    void aFileOfAnotherUserIsRefused() throws IOException {
        writeAllOfOurs();
        Path report = directory.resolve("report.md");
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can give a file away");
        Files.setAttribute(report, "unix:uid", 65534);

        assertThatThrownBy(() -> OutputDirectory.requireOurs(directory))
                .hasMessageContaining(": report.md (another user's);");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".results.json.4711-1f2e.tmp",
                ".results.previous.json.4711-1f2e.tmp",
                ".report.html.1-0.tmp",
                ".report.md.1-0.tmp",
                "charts/.multiples-dark.svg.1-0.tmp",
                "logs/trace-socket-sender.strace"
            })
    void whatAKilledProcessLeftIsRemoved(String name) throws IOException {
        Files.createDirectory(directory.resolve("charts"));
        Files.createDirectory(directory.resolve("logs"));
        Files.writeString(directory.resolve(name), "half a fi");

        OutputDirectory.removeLeftovers(directory);

        assertThat(directory.resolve(name)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".notes.20261128-0223.tmp",
                ".draft.1-a.tmp",
                ".results.json.1-a.tmp.orig",
                ".results.json.tmp",
                "x.results.json.1-a.tmp",
                "charts/.theirs.svg.1-a.tmp"
            })
    void aFileWithAnotherNameStays(String name) throws IOException {
        Files.createDirectory(directory.resolve("charts"));
        Files.writeString(directory.resolve(name), THEIRS);

        OutputDirectory.removeLeftovers(directory);

        assertThat(directory.resolve(name)).hasContent(THEIRS);
    }

    /** strace opens its output by name, and empties it. */
    @Test
    void aTraceThatIsALinkOrNoTraceIsRefused() throws IOException {
        writeAllOfOurs();
        Path trace = directory.resolve("logs/trace-socket-sender.strace");
        Files.writeString(trace, "29060 1795341636.654820712 close(6) = 0 <0.000006449>\n");
        OutputDirectory.requireOurs(directory);

        Files.writeString(trace, THEIRS);
        Files.createSymbolicLink(directory.resolve("logs/trace-file-receiver.strace"), home);

        assertThatThrownBy(() -> OutputDirectory.requireOurs(directory))
                .hasMessageContaining("logs/trace-file-receiver.strace (a link), "
                        + "logs/trace-socket-sender.strace (not written by IPC Bench)");
    }

    @Test
    void aFolderOrALinkWithALeftoversNameStays() throws IOException {
        Path folder = Files.createDirectory(directory.resolve(".results.json.1-a.tmp"));
        Files.writeString(folder.resolve("theirs"), THEIRS);
        Path link = Files.createSymbolicLink(directory.resolve(".report.md.1-a.tmp"), home);

        OutputDirectory.removeLeftovers(directory);

        assertThat(folder.resolve("theirs")).hasContent(THEIRS);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void chartsThatAreALinkAreNotLookedInto() throws IOException {
        Path theirs = Files.writeString(home.resolve(".multiples.svg.1-a.tmp"), THEIRS);
        Files.createSymbolicLink(directory.resolve("charts"), home);

        OutputDirectory.removeLeftovers(directory);

        assertThat(theirs).hasContent(THEIRS);
    }

    @Test
    void aFileOfOursIsReplacedAndNobodyElses() throws IOException {
        Path file = directory.resolve("report.md");
        replace("report.md", "# One\n");
        replace("report.md", "# Two\n");
        assertThat(file).content().endsWith("# Two\n").startsWith("<!-- Written by IPC Bench");

        Files.writeString(file, THEIRS);
        assertThatThrownBy(() -> replace("report.md", "# Three\n"))
                .hasMessage(file + ": it is not written by IPC Bench");
        assertThat(file).hasContent(THEIRS);
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aLinkIsNeitherFollowedNorReplaced() throws IOException {
        Path precious = Files.writeString(home.resolve("precious"), "<!-- Written by IPC Bench -->");
        Path file = Files.createSymbolicLink(directory.resolve("report.md"), precious);

        assertThatThrownBy(() -> replace("report.md", "# One\n")).hasMessage(file + ": it is a link");
        assertThat(Files.exists(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(precious).hasContent("<!-- Written by IPC Bench -->");
    }

    @Test
    void filesOfOneBatchTakeTheirPlacesTogetherOrNotAtAll() throws IOException {
        replace("report.md", "# Old\n");
        try (AtomicFile.Batch files = new AtomicFile.Batch(directory, FileMark.MARKUP)) {
            files.write("charts/multiples.svg", out -> out.write("<svg/>\n"));
            files.write("report.md", out -> out.write("# New\n"));
            assertThatThrownBy(() -> files.write("report.html", out -> {
                        out.write("half a page");
                        throw new IOException("no more");
                    }))
                    .hasMessage("no more");
        }
        assertThat(directory.resolve("report.md")).content().endsWith("# Old\n");
        try (Stream<Path> entries = Files.list(directory)) {
            assertThat(entries).containsExactly(directory.resolve("report.md"));
        }
    }

    @Test
    void aBatchReplacesNothingWhereOneOfItsPlacesIsSomebodyElses() throws IOException {
        replace("report.md", "# Old\n");
        Path theirs = Files.writeString(directory.resolve("report.html"), THEIRS);
        try (AtomicFile.Batch files = new AtomicFile.Batch(directory, FileMark.MARKUP)) {
            files.write("charts/multiples.svg", out -> out.write("<svg/>\n"));
            files.write("report.md", out -> out.write("# New\n"));
            files.write("report.html", out -> out.write("<p/>\n"));
            assertThatThrownBy(files::replace).hasMessage(theirs + ": it is not written by IPC Bench");
        }
        assertThat(directory.resolve("report.md")).content().endsWith("# Old\n");
        assertThat(theirs).hasContent(THEIRS);
        try (Stream<Path> entries = Files.list(directory)) {
            assertThat(entries).containsExactlyInAnyOrder(directory.resolve("report.md"), theirs);
        }
    }

    /** An XML declaration must be the first of a file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\"?>\n<svg/>\n",
                "<?xml version=\"1.0\"?>",
                "<!DOCTYPE html>\n",
                "#",
                "",
                "<?xml in a file of one line",
            })
    void aTextIsGivenItsMarkWhetherItIsLongOrShort(String text) throws IOException {
        assertThat(FileMark.MARKUP.on("<?xml version=\"1.0\"?>\n<svg/>\n"))
                .isEqualTo("<?xml version=\"1.0\"?>\n" + FileMark.MARKUP.on("") + "<svg/>\n");
        for (String whole : List.of(text, text + "x".repeat(299), text + "\u00b5\n".repeat(10_000))) {
            replace("report.md", whole);
            assertThat(directory.resolve("report.md")).hasContent(FileMark.MARKUP.on(whole));
            StringWriter byCharacters = new StringWriter();
            try (MarkingWriter out = new MarkingWriter(byCharacters, FileMark.MARKUP)) {
                for (int place = 0; place < whole.length(); place++) {
                    out.write(whole.charAt(place));
                }
                out.flush();
            }
            assertThat(byCharacters).hasToString(FileMark.MARKUP.on(whole));
        }
    }

    private void replace(String name, String text) throws IOException {
        try (AtomicFile.Batch files = new AtomicFile.Batch(directory, FileMark.MARKUP)) {
            files.write(name, out -> out.write(text));
            files.replace();
        }
    }

    private void writeAllOfOurs() throws IOException {
        for (String folder : List.of("charts", "logs")) {
            Files.createDirectories(directory.resolve(folder));
        }
        for (String results : List.of("results.json", "results.previous.json")) {
            AtomicFile.write(
                    directory.resolve(results),
                    FileMark.RESULTS,
                    out -> out.write("{\n  \"format\" : \"ipc-bench-results\"}\n"));
        }
        for (String report : List.of("report.html", "report.md", "charts/multiples.svg")) {
            replace(report, "<?xml version=\"1.0\"?>\n<p/>\n");
        }
        Files.writeString(directory.resolve("logs/run-0000-socket-sender.log"), FileMark.LOG.on("x"));
    }
}
