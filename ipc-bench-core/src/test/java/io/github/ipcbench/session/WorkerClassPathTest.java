package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkerClassPathTest {
    private static final List<String> NEEDED = List.of(
            "/r/ipc-bench-core-0.1.0-SNAPSHOT.jar",
            "/r/junixsocket-common-2.11.1.jar",
            "/r/junixsocket-native-common-2.11.1.jar",
            "/r/jna-jpms-5.19.1.jar",
            "/r/HdrHistogram-2.2.2.jar");
    private static final List<String> OF_GOALS = List.of(
            "/r/ipc-bench-maven-plugin-0.1.0-SNAPSHOT.jar",
            "/r/ipc-bench-site-templates-0.1.0-SNAPSHOT.jar",
            "/r/freemarker-2.3.35.jar",
            "/r/maven-reporting-api-4.0.0.jar",
            "/r/junixsocket-core-2.11.1.pom");
    private static final List<String> SHARED = List.of("/r/jackson-core-2.22.4.jar", "/r/slf4j-api-2.0.18.jar");

    @Test
    void whatOnlyMavenAndTheReportCallIsLeftOut() {
        assertThat(ofWorkers(List.of(NEEDED, OF_GOALS, SHARED))).isEqualTo(NEEDED);
    }

    /** Its mode may call a library that the controller calls too; no mode calls a template engine of ours. */
    @Test
    void besideSomebodyElsesModeItsLibrariesStay() {
        List<String> foreign = List.of("/m/jackson-transport-1.jar", "/m/classes", "/m/maven-messages-3.jar");

        assertThat(ofWorkers(List.of(NEEDED, OF_GOALS, SHARED, foreign)))
                .isEqualTo(
                        Stream.of(NEEDED, SHARED, foreign).flatMap(List::stream).toList());
    }

    private static List<String> ofWorkers(List<List<String>> parts) {
        List<Path> whole = parts.stream().flatMap(List::stream).map(Path::of).toList();
        return WorkerClassPath.of(whole).stream().map(Path::toString).toList();
    }
}
