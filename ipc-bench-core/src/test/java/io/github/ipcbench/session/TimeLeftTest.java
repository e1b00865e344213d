package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.session.TimeLeft.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    private static final long SECOND = 1_000_000_000L;

    private final TimeLeft timeLeft = new TimeLeft(new SessionSteps(2, 3, 6, 4));

    @Test
    void nothingIsKnownBeforeTheFirstStepIsOver() {
        timeLeft.started(Kind.CALIBRATION, 1, 2, 0);

        assertThat(timeLeft.at(SECOND)).isEmpty();
        assertThat(timeLeft.planned()).isEqualTo(12);
        assertThat(timeLeft.done()).isZero();
    }

    @Test
    void runsAreExpectedToTakeAsLongAsCalibrationsUntilOneIsOver() {
        timeLeft.started(Kind.CALIBRATION, 1, 2, 0);
        timeLeft.started(Kind.CALIBRATION, 2, 2, 2 * SECOND);

        assertThat(timeLeft.at(2 * SECOND)).hasValue(Duration.ofSeconds(22));

        timeLeft.started(Kind.RUN, 1, 6, 4 * SECOND);
        timeLeft.started(Kind.RUN, 2, 6, 7 * SECOND);

        assertThat(timeLeft.at(7 * SECOND)).hasValue(Duration.ofSeconds(5 * 3 + 4 * 3));
        assertThat(timeLeft.done()).isEqualTo(3);
    }

    @Test
    void itRunsDownWithinAStepButOneThatTakesLongerTakesNothingFromTheOthers() {
        TimeLeft runsOnly = new TimeLeft(new SessionSteps(0, 3, 3, 0));
        runsOnly.started(Kind.RUN, 1, 3, 0);
        runsOnly.started(Kind.RUN, 2, 3, 4 * SECOND);

        assertThat(runsOnly.at(5 * SECOND)).hasValue(Duration.ofSeconds(7));
        assertThat(runsOnly.at(60 * SECOND)).hasValue(Duration.ofSeconds(4));
    }

    @Test
    void aContinuedSessionHasItsEarlierRunsDoneAndNoTimeOfThem() {
        TimeLeft continued = new TimeLeft(new SessionSteps(0, 3, 6, 0));
        continued.started(Kind.RUN, 4, 6, 0);

        assertThat(continued.done()).isEqualTo(3);
        assertThat(continued.at(0)).isEmpty();

        continued.started(Kind.RUN, 5, 6, 2 * SECOND);

        assertThat(continued.at(2 * SECOND)).hasValue(Duration.ofSeconds(4));
    }

    @Test
    void whatWasExpectedAndDidNotComeIsNotWaitedFor() {
        timeLeft.started(Kind.CALIBRATION, 1, 2, 0);
        timeLeft.started(Kind.RUN, 1, 3, SECOND);

        assertThat(timeLeft.planned()).isEqualTo(1 + 3 + 4);

        timeLeft.started(Kind.CALLS, 1, 1, 2 * SECOND);

        assertThat(timeLeft.planned()).isEqualTo(1 + 1 + 1);
        timeLeft.finished(3 * SECOND);
        assertThat(timeLeft.at(3 * SECOND)).hasValue(Duration.ZERO);
        assertThat(timeLeft.done()).isEqualTo(3);
    }
}
