package io.github.ipcbench.maven;

import io.github.ipcbench.export.ExportFiles;
import io.github.ipcbench.export.ExportFormat;
import io.github.ipcbench.machine.CpuAffinity;
import io.github.ipcbench.machine.Terminal;
import io.github.ipcbench.maven.console.Announcements;
import io.github.ipcbench.maven.console.BarProgress;
import io.github.ipcbench.maven.console.LineProgress;
import io.github.ipcbench.maven.console.Progress;
import io.github.ipcbench.plan.CpuSet;
import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.report.ConsoleReport;
import io.github.ipcbench.report.ConsoleText;
import io.github.ipcbench.report.ReportWriter;
import io.github.ipcbench.report.SessionReports;
import io.github.ipcbench.report.template.Templates;
import io.github.ipcbench.results.OutputDirectory;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.session.ResultsFile;
import io.github.ipcbench.session.Session;
import io.github.ipcbench.session.SessionException;
import io.github.ipcbench.session.SessionSequence;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Measures what it costs on this machine to hand a large message and its file descriptors to another local process, by
 * datagram socket, by file and by shared memory, and reports it on one page.
 *
 * <p>Needs no project and runs once, not once per module. Every parameter is optional.
 */
@Mojo(
        name = "run",
        defaultPhase = LifecyclePhase.INTEGRATION_TEST,
        requiresProject = false,
        aggregator = true,
        threadSafe = true)
public final class RunMojo extends AbstractMojo {
    /** Short enough to be typed again. */
    private static final int SEEDS = 1_000_000_000;

    /**
     * A named set of defaults; <code>glance</code>, a first look in about 30 seconds: short runs of socket, file and
     * mmap-relaxed, without a look into calls; <code>quick</code>: as many messages per run as take about a second,
     * settled once per mode, about two minutes in all; <code>article</code>: 1,000,000 messages per run, modes socket
     * and file; <code>sweep</code>: twelve sizes from 16 bytes to 16 MiB, modes socket, file, mmap-locked and
     * mmap-relaxed, short runs without a look into calls, about five minutes. Default: <code>quick</code>.
     */
    @Parameter(property = "ipcbench.preset")
    private String preset;

    /**
     * What is measured: ids of modes and of their groups, separated by commas: <code>article</code> for its five,
     * <code>sockets</code>, <code>files</code>, <code>memory</code>, <code>queues</code>, <code>compressed</code>,
     * <code>yardsticks</code>, <code>all</code>; a hyphen in front takes away again, such as
     * <code>all,-compressed</code>. Default: the article's five.
     */
    @Parameter(property = "ipcbench.modes")
    private List<String> modes;

    /**
     * Runs per mode, each with a fresh pair of worker processes; 4 in presets <code>glance</code> and
     * <code>sweep</code>. Default: 10.
     */
    @Parameter(property = "ipcbench.runs")
    private String runs;

    /** Messages per run. Default: by preset. */
    @Parameter(property = "ipcbench.messages")
    private String messages;

    /**
     * Bytes per message, from 16 to 1073741824, or several sizes, each measured: <code>16,4k,112192,1m</code> (k is
     * 1024, m is 1024²). Default: 112192.
     */
    @Parameter(property = "ipcbench.size")
    private List<String> size;

    /**
     * File descriptors sent with each message, from 0 to 253 (one less in mode <code>file</code>, which sends its own
     * along). Default: 3.
     */
    @Parameter(property = "ipcbench.descriptors")
    private String descriptors;

    /**
     * Messages in flight at most, on every host: those sent that the receiver is not yet at; fewer where a mode's own
     * buffer holds fewer; <code>natural</code> leaves it to the host. Default: 11.
     */
    @Parameter(property = "ipcbench.depth")
    private String depth;

    /**
     * What a message holds: <code>struct</code> (record-like bytes), <code>random</code>, <code>zeros</code>, or a
     * path: your own message, whose length is then the default of <code>ipcbench.size</code>. Default:
     * <code>struct</code>.
     */
    @Parameter(property = "ipcbench.payload")
    private String payload;

    /**
     * The order of runs: <code>mirrored</code>, rounds of one run per mode, every second one backwards, so that drift
     * favours no mode; <code>alternating</code>, always forwards (preset <code>article</code>); or
     * <code>shuffled</code> within each round. Default: by preset.
     */
    @Parameter(property = "ipcbench.order")
    private String order;

    /** Decides the shuffled order and the generated bytes; recorded in the results. Default: drawn. */
    @Parameter(property = "ipcbench.seed")
    private String seed;

    /**
     * How a worker waits for a message: <code>select</code> (for readiness, then it receives) or <code>block</code> (in
     * the receiving call itself). Default: <code>select</code>.
     */
    @Parameter(property = "ipcbench.wait")
    private String wait;

    /**
     * The CPUs that the sender's and the receiver's loop are pinned to, such as <code>0,1</code>; <code>same</code> (one
     * CPU), or <code>split</code> (two that share the nearest cache but no core), chosen from those allowed. Default:
     * none.
     */
    @Parameter(property = "ipcbench.affinity")
    private List<String> affinity;

    /**
     * What looks into single calls, in runs of their own after the others: <code>off</code>, <code>steps</code> (timed
     * in the workers), <code>strace</code> (and steps; it must work), <code>auto</code> (steps, and strace where it
     * works); <code>off</code> in presets <code>glance</code> and <code>sweep</code>. Default: <code>auto</code>.
     */
    @Parameter(property = "ipcbench.trace")
    private String trace;

    /**
     * Whether the session checks itself, <code>true</code> or <code>false</code>: each round then also holds one mode
     * (socket, when it is measured) a second time, and once with a planted delay, so that the results tell the smallest
     * difference this session could have seen; on in <code>article</code>, off in the others. Default: by preset.
     */
    @Parameter(property = "ipcbench.selfcheck")
    private String selfcheck;

    /** Seconds that one run may take. Default: 600. */
    @Parameter(property = "ipcbench.timeout")
    private String timeout;

    /**
     * Where the files of the file mode lie; refused where other users can write in it, or in what it lies in, without
     * the sticky bit. Default: the system's.
     */
    @Parameter(property = "ipcbench.tempDirectory")
    private String tempDirectory;

    /** Where results and reports are written. Default: <code>target/ipcbench</code>. */
    @Parameter(property = "ipcbench.outputDirectory")
    private String outputDirectory;

    /** Messages in one session of your application, for the report's arithmetic. Default: 5. */
    @Parameter(property = "ipcbench.messagesPerSession")
    private String messagesPerSession;

    /**
     * Home of the JDK that workers run on, 17 or later; a <code>jdk</code> toolchain of the build is honoured. Default:
     * Maven's JDK.
     */
    @Parameter(property = "ipcbench.jvm")
    private String jvm;

    /**
     * Arguments for the workers' JDK, separated by blanks; quote with <code>'</code> or <code>"</code>; <code>-cp</code>
     * puts jars in front of the workers' own; published with the results, so no passwords. <code>JAVA_TOOL_OPTIONS</code>
     * and the like do not reach workers. Default: none.
     */
    @Parameter(property = "ipcbench.jvmArgs")
    private Arguments jvmArgs;

    /**
     * The workers' way to the kernel: <code>ffm</code> (<code>java.lang.foreign</code>, JDK 22 or later),
     * <code>jna</code> (a library), <code>auto</code> (the first of them that the JDK has); both make the same calls,
     * <code>ffm</code> adds less to each. Default: <code>auto</code>.
     */
    @Parameter(name = "native", property = "ipcbench.native")
    private String nativeCalls;

    /**
     * Settings under test, each mode and size measured with each of them in turn:
     * <code>name:key=value,key=value;name:...</code>, such as
     * <code>base;candidate:jvm=/opt/jdk-25,affinity='0,1'</code>; keys are <code>jvm</code>, <code>jvmArgs</code>,
     * <code>tempDirectory</code>, <code>wait</code>, <code>affinity</code>, <code>depth</code>, <code>native</code> and
     * <code>env.NAME</code>; the first variant is what the others are compared with, and what a variant does not name
     * is as in the properties; published with the results, so no passwords. Default: none.
     */
    @Parameter(property = "ipcbench.variants")
    private Variants variants;

    /** A line of your own in the report. Default: none. */
    @Parameter(property = "ipcbench.label")
    private String label;

    /** A directory of your own templates for the reports, which replace ours file by file. Default: none. */
    @Parameter(property = "ipcbench.templates")
    private String templates;

    /**
     * Formats that the session is also written in, into the folder <code>export</code> beside its results, separated by
     * commas: <code>csv</code>, <code>jmh</code> (for JMH's viewers), <code>bmf</code> (Bencher), <code>github</code>
     * (github-action-benchmark), <code>prometheus</code>; goal <code>export</code> writes those of a stored session, all
     * where none is named. Default: none.
     */
    @Parameter(property = "ipcbench.export")
    private List<String> export;

    /**
     * <code>true</code> or <code>false</code>: continues the interrupted session in the output directory at its next
     * run, with its stored plan. Default: <code>false</code>.
     */
    @Parameter(property = "ipcbench.resume")
    private String resume;

    /** Measures nothing. Default: <code>false</code>. */
    @Parameter(property = "ipcbench.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    private final ToolchainManager toolchains;

    @Inject
    public RunMojo(ToolchainManager toolchains) {
        this.toolchains = toolchains;
    }

    /** For Maven, since no field can be called {@code native}. */
    public void setNative(String value) {
        nativeCalls = value;
    }

    @Override
    public void execute() throws MojoExecutionException {
        if (skip) {
            getLog().info("skipped, because ipcbench.skip is set");
            return;
        }
        Progress progress = progress();
        SessionSequence sequence = new SessionSequence(
                Session.modes(ConsoleText.shownTo(getLog()::warn)),
                (plan, before, stored) -> {
                    try (progress) {
                        return Session.measure(plan, execution.getVersion(), before, progress, stored);
                    }
                },
                new SessionReports(Templates.of(templates, root())),
                new Announcements(line -> {
                    // A line may come while the bar is there, such as when somebody stops the session.
                    progress.close();
                    tell(line);
                }));
        boolean resumed = isResumed(resume);
        List<ExportFormat> exports = exports(export);
        try {
            SessionSequence.Ended ended =
                    resumed ? sequence.goOn(given(), this::defaults) : sequence.begin(given(), this::defaults);
            finish(exports, ended.directory());
            if (ended.voided().isPresent()) {
                throw new MojoExecutionException(ended.voided().get());
            }
        } catch (SessionException e) {
            throw new MojoExecutionException(e.getMessage(), e.getCause());
        }
    }

    /** As the console can show it. */
    private void tell(String line) {
        getLog().info(ConsoleText.shown(line, ConsoleText.charset()));
    }

    /** What is made of the results besides: exports, one line where Maven is quiet, the summary where a build server shows one. */
    private void finish(List<ExportFormat> exports, Path directory) {
        try {
            Results results = ResultsJson.read(directory.resolve(ResultsFile.NAME));
            if (!exports.isEmpty()) {
                ExportFiles.write(results, directory, exports).forEach(file -> getLog().info("exported " + file));
            }
            if (!getLog().isInfoEnabled()) {
                System.out.println(ConsoleText.shown(
                        ConsoleReport.finding(results) + " "
                                + directory
                                        .resolve(OutputDirectory.PAGE)
                                        .toAbsolutePath()
                                        .toUri(),
                        ConsoleText.charset()));
            }
            String summary = System.getenv("GITHUB_STEP_SUMMARY");
            if (summary != null && !summary.isBlank()) {
                ReportWriter.appendSummary(results, Path.of(summary));
            }
        } catch (IOException | InvalidPathException e) {
            getLog().warn("the results and reports are stored, but not what is made of them besides: "
                    + e.getMessage());
        }
    }

    private static List<ExportFormat> exports(List<String> names) throws MojoExecutionException {
        if (names == null || names.isEmpty()) {
            return List.of();
        }
        try {
            return ExportFiles.formats(names);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(e.getMessage());
        }
    }

    static boolean isResumed(String value) throws MojoExecutionException {
        if (value == null || value.strip().equals("false")) {
            return false;
        } else if (value.isBlank() || value.strip().equals("true")) {
            return true;
        }
        throw new MojoExecutionException(
                PlanProperty.RESUME + ": " + Quoted.of(value) + " is neither; valid: true, false");
    }

    private Map<String, String> given() {
        Map<PlanProperty, String> bound = new EnumMap<>(PlanProperty.class);
        bound.put(PlanProperty.PRESET, preset);
        bound.put(PlanProperty.MODES, GivenProperties.text(modes));
        bound.put(PlanProperty.RUNS, runs);
        bound.put(PlanProperty.MESSAGES, messages);
        bound.put(PlanProperty.SIZE, GivenProperties.text(size));
        bound.put(PlanProperty.DESCRIPTORS, descriptors);
        bound.put(PlanProperty.DEPTH, depth);
        bound.put(PlanProperty.PAYLOAD, payload);
        bound.put(PlanProperty.ORDER, order);
        bound.put(PlanProperty.SEED, seed);
        bound.put(PlanProperty.WAIT, wait);
        bound.put(PlanProperty.AFFINITY, GivenProperties.text(affinity));
        bound.put(PlanProperty.TRACE, trace);
        bound.put(PlanProperty.SELF_CHECK, selfcheck);
        bound.put(PlanProperty.TIMEOUT, timeout);
        bound.put(PlanProperty.TEMP_DIRECTORY, tempDirectory);
        bound.put(PlanProperty.OUTPUT_DIRECTORY, outputDirectory);
        bound.put(PlanProperty.MESSAGES_PER_SESSION, messagesPerSession);
        bound.put(PlanProperty.JVM, jvm);
        bound.put(PlanProperty.JVM_ARGS, GivenProperties.text(jvmArgs));
        bound.put(PlanProperty.NATIVE, nativeCalls);
        bound.put(PlanProperty.VARIANTS, GivenProperties.text(variants));
        bound.put(PlanProperty.LABEL, label);
        return GivenProperties.of(bound, session.getUserProperties());
    }

    private PlanDefaults defaults() {
        Path root = root();
        return new PlanDefaults(
                root,
                Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath(),
                root.resolve("target").resolve("ipcbench"),
                JdkHome.of(toolchains, session),
                ThreadLocalRandom.current().nextInt(SEEDS),
                CpuAffinity.available().map(CpuSet::cpus).orElse(List.of()));
    }

    private Path root() {
        return Path.of(session.getExecutionRootDirectory()).toAbsolutePath();
    }

    private Progress progress() {
        boolean watched =
                session.getRequest().isInteractiveMode() && System.getenv("CI") == null && Terminal.isInteractive();
        return watched
                ? new BarProgress(ConsoleText.shownTo(System.out::print), Terminal::columns)
                : new LineProgress(this::tell);
    }
}
