package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals a real JVM and looks at what it still did. */
@Tag("forks")
class ShutdownTest {
    @TempDir
    Path directory;

    private Process jvm;

    @AfterEach
    void endTheJvm() {
        if (jvm != null) {
            jvm.destroyForcibly();
        }
    }

    @Test
    void aJvmThatGoesOnIsNotShuttingDown() throws Exception {
        assertThat(Shutdown.isUnderWay()).isFalse();
        assertThat(Shutdown.isUnderWayWithin(java.time.Duration.ofMillis(1))).isFalse();
    }

    /** A thread that reports in good time is waited for; one that is stuck has its report written by the hook. */
    @ParameterizedTest
    @ValueSource(strings = {"reports", "is-stuck"})
    void whatThereIsIsReportedBeforeTheJvmEnds(String thread) throws Exception {
        jvm = new ProcessBuilder(List.of(
                        TestPlans.JVM.launcher().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoppedMain.class.getName(),
                        directory.resolve("report").toString(),
                        thread))
                .redirectError(directory.resolve("log").toFile())
                .start();
        assertThat(jvm.getInputStream().read()).isEqualTo('x');

        jvm.destroy();

        assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(jvm.exitValue()).isEqualTo(128 + 15);
        assertThat(directory.resolve("report")).hasContent(thread);
    }

    /** A session's thread that sees the shutdown and takes its time to report, or sees nothing. */
    static final class StoppedMain {
        private StoppedMain() {}

        public static void main(String[] arguments) throws Exception {
            Path report = Path.of(arguments[0]);
            boolean stuck = arguments[1].equals("is-stuck");
            Shutdown shutdown = Shutdown.holdUp(() -> {
                if (stuck) {
                    write(report, "is-stuck");
                }
                return stuck;
            });
            System.out.print('x');
            System.out.flush();
            while (stuck || !Shutdown.isUnderWay()) {
                Thread.sleep(10);
            }
            Thread.sleep(300);
            write(report, "reports");
            shutdown.close();
            // The hook is no longer held up, so this is the last that happens.
            Thread.sleep(60_000);
        }

        private static void write(Path report, String text) {
            try {
                Files.writeString(report, text);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
