package io.github.ipcbench.maven;

import io.github.ipcbench.judgement.Comparability;
import io.github.ipcbench.report.CompareReport;
import io.github.ipcbench.report.ConsoleText;
import io.github.ipcbench.results.FileMark;
import io.github.ipcbench.results.OutputDirectory;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.SessionGroups;
import io.github.ipcbench.session.SessionFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Sets stored sessions beside each other: costs and multiples of each case, what changed, and what differs between machines
 * and plans. It measures nothing. Writes <code>compare.html</code> and <code>compare.md</code> into the output directory.
 */
@Mojo(name = "compare", requiresProject = false, aggregator = true, threadSafe = true)
public final class CompareMojo extends StoredMojo {
    /** What the others are compared with: files, folders or globs of stored results. Default: none. */
    @Parameter(property = "ipcbench.baseline")
    private List<String> baseline;

    /** What is compared: files, folders or globs. Default: the output directory's. */
    @Parameter(property = "ipcbench.results")
    private List<String> results;

    /**
     * Groups the sessions by these keys: <code>label</code>, <code>cpu</code>, <code>kernel</code>, <code>jdk</code>,
     * <code>fileSystem</code>; without, the baseline is one group and the results another. Default: none.
     */
    @Parameter(property = "ipcbench.groupBy")
    private List<String> groupBy;

    /** Compares even what is no longer the same experiment, or not the same machine. */
    @Parameter(property = "ipcbench.compareAnyway", defaultValue = "false")
    private boolean compareAnyway;

    @Override
    void execute(Path started) throws MojoExecutionException, IOException {
        Map<String, List<Results>> groups = groups(started);
        List<Results> all = groups.values().stream().flatMap(List::stream).toList();
        List<String> obstacles = Comparability.obstacles(all);
        if (!obstacles.isEmpty() && !compareAnyway) {
            throw new MojoExecutionException("these sessions are not comparable: " + String.join("; ", obstacles)
                    + "; -Dipcbench.compareAnyway compares them nevertheless");
        }
        obstacles.forEach(obstacle -> getLog().warn("compared nevertheless: " + obstacle));
        CompareReport report = CompareReport.of(groups);
        OutputDirectory.write(
                directory(), FileMark.MARKUP, Map.of("compare.html", report.html(), "compare.md", report.markdown()));
        report.lines().forEach(ConsoleText.shownTo(getLog()::info));
        getLog().info("report: " + directory().resolve("compare.html").toUri());
    }

    private Map<String, List<Results>> groups(Path started) throws IOException, MojoExecutionException {
        List<Results> before = baseline == null || baseline.isEmpty()
                ? List.of()
                : List.copyOf(SessionFiles.read("ipcbench.baseline", baseline, started)
                        .values());
        List<Results> after = results == null || results.isEmpty()
                ? List.of(results())
                : List.copyOf(
                        SessionFiles.read("ipcbench.results", results, started).values());
        after.stream().filter(before::contains).findFirst().ifPresent(one -> {
            throw new IllegalArgumentException("ipcbench.baseline: the session of " + one.startedAt()
                    + " is among ipcbench.results, too; a session is not compared with itself");
        });
        if (groupBy != null && !groupBy.isEmpty()) {
            List<Results> all = new ArrayList<>(before);
            all.addAll(after);
            return SessionGroups.by(groupBy, all);
        }
        Map<String, List<Results>> groups = new LinkedHashMap<>();
        if (!before.isEmpty()) {
            groups.put("baseline", before);
        }
        groups.put("results", after);
        return groups;
    }
}
