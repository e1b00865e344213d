package io.github.ipcbench.maven.console;

import static io.github.ipcbench.maven.console.Examples.FILE;
import static io.github.ipcbench.maven.console.Examples.SOCKET;
import static io.github.ipcbench.maven.console.Examples.key;
import static io.github.ipcbench.maven.console.Examples.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.CaseRecord.Unsupported;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.session.SessionSteps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
    private static final CaseNames NAMES = new CaseNames(false, false);
    private static final SessionSteps TWO_ROUNDS = new SessionSteps(2, 2, 4, 0);
    private static final Unsupported TOO_LARGE = new Unsupported("EMSGSIZE", 212_960);

    /** A bar draws from a thread of its own. */
    private final List<String> shown = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aLogGetsOneLineForEachRoundAndNoneForCalibration() {
        measureTwoModes(new LineProgress(shown::add));

        assertThat(shown)
                .containsExactly(
                        "round 1 of 2, CPU per message: socket 40.0 µs; file 40.0 µs",
                        "round 2 of 2, CPU per message: file 40.0 µs; socket 40.0 µs");
    }

    @Test
    void aRoundThatWasCutShortIsToldWhenTheSessionEnds() {
        try (LineProgress progress = new LineProgress(shown::add)) {
            progress.sessionStarted(NAMES, TWO_ROUNDS);
            progress.runStarted(new ScheduledRun(1, 1, key(SOCKET)), 4);
            progress.runFinished(new ScheduledRun(1, 1, key(SOCKET)), 4, run(1, 1, SOCKET));
            progress.runStarted(new ScheduledRun(2, 1, key(FILE)), 4);
            assertThat(shown).isEmpty();
        }

        assertThat(shown).containsExactly("round 1 of 2, CPU per message: socket 40.0 µs");
    }

    @Test
    void aLogGetsOneLineForTheRunsThatLookIntoCalls() {
        LineProgress progress = new LineProgress(shown::add);
        progress.instrumentedRunStarted("step profile", key(SOCKET), 1, 2);
        progress.instrumentedRunStarted("strace", key(SOCKET), 2, 2);

        assertThat(shown).containsExactly("looking into single calls, in 2 runs");
    }

    @Test
    void aLogIsTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            measureTwoModes(new LineProgress(shown::add));
        } finally {
            Locale.setDefault(before);
        }

        assertThat(shown).first().isEqualTo("round 1 of 2, CPU per message: socket 40.0 µs; file 40.0 µs");
    }

    @Test
    void aModeThatLacksSomethingIsALineThatSaysWhatHelps() {
        new LineProgress(shown::add)
                .caseUnsupported(key(SOCKET), new Unsupported("the library is absent; add it", OptionalLong.empty()));

        assertThat(shown).containsExactly("socket is not measured: the library is absent; add it");
    }

    @Test
    void anUnsupportedModeIsALineOfItsOwn() {
        new LineProgress(shown::add).caseUnsupported(key(SOCKET), TOO_LARGE);

        assertThat(shown)
                .containsExactly("socket: not possible at this size (EMSGSIZE); largest message that went through: "
                        + "212960 bytes");
    }

    @Test
    void aWarningIsALineOfItsOwnInALogAndOnATerminal() {
        new LineProgress(shown::add).warned("it stays");
        new BarProgress(shown::add, () -> 80).warned("it stays");

        assertThat(shown).containsExactly("warning: it stays", "warning: it stays" + System.lineSeparator());
    }

    @Test
    void aVoidCaseIsToldWithItsLogsInALogAndOnATerminal() {
        String line = System.lineSeparator();
        RunVoidedException why =
                new RunVoidedException("run 5 (file) is void: it hung" + line + "sender's log: none", null);
        new LineProgress(shown::add).caseVoided(key(FILE), why);
        new BarProgress(shown::add, () -> 80).caseVoided(key(FILE), why);

        List<String> told = List.of(
                "warning: run 5 (file) is void: it hung",
                "sender's log: none",
                "file is left out from now on; the others go on");
        assertThat(shown.subList(0, 3)).isEqualTo(told);
        assertThat(shown.subList(3, shown.size())).containsExactly(String.join(line, told) + line);
    }

    @Test
    void aReasonFromAFileStaysOnItsLine() {
        new LineProgress(shown::add).caseUnsupported(key(SOCKET), new Unsupported("E\n\u001b[2J" + "x".repeat(900), 0));

        assertThat(shown)
                .containsExactly("socket: not possible at this size (E\\u000a\\u001b[2J" + "x".repeat(184)
                        + "…); largest message that went through: 0 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 200})
    void aTerminalGetsOneBarForTheWholeSessionThatLeavesNothingBehind(int columns) {
        measureTwoModes(new BarProgress(shown::add, () -> columns));

        assertThat(shown).anyMatch(line -> line.contains("[") && line.contains(" left  "));
        assertThat(shown)
                .allMatch(line -> line.startsWith("\r")
                        && !line.contains("\n")
                        && line.strip().length() < columns);
        // The last thing drawn is wiped, and the cursor is where it was.
        assertThat(shown).last().isEqualTo("\r" + " ".repeat(columns - 1) + "\r");
    }

    @Test
    void aWarningStandsAboveTheBar() {
        BarProgress progress = new BarProgress(shown::add, () -> 60);
        progress.sessionStarted(NAMES, TWO_ROUNDS);
        progress.runStarted(new ScheduledRun(1, 1, key(SOCKET)), 4);
        awaitTheBar(1);
        progress.warned("it stays");
        progress.close();

        String text = String.join("", shown);
        assertThat(text).contains("run 1 of 4: socket");
        assertThat(text).contains("\r" + " ".repeat(59) + "\rwarning: it stays" + System.lineSeparator());
    }

    @Test
    void theBarIsDrawnAgainWhileAStepTakesItsTime() {
        BarProgress progress = new BarProgress(shown::add, () -> 60);
        progress.runStarted(new ScheduledRun(1, 1, key(SOCKET)), 4);
        awaitTheBar(2);
        progress.close();
    }

    @Test
    void closingTwiceDoesNoHarm() {
        BarProgress progress = new BarProgress(shown::add, () -> 60);
        progress.runStarted(new ScheduledRun(1, 1, key(SOCKET)), 4);
        awaitTheBar(1);
        progress.close();
        int lines = shown.size();
        progress.close();

        assertThat(shown).hasSize(lines);
    }

    /** It is drawn by a thread of its own, at once and then every second. */
    private void awaitTheBar(int times) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (shown.size() < times) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void casesOfSeveralSizesAreNamedWithTheirs() {
        LineProgress progress = new LineProgress(shown::add);
        progress.sessionStarted(new CaseNames(true, false), new SessionSteps(2, 1, 2, 0));
        progress.runFinished(new ScheduledRun(1, 1, key(SOCKET)), 1, run(1, 1, SOCKET));

        assertThat(shown).containsExactly("round 1 of 1, CPU per message: socket, 112192 bytes 40.0 µs");
    }

    @Test
    void aRoundOfManyCasesIsToldByTheirNumber() {
        LineProgress progress = new LineProgress(shown::add);
        progress.sessionStarted(NAMES, new SessionSteps(9, 1, 9, 0));
        for (int index = 1; index <= 9; index++) {
            progress.runFinished(new ScheduledRun(index, 1, key(SOCKET)), 9, run(index, 1, SOCKET));
        }

        assertThat(shown).containsExactly("round 1 of 1, 9 runs");
    }

    @Test
    void aBarThatNeverStartedLeavesNothingBehind() {
        new BarProgress(shown::add, () -> 80).close();

        assertThat(shown).isEmpty();
    }

    private void measureTwoModes(Progress progress) {
        List<Mode> modes = List.of(SOCKET, FILE);
        try (progress) {
            progress.sessionStarted(NAMES, TWO_ROUNDS);
            for (Mode mode : modes) {
                progress.calibrationStarted(key(mode), modes.size());
                progress.calibrated(key(mode), 1_000);
            }
            List<Mode> order = List.of(SOCKET, FILE, FILE, SOCKET);
            for (int index = 1; index <= order.size(); index++) {
                Mode mode = order.get(index - 1);
                int round = (index + 1) / 2;
                ScheduledRun scheduled = new ScheduledRun(index, round, key(mode));
                progress.runStarted(scheduled, order.size());
                progress.runFinished(scheduled, order.size(), run(index, round, mode));
            }
            if (progress instanceof BarProgress) {
                awaitTheBar(1);
            }
        }
    }
}
