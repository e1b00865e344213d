import io.github.ipcbench.judgement.ClockAndTrace;
import io.github.ipcbench.judgement.CpuAccount;
import io.github.ipcbench.judgement.ProfileFit;
import io.github.ipcbench.judgement.SelfCheckFinding;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.judgement.Thresholds;
import io.github.ipcbench.results.CallCount;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerTrace;
import io.github.ipcbench.statistics.Interval;
import io.github.ipcbench.statistics.LogMean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** Judges stored sessions by the engine's own statistics; {@code judge-sessions.sh} runs it. */
public final class Sessions {
    private Sessions() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 3 && arguments[0].equals("pairs")) {
            pairs(Path.of(arguments[1]), Path.of(arguments[2]));
        } else if (arguments.length == 2 && arguments[0].equals("selfcheck")) {
            selfChecks(Path.of(arguments[1]));
        } else if (arguments.length == 2 && arguments[0].equals("calls")) {
            calls(Path.of(arguments[1]));
        } else {
            throw new IllegalArgumentException(
                    "pairs DIRECTORY OTHER_DIRECTORY, or selfcheck DIRECTORY, or calls DIRECTORY");
        }
    }

    /** By how much the instruments differ, whether the parts add up and every call is on its list, in each session. */
    private static void calls(Path directory) throws IOException {
        System.out.println("session  strace above clock, by mode  parts explain  sides not as listed  modes whose profile differs");
        List<String> details = new ArrayList<>();
        for (int session = 1; exists(directory, session); session++) {
            Results results = read(directory, session);
            CallFindings findings = results.calls().orElseThrow();
            List<String> unlisted = new ArrayList<>();
            List<String> differences = new ArrayList<>();
            List<String> differing = new ArrayList<>();
            DoubleSummaryStatistics explained = new DoubleSummaryStatistics();
            for (StepProfile profile : findings.profiles()) {
                ProfileFit.of(profile, results.runs()).flatMap(ProfileFit::warning).ifPresent(w -> differing.add(w.key().mode() + ", profiled run"));
                for (WorkerProfile worker : profile.ends().stream().toList()) {
                    explained.accept(CpuAccount.ofLoop(worker).explainedShare());
                    explained.accept(CpuAccount.ofProcess(worker).explainedShare());
                }
                for (TraceSummary trace : findings.traces()) {
                    if (trace.key().equals(profile.key())) {
                        ClockAndTrace.of(profile, trace)
                                .ifPresent(both -> differences.add(String.format(Locale.ROOT, "%+.0f", 100 * both.difference())));
                        unlisted.addAll(unlisted(trace.key().mode() + ", sender", trace.ends().sender()));
                        unlisted.addAll(unlisted(trace.key().mode() + ", receiver", trace.ends().receiver()));
                    }
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%7d  %26s %%  %3.0f to %3.0f %%  %19d  %26d%n",
                    session,
                    String.join(" ", differences),
                    100 * explained.getMin(),
                    100 * explained.getMax(),
                    unlisted.size(),
                    differing.size());
            for (List<String> some : List.of(unlisted, differing)) {
                for (String one : some) {
                    details.add("session " + session + ": " + one);
                }
            }
        }
        details.forEach(System.out::println);
    }

    /** The side, with what it calls that is not on its list; empty when there is nothing. */
    private static List<String> unlisted(String side, WorkerTrace trace) {
        if (trace.matchesCallList()) {
            return List.of();
        }
        List<String> calls = new ArrayList<>();
        for (CallCount count : trace.counts()) {
            switch (count.verdict()) {
                case MORE, LESS, UNEXPECTED ->
                    calls.add(String.format(Locale.ROOT, "%s %+.3f per message", count.call(), count.differencePerMessage()));
                case EXPECTED, ALLOWED, RUNTIME -> {}
            }
        }
        return List.of(side + ": " + String.join(", ", calls));
    }

    /** Whether the file/socket ratio of session N lies in the interval of the other session N, and the other way round. */
    private static void pairs(Path one, Path other) throws IOException {
        System.out.println("pair   first: file/socket and its interval   second                       in each other's?");
        int pairs = 0;
        int inside = 0;
        for (int session = 1; exists(one, session) && exists(other, session); session++) {
            LogMean first = fileToSocket(read(one, session));
            LogMean second = fileToSocket(read(other, session));
            boolean both = interval(second).contains(first.value()) && interval(first).contains(second.value());
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
            SelfCheckFinding finding = SessionSummary.of(read(directory, session)).selfCheck().orElseThrow();
            boolean containsOne = !finding.toldAgainApart().orElseThrow();
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
                    100 * finding.smallestDifference().orElseThrow());
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

    private static LogMean fileToSocket(Results results) {
        return SessionSummary.of(results).comparisons().stream()
                .filter(each -> each.key().mode().equals("file")
                        && each.baseline().mode().equals("socket"))
                .findFirst()
                .orElseThrow()
                .mean();
    }

    private static Interval interval(LogMean multiple) {
        return multiple.interval(Thresholds.CONFIDENCE).orElseThrow();
    }

    private static String text(LogMean multiple) {
        Interval interval = interval(multiple);
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", multiple.value(), interval.low(), interval.high());
    }
}
