package io.github.ipcbench.transport.compressed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.transport.ModeUnavailableException;
import io.github.ipcbench.transport.TestContexts;
import io.github.ipcbench.transport.TransportContext;
import io.github.ipcbench.transport.TransportProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the compressed modes are where nobody has named their libraries. */
@Tag("native")
class OptionalLibrariesTest {
    private static final Map<String, String> LIBRARIES = Map.of(
            "socket-lz4", "the library lz4-java is absent; add at.yawk.lz4:lz4-java to the plugin's dependencies",
            "socket-zstd",
                    "the library zstd-jni is absent; add com.github.luben:zstd-jni to the plugin's dependencies");

    @TempDir
    Path directory;

    @Test
    void aModeWhoseLibraryIsAbsentIsListedAndSaysWhatToAdd() throws Exception {
        try (WithoutLibraries loader = new WithoutLibraries()) {
            TransportProvider transport =
                    (TransportProvider) loader.loadClass(CompressedSocketTransport.class.getName())
                            .getConstructor()
                            .newInstance();
            assertThat(transport.modes()).extracting(Mode::id).containsAll(LIBRARIES.keySet());
            TransportContext context = TestContexts.of(directory, 64, 0);
            LIBRARIES.forEach((id, reason) -> assertThatThrownBy(() -> transport.openReceiver(
                            transport.modes().stream()
                                    .filter(mode -> mode.id().equals(id))
                                    .findFirst()
                                    .orElseThrow(),
                            context))
                    .isInstanceOf(ModeUnavailableException.class)
                    .hasMessage(reason));
        }
    }

    /** Has the transport's own package once more, and neither of the libraries. */
    private static final class WithoutLibraries extends URLClassLoader {
        private static final String OWN = CompressedSocketTransport.class.getPackageName() + ".";

        WithoutLibraries() throws IOException {
            super(
                    new URL[] {
                        CompressedSocketTransport.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                    },
                    OptionalLibrariesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (name.startsWith("net.jpountz.") || name.startsWith("com.github.luben.")) {
                    throw new ClassNotFoundException(name);
                }
                if (!name.startsWith(OWN)) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }
    }
}
