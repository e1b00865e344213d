package io.github.ipcbench.report;

import java.util.List;
import java.util.Optional;

/** What the view model says about single calls; a list is empty, and an optional absent, where nothing was looked into. */
public final class CallsModel {
    private CallsModel() {}

    /**
     * Where the time goes.
     *
     * @param stepTables the steps of each mode, timed in process
     * @param isolatedTables the same of paced messages, one at a time; what traces are compared with
     * @param stepDoubts whose steps do not explain the headline figures
     * @param stepNotes how to read them
     * @param stepChart CPU per message by step
     * @param accounts whether the parts of each CPU time add up
     * @param callTables the system calls of each mode, traced
     * @param callNotes how to read them, and where the two instruments disagree
     * @param untraced why there are no traces, where some were wanted
     * @param articleTables the article's call tables and arithmetic, once per instrument
     */
    public record Calls(
            List<StepTable> stepTables,
            List<StepTable> isolatedTables,
            List<String> stepDoubts,
            List<String> stepNotes,
            Optional<Charts.StepChart> stepChart,
            List<Account> accounts,
            List<CallTable> callTables,
            List<String> callNotes,
            Optional<String> untraced,
            List<ArticleTable> articleTables) {
        public Calls {
            stepTables = List.copyOf(stepTables);
            isolatedTables = List.copyOf(isolatedTables);
            stepDoubts = List.copyOf(stepDoubts);
            stepNotes = List.copyOf(stepNotes);
            accounts = List.copyOf(accounts);
            callTables = List.copyOf(callTables);
            callNotes = List.copyOf(callNotes);
            articleTables = List.copyOf(articleTables);
        }
    }

    /** The steps of one mode, by side. */
    public record StepTable(String name, List<StepSide> sides) {
        public StepTable {
            sides = List.copyOf(sides);
        }
    }

    /**
     * The steps of one side.
     *
     * @param side sender or receiver
     * @param timed how many messages were timed, and what the clock itself cost
     */
    public record StepSide(String side, String timed, List<Step> steps) {
        public StepSide {
            steps = List.copyOf(steps);
        }
    }

    /** One step; times are microseconds per occurrence. */
    public record Step(String name, String median, String mean, String p90, String p99, String count) {}

    /**
     * Some CPU time, its parts and the rest; all in microseconds per message.
     *
     * @param name mode and what is accounted for
     * @param parts each part by name, in one line
     * @param rest what the parts leave unexplained; negative when they claim more than there was
     * @param share the rest as a share of the whole
     * @param marked whether the rest is over 5 % either way
     */
    public record Account(String name, String whole, String parts, String rest, String share, boolean marked) {}

    /** The system calls of one mode, by side. */
    public record CallTable(String name, List<CallSide> sides) {
        public CallTable {
            sides = List.copyOf(sides);
        }
    }

    /**
     * The system calls of one side.
     *
     * @param side sender or receiver
     * @param traced how many messages were traced by what, and what the null call took, traced and in process
     * @param asListed whether the calls are exactly those of the mode's call list
     * @param callList the call list, checked, in sentences
     */
    public record CallSide(
            String side, String traced, List<TracedStep> steps, boolean asListed, List<String> callList) {
        public CallSide {
            steps = List.copyOf(steps);
            callList = List.copyOf(callList);
        }
    }

    /**
     * One step by two instruments; times are microseconds, {@code –} where an instrument cannot show it.
     *
     * @param call the system call, and what sets this kind of it apart
     * @param rawMedian as traced, the tracer's own cost included
     * @param rawMean likewise
     * @param median less the null call's
     * @param mean less the null call's
     * @param undisturbed median by the worker's own clock, less its own null call where the step is a call
     * @param stopped the same with a tracer's stop before the step, which is what the trace is held against
     * @param against what is held against it, where that is not {@code median}: a message's calls of the step together
     * @param marked whether the two disagree
     */
    public record TracedStep(
            String step,
            String call,
            String count,
            String rawMedian,
            String rawMean,
            String median,
            String mean,
            String undisturbed,
            String stopped,
            Optional<String> against,
            boolean marked) {}

    /**
     * The article's call tables and arithmetic from one instrument's times.
     *
     * @param published why a published figure is of something else than ours, when one is
     */
    public record ArticleTable(String instrument, List<ArticleGroup> groups, Optional<String> published) {
        public ArticleTable {
            groups = List.copyOf(groups);
        }
    }

    /** Rows that belong together. */
    public record ArticleGroup(String name, List<ArticleLine> lines) {
        public ArticleGroup {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One call, sum or conclusion: ours beside the published one, in microseconds.
     *
     * @param sum whether it is made of other lines
     */
    public record ArticleLine(
            String name, String median, String mean, String publishedMedian, String publishedMean, boolean sum) {}
}
