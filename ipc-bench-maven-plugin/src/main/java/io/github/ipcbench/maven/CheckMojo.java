package io.github.ipcbench.maven;

import io.github.ipcbench.export.VerdictJson;
import io.github.ipcbench.judgement.Limit;
import io.github.ipcbench.judgement.LimitResult;
import io.github.ipcbench.judgement.LimitResult.Outcome;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.report.ConsoleText;
import io.github.ipcbench.report.LimitLines;
import io.github.ipcbench.results.FileMark;
import io.github.ipcbench.results.OutputDirectory;
import io.github.ipcbench.results.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
     * <code>warn</code> or <code>fail</code>.
     */
    @Parameter(property = "ipcbench.onDoubt", defaultValue = "warn")
    private String onDoubt;

    @Override
    void execute(Path started) throws MojoExecutionException, MojoFailureException, IOException {
        OnDoubt doubts = doubts();
        List<Limit> asked = limits();
        Results results = results();
        SessionSummary session = SessionSummary.of(results);
        List<LimitResult> found =
                asked.stream().flatMap(limit -> limit.judge(session).stream()).toList();
        found.forEach(one -> tell(one, LimitLines.line(one, results.names())));
        List<LimitResult> failed =
                found.stream().filter(one -> fails(one, doubts)).toList();
        OutputDirectory.write(
                directory(),
                FileMark.VERDICT,
                Map.of(VerdictJson.NAME, VerdictJson.of(results, found, failed.isEmpty())));
        if (!failed.isEmpty()) {
            throw new MojoFailureException(failed.size() + (failed.size() == 1 ? " limit" : " limits") + " of "
                    + found.size() + " not held: "
                    + LimitLines.line(failed.get(0), results.names()));
        }
    }

    private void tell(LimitResult one, String text) {
        String line = ConsoleText.shown(text, ConsoleText.charset());
        if (one.outcome() == Outcome.WITHIN) {
            getLog().info(line);
        } else {
            getLog().warn(line);
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
        if (parsed.isEmpty()) {
            throw new IllegalArgumentException(
                    "ipcbench.limits: at least one limit is needed, such as file/socket<=8 or candidate/base<=1.10");
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
