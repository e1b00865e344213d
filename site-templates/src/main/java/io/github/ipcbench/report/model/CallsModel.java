package io.github.ipcbench.report.model;

import java.util.List;
import java.util.Optional;

/** What the view model says about single steps and calls. */
public final class CallsModel {
    private CallsModel() {}

    /**
     * Where the time of one message goes.
     *
     * @param stepTables the steps of each mode, timed in process
     * @param stepDoubts whose steps do not explain the headline figures
     * @param stepNotes how to read them
     * @param explained how much of the CPU time the parts explain, in a sentence
     * @param accounts the same for each CPU time
     */
    public record Steps(
            List<StepTable> stepTables,
            List<String> stepDoubts,
            List<String> stepNotes,
            Optional<String> explained,
            List<Account> accounts) {
        public Steps {
            stepTables = List.copyOf(stepTables);
            stepDoubts = List.copyOf(stepDoubts);
            stepNotes = List.copyOf(stepNotes);
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * The system calls of one message.
     *
     * @param callTables the calls of each mode, traced
     * @param callNotes how to read them
     * @param untraced why there are no traces, where some were wanted
     */
    public record TracedCalls(List<CallTable> callTables, List<String> callNotes, Optional<String> untraced) {
        public TracedCalls {
            callTables = List.copyOf(callTables);
            callNotes = List.copyOf(callNotes);
        }
    }

    /** The article's call tables and arithmetic, once per message size. */
    public record ArticleTables(List<ArticleTable> articleTables) {
        public ArticleTables {
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

    /**
     * One step, in microseconds.
     *
     * @param cpu CPU time per message
     * @param median wall time per occurrence
     * @param p90 likewise
     * @param waits whether the wall time holds more than CPU time: a wait for the other process, or for a CPU
     */
    public record Step(String name, String cpu, String median, String p90, String count, boolean waits) {}

    /**
     * Some CPU time and its parts, in microseconds per message.
     *
     * @param name mode and what is accounted for
     * @param parts each part by name, in one line
     * @param explained what the parts come to, as a share of the whole
     */
    public record Account(String name, String whole, String parts, String explained) {}

    /**
     * The system calls of one mode, by side.
     *
     * @param findings whether they are those of the call list, and by how much the two instruments differ, in sentences
     */
    public record CallTable(String name, List<String> findings, List<CallSide> sides) {
        public CallTable {
            findings = List.copyOf(findings);
            sides = List.copyOf(sides);
        }
    }

    /**
     * The system calls of one side.
     *
     * @param side sender or receiver
     * @param traced how many messages were traced by what, and what the null call took
     * @param notes calls that are not as listed, those of the Java runtime, and steps without a call, in sentences
     */
    public record CallSide(String side, String traced, List<TracedCall> calls, List<String> notes) {
        public CallSide {
            calls = List.copyOf(calls);
            notes = List.copyOf(notes);
        }
    }

    /**
     * One kind of call by two instruments; medians in microseconds, each less its null call, {@code –} where there is none.
     *
     * @param call the system call, and what sets this kind of it apart
     */
    public record TracedCall(String step, String call, String count, String traced, String clock) {}

    /**
     * The article's call tables and arithmetic.
     *
     * @param caption what is in it
     * @param instruments heads of the columns of ours, in their order
     * @param finding what it comes to, in a sentence
     * @param notes why a published figure is of something else than ours, when one is
     */
    public record ArticleTable(
            String caption, List<String> instruments, List<ArticleGroup> groups, String finding, List<String> notes) {
        public ArticleTable {
            instruments = List.copyOf(instruments);
            groups = List.copyOf(groups);
            notes = List.copyOf(notes);
        }
    }

    /** Rows that belong together. */
    public record ArticleGroup(String name, List<ArticleLine> lines) {
        public ArticleGroup {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One call, sum or conclusion, in microseconds.
     *
     * @param published the article's
     * @param ours by each instrument
     * @param sum whether it is made of other lines
     */
    public record ArticleLine(String name, String published, List<String> ours, boolean sum) {
        public ArticleLine {
            ours = List.copyOf(ours);
        }
    }
}
