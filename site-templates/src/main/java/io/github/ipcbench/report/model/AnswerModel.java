package io.github.ipcbench.report.model;

import java.util.List;
import java.util.Optional;

/** What the top of the page says: the finding, how far to trust it, the figures behind it and what was checked. */
public final class AnswerModel {
    private AnswerModel() {}

    /**
     * What a reader sees first.
     *
     * @param machine CPU, CPUs, kernel, JDK and file system, in short
     * @param heading the finding, at most 20 words
     * @param about what was counted, of what
     * @param published what the article found, where it measured the same
     */
    public record Finding(String machine, String heading, String about, Optional<String> published) {}

    /**
     * How far to trust the session.
     *
     * @param level good, fair or poor
     * @param reason one or two sentences
     */
    public record TrustLine(String level, String reason) {}

    /**
     * The answer in figures, in the order of the plan.
     *
     * @param published whether a row has a figure of the article
     * @param note how to read them, in one line
     */
    public record Figures(List<FigureRow> rows, boolean published, Optional<String> note) {
        public Figures {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One way to pass a message.
     *
     * @param what it is, in half a line
     * @param travelled what became of the message's bytes on the way, such as {@code compressed to 31 %}; absent where they
     *     travel as they are
     * @param cost CPU per message with its unit
     * @param range what most runs cost; absent for a single run
     * @param times multiple of the baseline's cost, or why there is none
     * @param interval of the multiple, or what else belongs under it
     * @param article the article's multiple
     * @param holds whether the article's claim still holds
     */
    public record FigureRow(
            String name,
            Optional<String> what,
            Optional<String> travelled,
            String cost,
            Optional<String> range,
            String times,
            Optional<String> interval,
            Optional<String> article,
            Optional<String> holds) {}

    /**
     * Something that was checked.
     *
     * @param mark ✓ where all is well, ! where there is a doubt, – where it was not checked
     */
    public record Check(String mark, String sentence) {}

    /**
     * What every run came to, and what was checked.
     *
     * @param chart absent where there is too little to draw
     */
    public record Checks(Optional<Charts.RunChart> chart, List<Check> checks) {
        public Checks {
            checks = List.copyOf(checks);
        }
    }
}
