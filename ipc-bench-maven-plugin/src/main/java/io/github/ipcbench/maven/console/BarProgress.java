package io.github.ipcbench.maven.console;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.CaseRecord.Unsupported;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.session.SessionSteps;
import io.github.ipcbench.session.TimeLeft;
import io.github.ipcbench.session.TimeLeft.Kind;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarConsumer;

/** One bar for the whole session that moves while a person waits, and leaves nothing behind. */
public final class BarProgress implements Progress {
    /** Seldom, because the controller shares the machine with the workers it measures. */
    private static final int UPDATE_MILLIS = 1_000;

    private final Consumer<String> terminal;
    private final IntSupplier columns;
    private final Object drawing = new Object();
    private Optional<ProgressBar> bar = Optional.empty();
    private CaseNames names = new CaseNames(false, false);
    private TimeLeft timeLeft = new TimeLeft(new SessionSteps(0, 0, 0, 0));
    private String underWay = "";
    private int calibrationsStarted;
    private int width;
    private int drawn;

    /**
     * @param terminal takes text as it is, without a line end of its own
     * @param columns the terminal's width
     */
    public BarProgress(Consumer<String> terminal, IntSupplier columns) {
        this.terminal = terminal;
        this.columns = columns;
    }

    @Override
    public void sessionStarted(CaseNames ofCases, SessionSteps expected) {
        synchronized (drawing) {
            names = ofCases;
            timeLeft = new TimeLeft(expected);
        }
    }

    @Override
    public void calibrationStarted(Case key, int cases) {
        calibrationsStarted++;
        step(
                Kind.CALIBRATION,
                calibrationsStarted,
                cases,
                "calibrating " + calibrationsStarted + " of " + cases + ": " + names.of(key));
    }

    @Override
    public void calibrated(Case key, long messages) {}

    @Override
    public void caseUnsupported(Case key, Unsupported unsupported) {
        line(Wording.unsupported(names.of(key), unsupported));
    }

    @Override
    public void caseVoided(Case key, RunVoidedException why) {
        line(Wording.voided(names.of(key), why));
    }

    @Override
    public void runStarted(ScheduledRun run, int totalRuns) {
        step(Kind.RUN, run.index(), totalRuns, "run " + run.index() + " of " + totalRuns + ": " + run.title(names));
    }

    @Override
    public void runFinished(ScheduledRun run, int totalRuns, RunResult result) {
        synchronized (drawing) {
            timeLeft.finished(System.nanoTime());
        }
    }

    @Override
    public void instrumentedRunStarted(String what, Case key, int number, int total) {
        step(Kind.CALLS, number, total, "calls " + number + " of " + total + ": " + names.of(key) + ", " + what);
    }

    @Override
    public void warned(String warning) {
        line("warning: " + warning);
    }

    @Override
    public void close() {
        Optional<ProgressBar> shown;
        synchronized (drawing) {
            shown = bar;
            bar = Optional.empty();
            wipe();
        }
        // Outside the lock: it draws a last time, on a thread of its own, and is not shown any more.
        shown.ifPresent(ProgressBar::close);
    }

    private void step(Kind kind, int number, int total, String text) {
        synchronized (drawing) {
            timeLeft.started(kind, number, total, System.nanoTime());
            underWay = text;
            if (bar.isEmpty() || number == 1) {
                // A terminal may have got another width; asked for seldom, because asking forks a process.
                width = Math.max(1, columns.getAsInt() - 1);
            }
            if (bar.isEmpty()) {
                bar = Optional.of(start());
            }
        }
    }

    /** Ours is the line, the library's the moments at which it is drawn. */
    private ProgressBar start() {
        return ProgressBar.builder()
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .continuousUpdate()
                .setRenderer((state, room) -> draw(room))
                .setConsumer(new Cells())
                .build();
    }

    private String draw(int room) {
        synchronized (drawing) {
            return BarLine.of(underWay, timeLeft.done(), timeLeft.planned(), timeLeft.at(System.nanoTime()), room);
        }
    }

    /** A line of its own, above the bar. */
    private void line(String text) {
        synchronized (drawing) {
            wipe();
            terminal.accept(text + System.lineSeparator());
        }
    }

    /** By blanks, which every terminal understands. */
    private void wipe() {
        if (drawn > 0) {
            terminal.accept("\r" + " ".repeat(drawn) + "\r");
            drawn = 0;
        }
    }

    /** The line that the bar is drawn in. */
    private final class Cells implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            synchronized (drawing) {
                return width;
            }
        }

        @Override
        public void accept(String line) {
            synchronized (drawing) {
                if (bar.isPresent()) {
                    // The cursor goes back, so that what the terminal shows of a Ctrl-C does not begin another line.
                    terminal.accept("\r" + line + "\r");
                    drawn = line.length();
                }
            }
        }

        @Override
        public void close() {}
    }
}
