package io.github.ipcbench.maven;

import io.github.ipcbench.export.VerdictJson;
import io.github.ipcbench.judgement.BaselineCheck;
import io.github.ipcbench.judgement.Limit;
import io.github.ipcbench.judgement.LimitResult;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.report.ConsoleText;
import io.github.ipcbench.report.LimitLines;
import io.github.ipcbench.results.FileMark;
import io.github.ipcbench.results.OutputDirectory;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.session.SessionFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fails the build when a limit is exceeded: when one mode, or one variant, of the stored session costs more times another
 * than is allowed, and the interval of the multiple leaves out 1. It measures nothing. Writes <code>verdict.json</code>.
 *
 * <p>A change as large as its limit is found every second time: set the limit below what must not pass.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresProject = false,
        aggregator = true,
        threadSafe = true)
public final class CheckMojo extends StoredMojo {
    /** What to do about a limit that the session cannot judge. */
    private enum OnDoubt {
        WARN,
        FAIL
    }

    /**
     * What is allowed: <code>file/socket&lt;=8</code> for two modes, <code>candidate/base&lt;=1.10</code> for two variants of
     * each mode. Default: none.
     */
    @Parameter(property = "ipcbench.limits")
    private List<String> limits;

    /**
     * What to do where the session cannot judge a limit, since its rounds are few, differ too much, or its trust is poor:
     * <code>warn</code> (a warning of Maven's only where rounds are few: noise of the machine is none) or
     * <code>fail</code>.
     */
    @Parameter(property = "ipcbench.onDoubt", defaultValue = "warn")
    private String onDoubt;

    /**
     * Stored results that the session is compared with, each case by its multiple of the baseline mode: files, folders or
     * globs; a case that became clearly more expensive is a warning. Default: none.
     */
    @Parameter(property = "ipcbench.baseline")
    private List<String> baseline;

    /** Fails where a case became clearly more expensive than in the stored baseline, or cannot be compared with it. */
    @Parameter(property = "ipcbench.failOnBaseline", defaultValue = "false")
    private boolean failOnBaseline;

    /** Compares even with a baseline of another experiment, or of a machine whose floor is another. */
    @Parameter(property = "ipcbench.compareAnyway", defaultValue = "false")
    private boolean compareAnyway;

    @Override
    void execute(Path started) throws MojoExecutionException, MojoFailureException, IOException {
        OnDoubt doubts = doubts();
        List<Limit> asked = limits();
        Results results = results();
        Optional<BaselineCheck> stored = stored(results, started);
        SessionSummary session = SessionSummary.of(results);
        List<LimitResult> found =
                asked.stream().flatMap(limit -> limit.judge(session).stream()).toList();
        found.forEach(one -> tell(LimitLines.line(one, results.names()), one.isWarning()));
        stored.ifPresent(check -> tell(check, results.names()));

        List<LimitResult> failed =
                found.stream().filter(one -> fails(one, doubts)).toList();
        boolean worse = failOnBaseline && stored.filter(check -> !check.holds()).isPresent();
        boolean passed = failed.isEmpty() && !worse;
        OutputDirectory.write(
                directory(),
                FileMark.VERDICT,
                Map.of(VerdictJson.NAME, VerdictJson.of(results, found, stored, passed)));
        if (!failed.isEmpty()) {
            throw new MojoFailureException(failed.size() + (failed.size() == 1 ? " limit" : " limits") + " of "
                    + found.size() + " not held: "
                    + LimitLines.line(failed.get(0), results.names()));
        } else if (worse) {
            throw new MojoFailureException("the stored baseline is not held, and ipcbench.failOnBaseline is set");
        }
    }

    private Optional<BaselineCheck> stored(Results results, Path started) throws IOException {
        if (baseline == null || baseline.isEmpty()) {
            return Optional.empty();
        }
        List<Results> before = List.copyOf(
                SessionFiles.read("ipcbench.baseline", baseline, started).values());
        if (before.contains(results)) {
            throw new IllegalArgumentException("ipcbench.baseline: the session of " + results.startedAt()
                    + " is the one that is checked; a session is not compared with itself");
        }
        return Optional.of(BaselineCheck.of(before, results, compareAnyway));
    }

    private void tell(BaselineCheck check, CaseNames names) {
        check.obstacles().forEach(obstacle -> tell("not compared with the stored baseline: " + obstacle, true));
        check.changes()
                .forEach(row -> tell(
                        LimitLines.line(row, names),
                        BaselineCheck.Outcome.of(row.change().orElseThrow()) == BaselineCheck.Outcome.MORE));
    }

    private void tell(String text, boolean warning) {
        String line = ConsoleText.shown(text, ConsoleText.charset());
        if (warning) {
            getLog().warn(line);
        } else {
            getLog().info(line);
        }
    }

    private static boolean fails(LimitResult one, OnDoubt doubts) {
        return switch (one.outcome()) {
            case WITHIN -> false;
            case EXCEEDED, NOT_MEASURED -> true;
            case DOUBTFUL -> doubts == OnDoubt.FAIL;
        };
    }

    private List<Limit> limits() {
        List<String> given = limits == null ? List.of() : limits;
        List<Limit> parsed = new ArrayList<>();
        for (String limit : given) {
            try {
                parsed.add(Limit.parse(limit));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("ipcbench.limits: " + e.getMessage(), e);
            }
        }
        if (parsed.isEmpty() && (baseline == null || baseline.isEmpty())) {
            throw new IllegalArgumentException(
                    "ipcbench.limits: at least one limit is needed, such as file/socket<=8 or candidate/base<=1.10, or stored"
                            + " results in ipcbench.baseline");
        }
        return parsed;
    }

    private OnDoubt doubts() {
        for (OnDoubt known : OnDoubt.values()) {
            if (known.name().equalsIgnoreCase(onDoubt)) {
                return known;
            }
        }
        throw new IllegalArgumentException("ipcbench.onDoubt: warn or fail is valid, got '" + onDoubt + "'");
    }
}
