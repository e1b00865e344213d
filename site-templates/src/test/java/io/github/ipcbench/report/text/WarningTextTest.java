package io.github.ipcbench.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WarningTextTest {
    private static final Case FILE = new Case("file", 4096, Case.BASE);
    private static final CaseNames SHORT = new CaseNames(false, false);
    private static final CaseNames WITH_SIZE = new CaseNames(true, false);

    private static String text(WarningCode code, Object... values) {
        return WarningText.sentence(Warning.of(code, values), SHORT);
    }

    @ParameterizedTest
    @EnumSource(WarningCode.class)
    void everyWarningHasASentence(WarningCode code) {
        Object[] values = code.carried().stream()
                .map(value -> switch (value.kind()) {
                    case TEXT -> "text";
                    case SIDE -> "sender";
                    case NUMBER -> 0.5;
                    case COUNT -> 4;
                })
                .toArray();
        assertThat(text(code, values)).matches("[A-Z\\p{L}].*\\.").doesNotContain("null");
    }

    @Test
    void warningsOfRunsSayHowMuchAndWhichSide() {
        assertThat(text(WarningCode.OTHER_PROCESSES, 0.53))
                .isEqualTo("Other processes used 53 % of the machine's CPU time during the run.");
        assertThat(text(WarningCode.STEAL, 0.03))
                .isEqualTo("The hypervisor gave 3 % of the machine's CPU time to others during the run.");
        assertThat(text(WarningCode.CPU_PRESSURE, 0.25))
                .isEqualTo(
                        "Threads waited for a CPU in 25 % of the run, in addition to the two workers' waiting for each"
                                + " other.");
        assertThat(text(WarningCode.THROTTLED, 0.25))
                .isEqualTo(
                        "The CPU quota of the control group held threads back for 25 % of the machine's CPU time during"
                                + " the run.");
        assertThat(text(WarningCode.RUN_QUEUE_DELAY, "sender", 0.2))
                .isEqualTo("The sender was ready but waited for a CPU that others held in 20 % of its window.");
        assertThat(text(WarningCode.INVOLUNTARY_SWITCHES, "receiver", 150.4))
                .isEqualTo("The receiver lost its CPU to others than its partner 150 times per second of CPU time.");
        assertThat(text(WarningCode.MIGRATIONS, "sender", 300))
                .isEqualTo("The sender was moved to another CPU 300 times a second.");
    }

    @Test
    void warningsStoredWithTheSessionSayWhatWasFound() {
        assertThat(text(WarningCode.LOAD, 4.2, 2))
                .isEqualTo("The load average before the first run was 4.20 on 2 CPUs.");
        assertThat(text(WarningCode.FREQUENCY_GOVERNOR, "schedutil"))
                .isEqualTo("The CPU frequency may change from run to run: the governor is schedutil, not performance.");
        assertThat(text(WarningCode.CONTINUED, 12, 50, "2026-01-02T03:04:05Z"))
                .isEqualTo("The session was interrupted after 12 of 50 runs and continued at 2026-01-02T03:04:05Z; the"
                        + " machine may have changed in between.");
        assertThat(text(WarningCode.REPEATED_PAIRS, 2))
                .isEqualTo(
                        "The variants of 2 pairs met different speeds of the machine and were measured twice; of each pair"
                                + " the runs whose floors agree better count, whatever they cost.");
        assertThat(text(WarningCode.NO_FLOOR, "no room")).isEqualTo("The floor could not be measured: no room.");
        assertThat(text(WarningCode.NO_STRACE, "not there")).isEqualTo("Calls were not traced: not there.");
        assertThat(text(WarningCode.PROFILE_DIFFERS, FILE, 90_000, 60_000))
                .isEqualTo("The profiled run of file took 90.0 µs of loop CPU per message, the headline runs 60.0 µs"
                        + " (median): it met another placement or another machine, and its steps explain its own cost,"
                        + " not the headline figure.");
    }

    @Test
    void conclusionsSayHowMuchAndWhere() {
        assertThat(text(WarningCode.BOTH_SIDES, FILE, 0.89, 5, 1.2, 1))
                .isEqualTo(
                        "file costs less than what it is compared with in 5 rounds (0.89 times), more in 1 round (1.20"
                                + " times).");
        assertThat(text(WarningCode.TWO_SPEEDS, 17, 32, 1, 0.8, FILE, 0.25))
                .isEqualTo(
                        "The machine had two speeds: in 32 of 50 runs the floor was 80 % higher, and a message by file"
                                + " cost 25 % more; in 1 the speed changed during the run.");
        assertThat(text(WarningCode.LEVELS, 4096, 4, 7, -0.2))
                .isEqualTo("In rounds 4 to 7 messages cost 20 % less than in the other rounds, in all modes together.");
        assertThat(text(WarningCode.CASE_LEVELS, FILE, 4, 7, 0.2))
                .isEqualTo("In rounds 4 to 7 a message by file cost 20 % more than in the other rounds.");
        assertThat(text(WarningCode.SHARED_CPU, FILE, 4, 10, -0.2))
                .isEqualTo("In 4 of 10 runs of file both sides were mostly on one CPU, and a message cost 20 % less in"
                        + " them than in the others; -Dipcbench.affinity places all runs alike.");
        assertThat(text(WarningCode.DRIFT, 4096, 0.15))
                .isEqualTo("From the first round to the last messages came to cost 15 % more.");
        assertThat(text(WarningCode.UNSTEADY_WINDOWS, FILE, -0.064))
                .isEqualTo(
                        "The windows of file were not steady: the figure is 6.4 % below the cost in their second half.");
        assertThat(text(WarningCode.FEW_ROUNDS, 4096, 1))
                .isEqualTo("Only 1 round holds every mode: too few for an interval.");
        assertThat(text(WarningCode.FEW_ROUNDS, 4096, 4))
                .isEqualTo("Only 4 rounds hold every mode: a first look, with wide intervals.");
        assertThat(text(WarningCode.COARSE, 4096, 0.36))
                .isEqualTo("This session can tell differences only from about 36 % up.");
        assertThat(text(WarningCode.DISTURBED, 9, 50))
                .isEqualTo("Something kept the workers from their CPUs in 9 of 50 runs.");
        assertThat(text(WarningCode.SELF_CHECK_WRONG, FILE, 1.064, 1.051))
                .isEqualTo(
                        "The check of the session itself found file to cost 1.064 times itself, where 1.051 is true.");
        assertThat(text(WarningCode.STRADDLING_PAIRS, 4096, 7, 20))
                .isEqualTo("The machine changed its speed within 7 of 20 pairs of runs that are compared.");
    }

    @Test
    void sizesAreNamedWhereThereAreSeveral() {
        assertThat(WarningText.sentence(Warning.of(WarningCode.DRIFT, 4096, -0.15), WITH_SIZE))
                .isEqualTo("From the first round to the last messages of 4,096 bytes came to cost 15 % less.");
        assertThat(WarningText.sentence(Warning.of(WarningCode.CASE_LEVELS, FILE, 4, 7, 0.2), WITH_SIZE))
                .contains("by file, 4,096 bytes cost");
    }

    @Test
    void aReasonFromElsewhereStaysOnOneLine() {
        assertThat(WarningText.sentences(List.of(Warning.of(WarningCode.NO_FLOOR, "a\nb")), SHORT))
                .allSatisfy(line -> assertThat(line).doesNotContain("\n"));
    }
}
