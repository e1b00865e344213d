import io.github.ipcbench.report.ReportWriter;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.results.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Times reading a results file and writing its report, from the first line of {@code main}; see {@code report-speed.sh}.
 *
 * <p>Arguments: the results file, the output directory and, where a longer session is wanted, its number of runs: the
 * stored ones over and over, each with its own index and round.
 */
public final class ReportSpeed {
    private ReportSpeed() {}

    public static void main(String[] arguments) throws Exception {
        long begin = System.nanoTime();
        Path file = Path.of(arguments[0]);
        Path output = Path.of(arguments[1]);
        Results results = ResultsJson.read(file);
        if (arguments.length > 2) {
            file = output.resolveSibling("long-results.json");
            ResultsJson.write(repeated(results, Integer.parseInt(arguments[2])), file);
            begin = System.nanoTime();
            results = ResultsJson.read(file);
        }
        long read = System.nanoTime();
        ReportWriter.write(results, output);
        long end = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "%d runs: read %.0f ms, report %.0f ms, together %.0f ms%n",
                results.runs().size(),
                (read - begin) / 1e6,
                (end - read) / 1e6,
                (end - begin) / 1e6);
    }

    private static Results repeated(Results results, int runs) {
        List<RunResult> stored = results.runs();
        int rounds = stored.get(stored.size() - 1).round();
        List<RunResult> all = new ArrayList<>();
        for (int index = 0; index < runs; index++) {
            RunResult run = stored.get(index % stored.size());
            all.add(new RunResult(
                    index + 1,
                    run.round() + rounds * (index / stored.size()),
                    run.key(),
                    run.messages(),
                    run.wallNanos(),
                    run.ends(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    run.warnings()));
        }
        Results repeated = new Results(
                results.format(),
                results.version(),
                results.tool(),
                results.startedAt(),
                results.complete(),
                results.plan(),
                results.environment(),
                results.modes(),
                results.cases(),
                all,
                results.selfCheck(),
                Optional.empty(),
                results.warnings());
        return results.calls().map(calls -> repeated.with(calls, List.of())).orElse(repeated);
    }
}
