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
     * @param stepNotes how to read them
     * @param stepChart CPU per message by step
     * @param accounts whether the parts of each CPU time add up
     */
    public record Calls(
            List<StepTable> stepTables,
            List<String> stepNotes,
            Optional<Charts.StepChart> stepChart,
            List<Account> accounts) {
        public Calls {
            stepTables = List.copyOf(stepTables);
            stepNotes = List.copyOf(stepNotes);
            accounts = List.copyOf(accounts);
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
}
