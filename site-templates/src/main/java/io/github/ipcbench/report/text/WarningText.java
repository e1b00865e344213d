package io.github.ipcbench.report.text;

import static io.github.ipcbench.results.WarningValue.ABOVE;
import static io.github.ipcbench.results.WarningValue.ABOVE_ROUNDS;
import static io.github.ipcbench.results.WarningValue.AT;
import static io.github.ipcbench.results.WarningValue.BELOW;
import static io.github.ipcbench.results.WarningValue.BELOW_ROUNDS;
import static io.github.ipcbench.results.WarningValue.CPUS;
import static io.github.ipcbench.results.WarningValue.EXPECTED;
import static io.github.ipcbench.results.WarningValue.FAST_RUNS;
import static io.github.ipcbench.results.WarningValue.FIRST_ROUND;
import static io.github.ipcbench.results.WarningValue.FLOOR_SHARE;
import static io.github.ipcbench.results.WarningValue.FOUND;
import static io.github.ipcbench.results.WarningValue.GOVERNOR;
import static io.github.ipcbench.results.WarningValue.HEADLINE_NANOS;
import static io.github.ipcbench.results.WarningValue.LAST_ROUND;
import static io.github.ipcbench.results.WarningValue.LOAD_AVERAGE;
import static io.github.ipcbench.results.WarningValue.MIXED_RUNS;
import static io.github.ipcbench.results.WarningValue.OF;
import static io.github.ipcbench.results.WarningValue.PAIRS;
import static io.github.ipcbench.results.WarningValue.PAYLOAD_BYTES;
import static io.github.ipcbench.results.WarningValue.PER_SECOND;
import static io.github.ipcbench.results.WarningValue.PROFILED_NANOS;
import static io.github.ipcbench.results.WarningValue.REASON;
import static io.github.ipcbench.results.WarningValue.ROUNDS;
import static io.github.ipcbench.results.WarningValue.RUNS;
import static io.github.ipcbench.results.WarningValue.SHARE;
import static io.github.ipcbench.results.WarningValue.SIDE;
import static io.github.ipcbench.results.WarningValue.SLOW_RUNS;

import io.github.ipcbench.judgement.Thresholds;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WarningCode.Origin;
import io.github.ipcbench.results.WarningValue;
import java.util.List;

/** Makes the sentence of a warning; the one place that does. */
public final class WarningText {
    private static final double NANOS_PER_MICRO = 1000;

    private WarningText() {}

    /** The sentences of these warnings, in their order, each fit for one line of any medium. */
    public static List<String> sentences(List<Warning> warnings, CaseNames names) {
        return warnings.stream().map(warning -> sentence(warning, names)).toList();
    }

    /** Such as {@code Other processes used 53 % of the machine's CPU time during the run.} */
    public static String sentence(Warning warning, CaseNames names) {
        return warning.code().origin() == Origin.RUN
                ? ofRun(warning.code(), side(warning), number(warning))
                : ofSession(warning, names);
    }

    /** The end a run's warning concerns, as it stands in a sentence; empty where it concerns the run as a whole. */
    static String side(Warning warning) {
        return warning.code().carried().contains(SIDE) ? warning.text(SIDE) : "";
    }

    /** The one number that a run's warning has. */
    static double number(Warning warning) {
        return warning.number(value(warning.code()));
    }

    /** A run's number as it stands in a sentence: a share without its sign for per cent. */
    static String shown(WarningCode code, double number) {
        return Long.toString(Math.round(value(code) == SHARE ? 100 * number : number));
    }

    private static WarningValue value(WarningCode code) {
        return code.carried().contains(SHARE) ? SHARE : PER_SECOND;
    }

    private static String ofRun(WarningCode code, String side, double number) {
        return ofRun(code, side, shown(code, number));
    }

    /**
     * A run's sentence, or one for several runs.
     *
     * @param number as it is shown, or a range such as {@code 10 to 53}
     */
    static String ofRun(WarningCode code, String side, String number) {
        return switch (code) {
            case OTHER_PROCESSES -> "Other processes used " + number + " % of the machine's CPU time during the run.";
            case STEAL -> "The hypervisor gave " + number + " % of the machine's CPU time to others during the run.";
            case CPU_PRESSURE ->
                "Threads waited for a CPU in " + number
                        + " % of the run, in addition to the two workers' waiting for each other.";
            case THROTTLED ->
                "The CPU quota of the control group held threads back for " + number
                        + " % of the machine's CPU time during the run.";
            case RUN_QUEUE_DELAY ->
                "The " + side + " was ready but waited for a CPU that others held in " + number + " % of its window.";
            case INVOLUNTARY_SWITCHES ->
                "The " + side + " lost its CPU to others than its partner " + number + " times per second of CPU time.";
            case MIGRATIONS -> "The " + side + " was moved to another CPU " + number + " times a second.";
            default -> throw new IllegalArgumentException("no warning of a run: " + code);
        };
    }

    private static String ofSession(Warning warning, CaseNames names) {
        return switch (warning.code()) {
            case LOAD ->
                "The load average before the first run was " + Numbers.fixed(warning.number(LOAD_AVERAGE), 2) + " on "
                        + warning.count(CPUS) + " CPUs.";
            case FREQUENCY_GOVERNOR ->
                "The CPU frequency may change from run to run: the governor is " + shown(warning, GOVERNOR)
                        + ", not performance.";
            case QUEUE_FILE_SYSTEM ->
                "Shared memory lay on " + shown(warning, REASON)
                        + ", not in memory, for /dev/shm is missing, read-only or all but full: modes that use it are another"
                        + " experiment here.";
            case CONTINUED ->
                "The session was interrupted after " + warning.count(RUNS) + " of " + warning.count(OF)
                        + " runs and continued at " + shown(warning, AT) + "; the machine may have changed in between.";
            case REPEATED_PAIRS ->
                "The variants of " + Numbers.count(warning.count(PAIRS), "pair")
                        + " met different speeds of the machine and were measured twice; of each pair the runs whose floors"
                        + " agree better count, whatever they cost.";
            case NO_FLOOR -> "The floor could not be measured: " + shown(warning, REASON) + ".";
            case NO_STRACE -> "Calls were not traced: " + shown(warning, REASON) + ".";
            case PROFILE_DIFFERS ->
                "The profiled run of " + name(warning, names) + " took "
                        + micros(warning.number(PROFILED_NANOS)) + " µs of loop CPU per message, the headline runs "
                        + micros(warning.number(HEADLINE_NANOS))
                        + " µs (median): it met another placement or another machine, and its steps explain its own cost, not"
                        + " the headline figure.";
            case BOTH_SIDES ->
                name(warning, names) + " costs less than what it is compared with in "
                        + Numbers.count(warning.count(BELOW_ROUNDS), "round") + " (" + multiple(warning.number(BELOW))
                        + " times), more in " + Numbers.count(warning.count(ABOVE_ROUNDS), "round") + " ("
                        + multiple(warning.number(ABOVE)) + " times).";
            case TWO_SPEEDS -> twoSpeeds(warning, names);
            case LEVELS ->
                stretch(warning) + " messages" + ofSize(warning, names) + " cost " + moreOrLess(warning.number(SHARE))
                        + " than in the other rounds, in all modes together.";
            case CASE_LEVELS ->
                stretch(warning) + " a message by " + name(warning, names) + " cost "
                        + moreOrLess(warning.number(SHARE)) + " than in the other rounds.";
            case SHARED_CPU ->
                "In " + warning.count(RUNS) + " of " + warning.count(OF) + " runs of " + name(warning, names)
                        + " both sides were mostly on one CPU, and a message cost " + moreOrLess(warning.number(SHARE))
                        + " in them than in the others; -Dipcbench.affinity places all runs alike.";
            case DRIFT ->
                "From the first round to the last messages" + ofSize(warning, names) + " came to cost "
                        + moreOrLess(warning.number(SHARE)) + ".";
            case UNSTEADY_WINDOWS ->
                "The windows of " + name(warning, names)
                        + " were not steady: the figure is " + percent(Math.abs(warning.number(SHARE)))
                        + (warning.number(SHARE) > 0 ? " above" : " below") + " the cost in their second half.";
            case FEW_ROUNDS -> fewRounds(warning, names);
            case COARSE ->
                "This session can tell differences" + ofSize(warning, names) + " only from about "
                        + percent(warning.number(SHARE)) + " up.";
            case DISTURBED ->
                "Something kept the workers from their CPUs in " + warning.count(RUNS) + " of " + warning.count(OF)
                        + " runs.";
            case STRADDLING_PAIRS ->
                "The machine changed its speed within " + warning.count(PAIRS) + " of " + warning.count(OF)
                        + " pairs of runs" + ofSize(warning, names) + " that are compared.";
            case SELF_CHECK_WRONG ->
                "The check of the session itself found " + name(warning, names) + " to cost "
                        + Numbers.fixed(warning.number(FOUND), 3) + " times itself, where "
                        + Numbers.fixed(warning.number(EXPECTED), 3) + " is true.";
            default -> throw new IllegalArgumentException("no warning of a session: " + warning.code());
        };
    }

    /** What others wrote, inert and of bounded length, so that the sentence can stand anywhere. */
    private static String shown(Warning warning, WarningValue value) {
        return Quoted.line(warning.text(value));
    }

    private static String twoSpeeds(Warning warning, CaseNames names) {
        long mixed = warning.count(MIXED_RUNS);
        return "The machine had two speeds: in " + warning.count(SLOW_RUNS) + " of "
                + (warning.count(SLOW_RUNS) + warning.count(FAST_RUNS) + mixed) + " runs the floor was "
                + percent(warning.number(FLOOR_SHARE)) + " higher, and a message by " + name(warning, names)
                + " cost " + percent(warning.number(SHARE)) + " more"
                + (mixed == 0 ? "." : "; in " + mixed + " the speed changed during the run.");
    }

    private static String fewRounds(Warning warning, CaseNames names) {
        long rounds = warning.count(ROUNDS);
        String whole = "Only " + Numbers.count(rounds, "round") + (rounds == 1 ? " holds" : " hold") + " every mode"
                + ofSize(warning, names) + ": ";
        return rounds < Thresholds.FEWEST_ROUNDS_FOR_INTERVAL
                ? whole + "too few for an interval."
                : whole + "a first look, with wide intervals.";
    }

    private static String name(Warning warning, CaseNames names) {
        return Quoted.line(new ShownNames(names).of(warning.key()));
    }

    private static String stretch(Warning warning) {
        return "In rounds " + warning.count(FIRST_ROUND) + " to " + warning.count(LAST_ROUND);
    }

    private static String ofSize(Warning warning, CaseNames names) {
        return names.severalSizes() ? " of " + Numbers.whole(warning.count(PAYLOAD_BYTES)) + " bytes" : "";
    }

    private static String moreOrLess(double share) {
        return percent(Math.abs(share)) + (share > 0 ? " more" : " less");
    }

    private static String percent(double share) {
        return Numbers.fixed(100 * share, share < 0.1 ? 1 : 0) + " %";
    }

    private static String multiple(double multiple) {
        return Numbers.fixed(multiple, 2);
    }

    private static String micros(double nanos) {
        return Numbers.fixed(nanos / NANOS_PER_MICRO, 1);
    }
}
