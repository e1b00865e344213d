package io.github.ipcbench.maven.console;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Preset;
import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.plan.Variant;
import io.github.ipcbench.results.CaseRecord.Unsupported;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunVoidedException;
import java.time.Duration;
import java.util.stream.Collectors;

/** Sentences that goals print. */
public final class Wording {
    private Wording() {}

    /** What is about to happen. */
    public static String intention(BenchmarkPlan plan) {
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

    /** What is about to happen to a session that was interrupted. */
    public static String continuation(Results results) {
        String started = "continuing the session of " + results.startedAt() + " ";
        return results.complete()
                ? started + "with the runs that look into calls; its "
                        + count(results.runsInOrder().size(), "run") + " are in"
                : started + "at run " + (results.runsInOrder().size() + 1) + " of " + results.plannedRuns();
    }

    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Why a case has no figures; what is said of it may come from a file. */
    public static String unsupported(String name, Unsupported found) {
        return Quoted.line(name) + (found.missing().isPresent() ? " is not measured: " : ": ") + found.inWords();
    }

    /** That a case is left out, and why, with a few lines of the logs. */
    public static String voided(String name, RunVoidedException why) {
        return "warning: " + why.getMessage() + System.lineSeparator() + Quoted.line(name)
                + " is left out from now on; the others go on";
    }
}
