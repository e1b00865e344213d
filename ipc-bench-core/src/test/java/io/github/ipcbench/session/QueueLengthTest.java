package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.results.CaseRecord.Depth;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions in network namespaces, each of which has a setting of its own for the kernel's datagram queue. */
@Tag("root")
@Tag("forks")
@Tag("strace")
class QueueLengthTest {
    @TempDir
    Path directory;

    @Test
    void theKernelsQueueLengthChangesNeitherTheMessagesInFlightNorTheCalls() throws Exception {
        MountNamespace namespace = new MountNamespace(directory);
        namespace.require(inNetwork(10, "true"), "only root has network namespaces");
        namespace.require("strace -o /dev/null true", "strace may not trace here");
        Path service = SlowModes.service(directory.resolve("service"));
        List<List<Depth>> depths = new ArrayList<>();
        for (int length : List.of(1, 10, 512)) {
            Path files = Files.createDirectory(directory.resolve("q" + length));

            int status = namespace.run(
                    inNetwork(length, "\"$0\" -cp \"$1:" + service + "\" " + DepthMain.class.getName() + " " + files));

            assertThat(status).as(namespace::log).isZero();
            assertCallsAreThoseOfTheLists(length, ResultsJson.read(files.resolve("traced/results.json")));
            Results filled = ResultsJson.read(files.resolve("filled/results.json"));
            depths.add(filled.cases().stream()
                    .map(one -> one.depth().orElseThrow())
                    .toList());
        }
        assertThat(depths.get(0)).hasSize(SlowModes.IDS.size()).allSatisfy(depth -> {
            assertThat(depth.limit()).hasValue(11);
            assertThat(depth.seenMost()).hasValue(11);
        });
        assertThat(depths.get(1)).isEqualTo(depths.get(0));
        assertThat(depths.get(2)).isEqualTo(depths.get(0));
    }

    private static String inNetwork(int queueLength, String command) {
        return "unshare -n sh -c 'echo " + queueLength + " > /proc/sys/net/unix/max_dgram_qlen && " + command
                + "' \"$0\" \"$1\"";
    }

    private static void assertCallsAreThoseOfTheLists(int length, Results results) {
        assertThat(results.calls().orElseThrow().traces())
                .hasSize(4)
                .allSatisfy(trace -> assertThat(trace.ends().stream())
                        .as("queue of " + length + ", " + trace.key())
                        .allSatisfy(end -> assertThat(end.matchesCallList())
                                .as(() -> end.counts().toString())
                                .isTrue()));
    }
}
