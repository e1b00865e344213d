import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.statistics.BlockRatios;
import io.github.ipcbench.statistics.Interval;
import io.github.ipcbench.trust.SelfCheckFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judges stored sessions by the engine's own statistics; {@code judge-sessions.sh} runs it. */
public final class Sessions {
    private static final double CONFIDENCE = 0.95;
    private static final double POWER = 0.8;

    private Sessions() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 3 && arguments[0].equals("pairs")) {
            pairs(Path.of(arguments[1]), Path.of(arguments[2]));
        } else if (arguments.length == 2 && arguments[0].equals("selfcheck")) {
            selfChecks(Path.of(arguments[1]));
        } else {
            throw new IllegalArgumentException("pairs DIRECTORY OTHER_DIRECTORY, or selfcheck DIRECTORY");
        }
    }

    /** Whether the file/socket ratio of session N lies in the interval of the other session N, and the other way round. */
    private static void pairs(Path one, Path other) throws IOException {
        System.out.println("pair   first: file/socket and its interval   second                       in each other's?");
        int pairs = 0;
        int inside = 0;
        for (int session = 1; exists(one, session) && exists(other, session); session++) {
            BlockRatios first = fileToSocket(read(one, session));
            BlockRatios second = fileToSocket(read(other, session));
            boolean both = interval(second).contains(first.ratio()) && interval(first).contains(second.ratio());
            pairs++;
            inside += both ? 1 : 0;
            System.out.printf(
                    Locale.ROOT,
                    "%4d   %-36s %-36s %s%n",
                    session,
                    text(first),
                    text(second),
                    both ? "yes" : "NO");
        }
        System.out.println(inside + " of " + pairs + " pairs lie in each other's interval");
    }

    /** Whether each session took the same for the same, and saw the delay that was planted in it. */
    private static void selfChecks(Path directory) throws IOException {
        System.out.println("session  again / first             same?  delayed / first           expected  seen?  could see");
        int sessions = 0;
        int same = 0;
        int seen = 0;
        for (int session = 1; exists(directory, session); session++) {
            SelfCheckFinding finding = SelfCheckFinding.of(read(directory, session), CONFIDENCE, POWER)
                    .orElseThrow();
            boolean containsOne = interval(finding.again()).contains(1);
            sessions++;
            same += containsOne ? 1 : 0;
            seen += finding.sawPlanted() ? 1 : 0;
            System.out.printf(
                    Locale.ROOT,
                    "%7d  %-25s %-6s %-25s %-9.3f %-6s %.1f %%%n",
                    session,
                    text(finding.again()),
                    containsOne ? "yes" : "NO",
                    text(finding.delayed()),
                    finding.expectedDelayed(),
                    finding.sawPlanted() ? "yes" : "NO",
                    100 * finding.sensitivity().orElseThrow().smallestDifference());
        }
        System.out.println(
                "of " + sessions + " sessions " + same + " took the same for the same, " + seen + " saw the planted delay");
    }

    private static boolean exists(Path directory, int session) {
        return Files.exists(file(directory, session));
    }

    private static Results read(Path directory, int session) throws IOException {
        return ResultsJson.read(file(directory, session));
    }

    private static Path file(Path directory, int session) {
        return directory.resolve(Integer.toString(session)).resolve("results.json");
    }

    private static BlockRatios fileToSocket(Results results) {
        return BlockRatios.of(costs(results.runs(), "file"), costs(results.runs(), "socket"), CONFIDENCE);
    }

    /** Loop CPU per message of a mode's runs, in block order. */
    private static double[] costs(List<RunResult> runs, String mode) {
        List<Double> costs = new ArrayList<>();
        for (RunResult run : runs) {
            if (run.mode().equals(mode)) {
                costs.add((double) run.loopCpuNanos() / run.messages());
            }
        }
        return costs.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Interval interval(BlockRatios ratios) {
        return ratios.interval().orElseThrow();
    }

    private static String text(BlockRatios ratios) {
        Interval interval = interval(ratios);
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", ratios.ratio(), interval.low(), interval.high());
    }
}
