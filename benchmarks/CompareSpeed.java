import io.github.ipcbench.report.CompareReport;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.session.SessionFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times reading stored sessions and comparing them, from the first line of {@code main}; see {@code report-speed.sh}.
 *
 * <p>Arguments: a results file, and a folder of stored sessions; where that is absent it is made, of so many copies of the
 * file as a third argument says, each begun at another second.
 */
public final class CompareSpeed {
    private CompareSpeed() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        if (!Files.exists(folder)) {
            make(Path.of(arguments[0]), folder, Integer.parseInt(arguments[2]));
            return;
        }
        long begin = System.nanoTime();
        Map<Path, Results> sessions = SessionFiles.read("folder", List.of(folder.toString()), Path.of(""));
        long read = System.nanoTime();
        CompareReport report = CompareReport.of(Map.of("sessions", List.copyOf(sessions.values())));
        int characters = report.html().length() + report.markdown().length();
        long end = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "%d sessions of %d runs: read %.0f ms, compared %.0f ms, together %.0f ms, %d characters%n",
                sessions.size(),
                sessions.values().iterator().next().runs().size(),
                (read - begin) / 1e6,
                (end - read) / 1e6,
                (end - begin) / 1e6,
                characters);
    }

    private static void make(Path file, Path folder, int count) throws Exception {
        String text = Files.readString(file);
        String started = text.replaceFirst("(?s).*?\"startedAt\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        for (int session = 0; session < count; session++) {
            String other = Instant.parse(started).plusSeconds(session).toString();
            Files.writeString(
                    Files.createDirectories(folder.resolve("session-" + session)).resolve("results.json"),
                    text.replace(started, other));
        }
    }
}
