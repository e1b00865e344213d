package io.github.ipcbench.results;

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
import static io.github.ipcbench.results.WarningValue.MODE;
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
import static io.github.ipcbench.results.WarningValue.VARIANT;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every doubt there can be, where it is found, and the values it carries. {@code docs/warnings.md} explains each. */
public enum WarningCode {
    OTHER_PROCESSES("other-processes", Origin.RUN, SHARE),
    STEAL("steal", Origin.RUN, SHARE),
    CPU_PRESSURE("cpu-pressure", Origin.RUN, SHARE),
    THROTTLED("throttled", Origin.RUN, SHARE),
    RUN_QUEUE_DELAY("run-queue-delay", Origin.RUN, SIDE, SHARE),
    INVOLUNTARY_SWITCHES("involuntary-switches", Origin.RUN, SIDE, PER_SECOND),
    MIGRATIONS("migrations", Origin.RUN, SIDE, PER_SECOND),

    LOAD("load", Origin.SESSION, LOAD_AVERAGE, CPUS),
    FREQUENCY_GOVERNOR("frequency-governor", Origin.SESSION, GOVERNOR),
    QUEUE_FILE_SYSTEM("queue-file-system", Origin.SESSION, REASON),
    CONTINUED("continued", Origin.SESSION, RUNS, OF, AT),
    REPEATED_PAIRS("repeated-pairs", Origin.SESSION, PAIRS),
    NO_FLOOR("no-floor", Origin.SESSION, REASON),
    NO_STRACE("no-strace", Origin.SESSION, REASON),
    PROFILE_DIFFERS("profile-differs", Origin.SESSION, MODE, PAYLOAD_BYTES, VARIANT, PROFILED_NANOS, HEADLINE_NANOS),

    BOTH_SIDES("both-sides", Origin.JUDGEMENT, MODE, PAYLOAD_BYTES, VARIANT, BELOW, BELOW_ROUNDS, ABOVE, ABOVE_ROUNDS),
    TWO_SPEEDS(
            "two-speeds",
            Origin.JUDGEMENT,
            FAST_RUNS,
            SLOW_RUNS,
            MIXED_RUNS,
            FLOOR_SHARE,
            MODE,
            PAYLOAD_BYTES,
            VARIANT,
            SHARE),
    LEVELS("levels", Origin.JUDGEMENT, PAYLOAD_BYTES, FIRST_ROUND, LAST_ROUND, SHARE),
    CASE_LEVELS("case-levels", Origin.JUDGEMENT, MODE, PAYLOAD_BYTES, VARIANT, FIRST_ROUND, LAST_ROUND, SHARE),
    SHARED_CPU("shared-cpu", Origin.JUDGEMENT, MODE, PAYLOAD_BYTES, VARIANT, RUNS, OF, SHARE),
    DRIFT("drift", Origin.JUDGEMENT, PAYLOAD_BYTES, SHARE),
    UNSTEADY_WINDOWS("unsteady-windows", Origin.JUDGEMENT, MODE, PAYLOAD_BYTES, VARIANT, SHARE),
    FEW_ROUNDS("few-rounds", Origin.JUDGEMENT, PAYLOAD_BYTES, ROUNDS),
    COARSE("coarse", Origin.JUDGEMENT, PAYLOAD_BYTES, SHARE),
    DISTURBED("disturbed", Origin.JUDGEMENT, RUNS, OF),
    STRADDLING_PAIRS("straddling-pairs", Origin.JUDGEMENT, PAYLOAD_BYTES, PAIRS, OF),
    SELF_CHECK_WRONG("self-check-wrong", Origin.JUDGEMENT, MODE, PAYLOAD_BYTES, VARIANT, FOUND, EXPECTED);

    /** Where a doubt comes from. */
    public enum Origin {
        /** Found and stored with one run: something kept its workers from their CPUs. */
        RUN,
        /** Found once and stored with the session. */
        SESSION,
        /** Concluded from all runs; stored with a complete session, and concluded again whenever the results are read. */
        JUDGEMENT
    }

    private final String id;
    private final Origin origin;

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<WarningValue> values;

    WarningCode(String id, Origin origin, WarningValue... values) {
        this.id = id;
        this.origin = origin;
        this.values = List.of(values);
    }

    /** Stable name for programs, lower-case words joined by hyphens. */
    public String id() {
        return id;
    }

    public Origin origin() {
        return origin;
    }

    /** The values each such warning has, in this order. */
    public List<WarningValue> carried() {
        return values;
    }

    /** The code of that name. */
    public static Optional<WarningCode> of(String id) {
        return Arrays.stream(WarningCode.values())
                .filter(code -> code.id.equals(id))
                .findFirst();
    }
}
