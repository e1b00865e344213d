package io.github.ipcbench.maven;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.plan.Preset;
import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.plan.Variant;
import io.github.ipcbench.results.CaseRecord.Unsupported;
import io.github.ipcbench.results.Results;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;

/** Sentences that goals print. */
final class Wording {
    private Wording() {}

    /** What is about to happen. */
    static String intention(BenchmarkPlan plan) {
        String messages = plan.runs().messages().isPresent()
                ? count(plan.runs().messages().getAsLong(), "message") + " each"
                : about(plan.preset().runTime()) + " each";
        String kind = plan.preset() == Preset.GLANCE ? "a first look: " : "";
        return kind + "measuring " + plan.modes().stream().map(Mode::id).collect(Collectors.joining(", ")) + ": "
                + count(plan.runs().perCase(), "run") + " per "
                + (plan.cases().size() > plan.modes().size() ? "case" : "mode")
                + ", " + messages + ", a message being "
                + plan.message().sizes().stream().map(String::valueOf).collect(Collectors.joining(" or "))
                + " bytes and "
                + count(plan.message().descriptors(), "descriptor")
                + (plan.variants().size() > 1
                        ? ", in variants "
                                + plan.variants().stream().map(Variant::name).collect(Collectors.joining(", "))
                        : "");
    }

    private static String about(Duration time) {
        return time.equals(Duration.ofSeconds(1)) ? "about a second" : "about " + time.toMillis() / 1000.0 + " seconds";
    }

    /**
     * The defaults of a plan.
     *
     * @throws MojoExecutionException when one is a path that cannot be told in this locale
     */
    static PlanDefaults defaults(Supplier<PlanDefaults> defaults) throws MojoExecutionException {
        try {
            return defaults.get();
        } catch (InvalidPathException e) {
            throw new MojoExecutionException("'" + e.getInput() + "' is no path in this locale, whose charset is "
                    + System.getProperty("sun.jnu.encoding") + " (" + e.getReason()
                    + "); valid: a locale that has its letters, such as LC_ALL=C.UTF-8, or directories of ASCII letters:"
                    + " the current one, the home and java.io.tmpdir");
        }
    }

    /** What a session must do without where its output directory's file system knows no locks. */
    static String notLocked(Path directory) {
        return "the file system of '" + directory + "' knows no file locks: nothing keeps a second session out of it";
    }

    /** @param variables names, at least one */
    static String optionsNotPassedOn(List<String> variables) {
        return "workers run without the options in " + String.join(", ", variables) + "; ipcbench.jvmArgs has theirs";
    }

    /** What is about to happen to a session that was interrupted. */
    static String continuation(Results results) {
        String started = "continuing the session of " + results.startedAt() + " ";
        return results.complete()
                ? started + "with the runs that look into calls; its "
                        + count(results.runsInOrder().size(), "run") + " are in"
                : started + "at run " + (results.runsInOrder().size() + 1) + " of " + results.plannedRuns();
    }

    /** Why nothing is going to happen. */
    static String nothingLeft(Results results) {
        return "the session of " + results.startedAt() + " is complete: nothing is left to measure, its report is "
                + "written anew";
    }

    /**
     * Where the reports lie.
     *
     * @param reports the page first, then what can be pasted
     */
    static List<String> reports(List<Path> reports) {
        return List.of(
                "report: " + reports.get(0).toAbsolutePath().toUri(),
                "paste: " + reports.get(1).toAbsolutePath());
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** One problem follows Maven's own words on their line; several have lines of their own. */
    static String refusal(List<String> problems) {
        return refusal(problems, "nothing was measured");
    }

    /** @param consequence what did not happen because of them */
    static String refusal(List<String> problems, String consequence) {
        return problems.size() == 1
                ? problems.get(0)
                : problems.size() + " problems, " + consequence + ":\n" + String.join("\n", problems);
    }

    /** Why a case has no figures; what is said of it may come from a file. */
    static String unsupported(String name, Unsupported found) {
        return Quoted.line(name) + ": "
                + (found.inRun().isPresent()
                        ? "given up, since there was no more room in run "
                                + found.inRun().getAsInt() + " (" + Quoted.line(found.reason()) + ")"
                        : tooLarge(found.reason(), found.largestBytes()));
    }

    /** @param reason the kernel's error name */
    static String tooLarge(String reason, long largestBytes) {
        return "not possible at this size (" + Quoted.line(reason) + "); largest message that went through: "
                + largestBytes + " bytes";
    }
}
