package io.github.ipcbench.directories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionDirectoriesTest {
    private static final int STICKY_AND_OPEN_TO_ALL = 01777;

    @TempDir
    Path temp;

    private final List<String> warnings = new ArrayList<>();
    private Path parent;

    /** The test's own directory is linked to on some machines; a session names the real one. */
    @BeforeEach
    void makeTheParent() throws IOException {
        parent = Files.createDirectory(temp.toRealPath().resolve("parent"));
    }

    @Test
    void thereIsOneInEachParentAndOnlyOneWhereParentsCoincide() throws Exception {
        Path sockets = Path.of(System.getProperty("java.io.tmpdir"));
        try (SessionDirectories apart = SessionDirectories.make(Set.of(parent), warnings::add);
                SessionDirectories together = SessionDirectories.make(Set.of(sockets), warnings::add)) {
            assertThat(apart.paths()).hasSize(together.paths().size() + 1);
            assertThat(apart.paths()).extracting(Path::getParent).doesNotHaveDuplicates();
        }
    }

    @Test
    void everythingOfARunLiesInThemAndEachRunHasItsOwn() throws Exception {
        try (SessionDirectories session = SessionDirectories.make(Set.of(parent), warnings::add);
                RunDirectories first = session.makeRun(parent);
                RunDirectories second = session.makeRun(parent)) {
            assertThat(first.all()).hasSize(3).extracting(Path::getParent).isSubsetOf(session.paths());
            assertThat(first.files().startsWith(parent)).isTrue();
            assertThat(first.all()).doesNotContainAnyElementsOf(second.all());
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void aNameThatIsTakenOnlyHasAnotherOneChosen() throws Exception {
        Iterator<String> names = List.of("taken", "taken-too", "free").iterator();
        Files.createDirectory(parent.resolve("taken"));
        Files.createSymbolicLink(parent.resolve("taken-too"), Path.of("nowhere"));

        PrivateDirectory made = SessionDirectories.made(parent, names::next);

        assertThat(made.path()).isEqualTo(parent.resolve("free"));
        assertThat(parent.resolve("taken")).exists();
    }

    @Test
    void oneThatCannotBeRemovedIsAWarningThatNamesIt() throws Exception {
        SessionDirectories session = SessionDirectories.make(Set.of(parent), warnings::add);
        Path files = session.makeRun(parent).files();
        Files.createDirectories(files.resolve("far/too/deep"));

        session.close();

        assertThat(warnings)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("a private directory could not be removed, and" + " stays: '" + files.getParent() + "' (");
    }

    @Test
    void aParentThatOthersCanWriteInWithoutTheStickyBitIsRefusedInOneLine() throws Exception {
        mode(parent, "rwxrwxrwx");

        assertThatThrownBy(() -> SessionDirectories.make(Set.of(parent), warnings::add))
                .isInstanceOf(IOException.class)
                .hasMessage("ipcbench.tempDirectory: '" + parent + "' is not safe, since it can be written by everybody"
                        + " and has no sticky bit (rwxrwxrwx), so that another user can take away what lies there;"
                        + " valid: a directory that only this user or root can write in, or one with the sticky bit, as"
                        + " /tmp has it");
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void aParentInADirectoryThatOthersCanRenameItInIsRefused() throws Exception {
        Path below = Files.createDirectory(parent.resolve("below"));
        mode(parent, "rwxr-xrwx");

        assertThatThrownBy(() -> SessionDirectories.make(Set.of(below), warnings::add))
                .hasMessageStartingWith("ipcbench.tempDirectory: '" + below + "' is not safe, since '" + parent
                        + "' can be written by everybody and has no sticky bit");
    }

    @Test
    void aParentWithTheStickyBitMayBeOpenToAll() throws Exception {
        Files.setAttribute(parent, "unix:mode", STICKY_AND_OPEN_TO_ALL);

        try (SessionDirectories session = SessionDirectories.make(Set.of(parent), warnings::add)) {
            assertThat(session.paths()).hasSizeGreaterThan(1);
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    @Tag("root")
    void aParentThatIsSomebodyElsesIsRefused() throws Exception {
        assumeRoot();
        Files.setAttribute(parent, "unix:uid", 12_345);

        assertThatThrownBy(() -> SessionDirectories.make(Set.of(parent), warnings::add))
                .hasMessageContaining("is not safe, since it belongs to user 12345");
    }

    @Test
    @Tag("root")
    void aParentThatAGroupOfOthersCanWriteInIsRefusedAndTheOwnersOwnGroupIsNot() throws Exception {
        assumeRoot();
        mode(parent, "rwxrwxr-x");
        SessionDirectories.make(Set.of(parent), warnings::add).close();

        Files.setAttribute(parent, "unix:gid", 12_345);

        assertThatThrownBy(() -> SessionDirectories.make(Set.of(parent), warnings::add))
                .hasMessageContaining("is not safe, since it can be written by group 12345 and has no sticky bit");
    }

    @Test
    void aLinkToAParentIsFollowedOnceAndForAll() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), parent);

        try (SessionDirectories session = SessionDirectories.make(Set.of(link), warnings::add);
                RunDirectories run = session.makeRun(link)) {
            assertThat(run.files().startsWith(parent)).isTrue();
        }
    }

    private static void assumeRoot() throws IOException {
        assumeTrue(
                Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "only root can give a directory away");
    }

    private static void mode(Path directory, String permissions) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
    }

    @Test
    @Tag("forks")
    void theyAreRemovedThoughNoDescriptorIsLeft() throws Exception {
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n 400; exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        UsedUpMain.class.getName(),
                        parent.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(process.getInputStream()).hasContent("used up");
        assertThat(parent).isEmptyDirectory();
    }
}
