package io.github.ipcbench.transport.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transports of others, as their jars bring them. */
class ModeCatalogTest {
    private static final List<String> OURS = ids(ModeCatalog.load(ModeCatalogTest.class.getClassLoader()));

    @TempDir
    private Path directory;

    private ForeignTransports foreign;

    @BeforeEach
    void noneYet() {
        foreign = new ForeignTransports(directory);
    }

    private ModeCatalog catalog() {
        return ModeCatalog.load(foreign.loader());
    }

    private static List<String> ids(ModeCatalog catalog) {
        return catalog.modes().stream().map(Mode::id).toList();
    }

    @Test
    void aModeOfAnotherAuthorIsKnownWithItsClassAndJar() throws IOException {
        foreign.with("ring", ForeignTransports.mode("ring"));
        ModeCatalog catalog = catalog();

        assertThat(catalog.faults()).isEmpty();
        assertThat(catalog.author(catalog.mode("ring"))).hasValue("ring.Transport in ring-1.jar");
        assertThat(catalog.author(catalog.mode("socket"))).isEmpty();
    }

    @Test
    void aTransportThatCannotBeUsedIsNamedWithItsJarAndTheOthersGoOn() throws IOException {
        foreign.with(
                        "first",
                        "{ if (true) throw new IllegalStateException(\"no\\nway\"); }"
                                + ForeignTransports.mode("first"))
                .with("second", "public List<Mode> modes() { throw new IllegalStateException(\"no modes\"); }")
                .with(
                        "third",
                        "static final Mode MODE = new Mode(\"My Mode\", \"bytes\", false);"
                                + "public List<Mode> modes() { return List.of(MODE); }")
                .with("fourth", "public List<Mode> modes() { return null; }")
                .with("fifth", "Transport() {}" + ForeignTransports.mode("fifth"))
                .registering("sixth", "sixth.Nowhere")
                .registering("seventh", "io.github.ipcbench.plan.Mode")
                .registering("eighth", "not a name")
                .withoutItsLibrary("ninth")
                .with("ring", ForeignTransports.mode("ring"));
        ModeCatalog catalog = catalog();

        assertThat(ids(catalog)).containsAll(OURS).hasSize(OURS.size() + 1).contains("ring");
        String left = ": its modes are left out: ";
        String provider = "io.github.ipcbench.transport.TransportProvider: ";
        assertThat(catalog.faults())
                .usingElementComparator(ModeCatalogTest::beginning)
                .containsExactly(
                        "first.Transport in first-1.jar" + left + "java.lang.IllegalStateException: no\\u000away",
                        "second.Transport in second-1.jar" + left + "java.lang.IllegalStateException: no modes",
                        "third.Transport in third-1.jar" + left + "java.lang.IllegalArgumentException: mode id: "
                                + "lower-case words joined by hyphens, at most 100 characters, are valid, got 'My Mode'",
                        "fourth.Transport in fourth-1.jar" + left + "java.lang.NullPointerException",
                        "fifth-1.jar" + left,
                        "sixth-1.jar" + left + provider + "Provider sixth.Nowhere not found",
                        "seventh-1.jar" + left + provider + "io.github.ipcbench.plan.Mode not a subtype",
                        "eighth-1.jar" + left + provider,
                        "ninth-1.jar" + left + "java.lang.NoClassDefFoundError: lib/Missing");
        assertThatThrownBy(() -> catalog.mode("second"))
                .hasMessageContaining("unknown mode 'second'; known: ")
                .hasMessageContaining("; second.Transport in second-1.jar" + left);
    }

    /** What the JDK adds to its words differs from JDK to JDK. */
    private static int beginning(String actual, String expected) {
        return actual.startsWith(expected) ? 0 : actual.compareTo(expected);
    }

    @Test
    void anIdThatTwoOthersClaimIsNobodys() throws IOException {
        foreign.with("one", ForeignTransports.mode("ring")).with("two", ForeignTransports.mode("ring"));
        ModeCatalog catalog = catalog();

        assertThat(ids(catalog)).isEqualTo(OURS);
        assertThat(catalog.faults())
                .containsExactly(
                        "mode 'ring' is claimed by one.Transport in one-1.jar and by two.Transport in two-1.jar:"
                                + " none of them is taken");
    }

    @Test
    void anIdThatOneOfOursHasStaysOurs() throws IOException {
        foreign.with("thief", ForeignTransports.mode("socket"));
        ModeCatalog catalog = catalog();

        assertThat(catalog.author(catalog.mode("socket"))).isEmpty();
        assertThat(catalog.faults())
                .singleElement()
                .asString()
                .startsWith("mode 'socket' is claimed by io.github.ipcbench.transport.socket.SocketTransport in ")
                .contains(" and by thief.Transport in thief-1.jar: that of io.github.ipcbench.transport.socket.");
    }

    @Test
    void aModeThatDoesNotAnswerIsNamedWithItsJar() throws IOException {
        foreign.with("ring", ForeignTransports.mode("ring"));
        ModeCatalog catalog = catalog();
        Mode ring = catalog.mode("ring");

        assertThatThrownBy(() -> catalog.callList(ring, 3, WaitStrategy.SELECT))
                .hasMessage("mode ring of ring.Transport in ring-1.jar: callList failed:"
                        + " java.lang.IllegalStateException: no calls");
        assertThatThrownBy(() -> catalog.roomNeeded(ring, 112_192, OptionalInt.empty()))
                .hasMessage("mode ring of ring.Transport in ring-1.jar: roomNeeded failed:"
                        + " java.lang.IllegalStateException: it answered null");
    }
}
