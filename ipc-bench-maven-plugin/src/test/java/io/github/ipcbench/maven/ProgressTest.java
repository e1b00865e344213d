package io.github.ipcbench.maven;

import static io.github.ipcbench.maven.Examples.FILE;
import static io.github.ipcbench.maven.Examples.SOCKET;
import static io.github.ipcbench.maven.Examples.key;
import static io.github.ipcbench.maven.Examples.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.CaseRecord.Unsupported;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Unsupported TOO_LARGE = new Unsupported("EMSGSIZE", 212_960);

    /** A bar draws from a thread of its own. */
    private final List<String> shown = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aLogGetsOneLineForEachRunAndNoneForCalibration() {
        measureTwoModes(new LineProgress(shown::add));

        assertThat(shown)
                .containsExactly(
                        "run 1 of 2: socket, 1000 messages, 40.0 µs of CPU per message",
                        "run 2 of 2: file, 1000 messages, 40.0 µs of CPU per message");
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

        assertThat(shown).first().isEqualTo("run 1 of 2: socket, 1000 messages, 40.0 µs of CPU per message");
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
        new BarProgress(shown::add).warned("it stays");

        assertThat(shown).containsExactly("warning: it stays", "\rwarning: it stays" + System.lineSeparator());
    }

    @Test
    void aReasonFromAFileStaysOnItsLine() {
        new LineProgress(shown::add).caseUnsupported(key(SOCKET), new Unsupported("E\n\u001b[2J" + "x".repeat(900), 0));

        assertThat(shown)
                .containsExactly("socket: not possible at this size (E\\u000a\\u001b[2J" + "x".repeat(184)
                        + "…); largest message that went through: 0 bytes");
    }

    @Test
    void aTerminalGetsABarThatNamesModeAndRunAndEndsItsLine() {
        measureTwoModes(new BarProgress(shown::add));

        String text = String.join("", shown);
        assertThat(text).contains("calibrating 2 of 2: file", "run 2 of 2: file  [====");
        assertThat(text).endsWith("=]  time left: 0:00 " + System.lineSeparator());
        assertThat(Arrays.stream(text.split("[\r\n]+"))).allMatch(line -> line.length() <= 79);
    }

    @Test
    void casesOfSeveralSizesAreNamedWithTheirs() {
        LineProgress progress = new LineProgress(shown::add);
        progress.sessionStarted(new CaseNames(true, false));
        progress.runFinished(new ScheduledRun(1, 1, key(SOCKET)), 2, run(1, 1, SOCKET));

        assertThat(shown).first().asString().startsWith("run 1 of 2: socket, 112192 bytes, 1000 messages, ");
    }

    @Test
    void aBarThatNeverStartedLeavesNothingBehind() {
        new BarProgress(shown::add).close();

        assertThat(shown).isEmpty();
    }

    private static void measureTwoModes(Progress progress) {
        List<Mode> modes = List.of(SOCKET, FILE);
        try (progress) {
            for (Mode mode : modes) {
                progress.calibrationStarted(key(mode), modes.size());
                progress.calibrated(key(mode), 1_000);
            }
            for (int index = 1; index <= modes.size(); index++) {
                Mode mode = modes.get(index - 1);
                ScheduledRun scheduled = new ScheduledRun(index, 1, key(mode));
                progress.runStarted(scheduled, modes.size());
                progress.runFinished(scheduled, modes.size(), run(index, 1, mode));
            }
        }
    }
}
