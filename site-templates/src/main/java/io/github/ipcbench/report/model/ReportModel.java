package io.github.ipcbench.report.model;

import io.github.ipcbench.results.AtomicFile.Content;
import java.util.List;
import java.util.Optional;

/**
 * Everything a template may show: text already rounded, formatted and fit for one line, and flags.
 *
 * <p>Text is not escaped; each template's output format escapes it. An absent optional is missing to a template
 * ({@code <#if model.label??>}).
 *
 * @param tool version of IPC Bench that measured
 * @param label the user's name for the session
 * @param started start of the session as people read it, in UTC
 * @param trust how far the session can be trusted; absent without runs
 * @param incomplete why the figures are those of an unfinished session
 * @param changes what each variant costs beside the first one, where several were measured
 * @param figures the answer in figures; absent without runs, and where several sizes are the answer
 * @param choices the cheapest way by size, where several sizes were measured
 * @param sizes the costs over the size
 * @param answers the sections that answer the question, in order
 * @param evidence the sections that bear them out, in order
 * @param baseline the mode that others are compared with
 */
public record ReportModel(
        String tool,
        Optional<String> label,
        String started,
        AnswerModel.Finding finding,
        Optional<AnswerModel.TrustLine> trust,
        Optional<String> incomplete,
        List<Unsupported> unsupported,
        List<Voided> voided,
        Optional<VariantsModel.Changes> changes,
        Optional<AnswerModel.Figures> figures,
        Optional<SizesModel.Choices> choices,
        Optional<SizesModel.Sizes> sizes,
        List<Section> answers,
        List<Section> evidence,
        Raw raw,
        Published published,
        String baseline) {

    public ReportModel {
        unsupported = List.copyOf(unsupported);
        voided = List.copyOf(voided);
        answers = List.copyOf(answers);
        evidence = List.copyOf(evidence);
    }

    /**
     * A section of the report.
     *
     * @param id names the template that fills it, and the place a link leads to
     * @param gist what it comes to, in a few words
     * @param content what its template shows
     */
    public record Section(String id, String title, Optional<String> gist, Record content) {
        /** A section that needs no gist. */
        public static Section of(String id, String title, Record content) {
            return new Section(id, title, Optional.empty(), content);
        }
    }

    /** What the CPU time is spent on. */
    public record Why(Charts.WorkChart chart, Optional<String> takeaway) {}

    /** The plan and the machine. */
    public record Machine(List<Fact> plan, List<Fact> environment) {
        public Machine {
            plan = List.copyOf(plan);
            environment = List.copyOf(environment);
        }
    }

    /** The words of the report, for those who have not read the article. */
    public record Guide(List<Fact> entries) {
        public Guide {
            entries = List.copyOf(entries);
        }
    }

    /**
     * How far the session can be trusted.
     *
     * @param level good, fair or poor
     * @param reasons why not further, at most two sentences
     * @param rows none where no floor was measured
     * @param notes what trust, floor and self-check came to
     */
    public record Trust(String level, List<String> reasons, List<TrustRow> rows, List<String> notes) {
        public Trust {
            reasons = List.copyOf(reasons);
            rows = List.copyOf(rows);
            notes = List.copyOf(notes);
        }
    }

    /**
     * What one mode's runs stood on; medians over its runs, {@code –} where there is none.
     *
     * @param timesFloor the mode's cost as a multiple of its run's floor
     * @param floor the two copies through shared memory, in microseconds a message
     * @param oneCopy a copy of the message within the caches, in microseconds
     * @param twoCopies two such copies
     * @param nullCall a system call that does nothing, in nanoseconds
     * @param cpus CPUs the loops were seen on, the sender's and behind a bar the receiver's
     * @param queue messages the queue holds and the socket buffers, as read back
     */
    public record TrustRow(
            String name,
            String timesFloor,
            String floor,
            String oneCopy,
            String twoCopies,
            String nullCall,
            String cpus,
            String queue) {}

    /**
     * The article's table.
     *
     * @param scaled what was scaled to a million messages, unless every run had just as many
     * @param comparison why the published figures are of another message, when they are
     * @param notes how to read the figures
     */
    public record Costs(List<Cost> rows, Optional<String> scaled, Optional<String> comparison, List<String> notes) {
        public Costs {
            rows = List.copyOf(rows);
            notes = List.copyOf(notes);
        }
    }

    /**
     * One mode's row; times are seconds of loop CPU per million messages, medians over its runs.
     *
     * @param name of the mode, with the size where a session has several
     * @param runs such as {@code 10 runs of 60,000}: how many, and the messages of each
     * @param splitError one standard error of user and of system time in a single run, where there is one to state
     * @param interval of the median sum, with the confidence it really has; absent where there are too few runs
     * @param warnings those of its runs, gathered
     */
    public record Cost(
            String name,
            String runs,
            String user,
            String system,
            Optional<String> splitError,
            String sum,
            Optional<String> interval,
            Optional<PublishedCost> published,
            List<String> warnings) {
        public Cost {
            warnings = List.copyOf(warnings);
        }
    }

    /** A mode's published row. */
    public record PublishedCost(String user, String system, String sum) {}

    /**
     * A case this machine cannot run.
     *
     * @param sentence what happened and which size works
     */
    public record Unsupported(String name, String reason, Optional<String> largestBytes, String sentence) {}

    /**
     * A case that is left out since a fault.
     *
     * @param since such as {@code since run 3}
     * @param log the file that tells more
     * @param consequence what it means for the page, in sentences
     */
    public record Voided(String name, String since, String reason, Optional<String> log, String consequence) {}

    /**
     * Every run, in run order.
     *
     * @param warned whether any run has a warning
     * @param outliers whether any run is far from the others of its mode
     */
    public record Runs(List<Run> rows, boolean warned, boolean outliers) {
        public Runs {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One run; times are seconds as measured, not scaled.
     *
     * @param splitError one standard error of user and of system time, where there is one to state
     * @param outlier whether it is far from the other runs of its mode; it is in every figure all the same
     * @param noise what the machine did meanwhile, for a run with warnings
     */
    public record Run(
            String index,
            String round,
            String mode,
            String messages,
            String user,
            String system,
            Optional<String> splitError,
            String sum,
            boolean outlier,
            String wall,
            String process,
            List<String> warnings,
            Optional<String> noise) {
        public Run {
            warnings = List.copyOf(warnings);
        }
    }

    /** A named value. */
    public record Fact(String name, String value) {}

    /**
     * How to repeat the session.
     *
     * @param command one line for a POSIX shell
     * @param words the same, quoted word by word
     * @param exact whether the command holds every character of the user's values
     * @param caution what to mind before it is run
     */
    public record Repeat(String command, List<String> words, boolean exact, Optional<String> caution) {
        public Repeat {
            words = List.copyOf(words);
        }
    }

    /**
     * The figures behind the report, for programs.
     *
     * @param embeddedJson the results as JSON, safe inside a script element as it stands; a template calls it
     * @param jsonLink a data URI of the same JSON, compressed by gzip; absent when browsers would find it too long
     * @param csvLink a data URI of the runs as CSV, likewise
     */
    public record Raw(Content embeddedJson, Optional<String> jsonLink, Optional<String> csvLink) {}

    /** Where the published figures come from. */
    public record Published(String source, String year, String machine) {}
}
