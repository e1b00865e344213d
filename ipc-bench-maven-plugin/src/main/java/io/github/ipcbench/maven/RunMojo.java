package io.github.ipcbench.maven;

import io.github.ipcbench.machine.CpuAffinity;
import io.github.ipcbench.machine.Terminal;
import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.plan.PlanProperties;
import io.github.ipcbench.plan.Quoted;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Measures what it costs on this machine to hand a large message and its file descriptors to another local process, by
 * datagram socket, by file and by shared memory, and reports it on one page.
 *
 * <p>Needs no project and runs once, not once per module. Every parameter is optional.
 */
@Mojo(name = "run", requiresProject = false, aggregator = true, threadSafe = true)
public final class RunMojo extends AbstractMojo {
    /** Short enough to be typed again. */
    private static final int SEEDS = 1_000_000_000;

    /**
     * A named set of defaults. <code>quick</code> (the default): as many messages per run as take about one second,
     * settled once per mode. <code>article</code>: 1,000,000 messages per run, modes socket and file, as in the article
     * of 2015.
     */
    @Parameter(property = "ipcbench.preset")
    private String preset;

    /**
     * What is compared: ids separated by commas. Default: socket, file, mmap-locked, mmap-relaxed, socket-gzip. An
     * unknown id fails with the list of those that are known.
     */
    @Parameter(property = "ipcbench.modes")
    private String modes;

    /** Runs per mode, each with a fresh pair of worker processes. Default: 10. */
    @Parameter(property = "ipcbench.runs")
    private String runs;

    /** Messages per run. Default: by preset. */
    @Parameter(property = "ipcbench.messages")
    private String messages;

    /** Bytes per message, from 16 to 1073741824. Default: 112192, or the length of the file given as payload. */
    @Parameter(property = "ipcbench.size")
    private String size;

    /** File descriptors sent with each message, from 0 to 253. Default: 3. */
    @Parameter(property = "ipcbench.descriptors")
    private String descriptors;

    /**
     * What a message holds: <code>struct</code> (the default; record-like bytes), <code>random</code>, <code>zeros</code>,
     * or the path of a file: your own message.
     */
    @Parameter(property = "ipcbench.payload")
    private String payload;

    /**
     * The order of runs within a round, which holds each mode once: <code>mirrored</code>, every second round backwards;
     * <code>alternating</code>, always forwards (the default of the preset article); or <code>shuffled</code> by seed.
     */
    @Parameter(property = "ipcbench.order")
    private String order;

    /** Decides the shuffled order and the generated payload. Default: drawn, and recorded in the results. */
    @Parameter(property = "ipcbench.seed")
    private String seed;

    /** How a worker waits for a message: <code>select</code> (the default) or <code>block</code>. */
    @Parameter(property = "ipcbench.wait")
    private String wait;

    /** The CPUs that the sender's and the receiver's loop are pinned to, such as <code>0,1</code>. Default: none. */
    @Parameter(property = "ipcbench.affinity")
    private String affinity;

    /**
     * Which instruments look into single calls, in runs of their own: <code>off</code>, <code>steps</code>,
     * <code>strace</code> or <code>auto</code> (the default; steps, and strace where it works).
     */
    @Parameter(property = "ipcbench.trace")
    private String trace;

    /**
     * Whether the session checks itself: <code>true</code> or <code>false</code>. Each round then also holds one mode
     * (socket, when it is measured) a second time, and once with a planted delay; the results tell the smallest
     * difference this session could have seen. Default: true with the preset article, else false.
     */
    @Parameter(property = "ipcbench.selfcheck")
    private String selfcheck;

    /** Seconds that one run may take. Default: 600. */
    @Parameter(property = "ipcbench.timeout")
    private String timeout;

    /** Where the files of the file mode lie. Default: the system's directory for temporary files. */
    @Parameter(property = "ipcbench.tempDirectory")
    private String tempDirectory;

    /** Where results and reports are written. Default: target/ipcbench where Maven was started. */
    @Parameter(property = "ipcbench.outputDirectory")
    private String outputDirectory;

    /** Messages in one session of your application, for the report's arithmetic. Default: 5. */
    @Parameter(property = "ipcbench.messagesPerSession")
    private String messagesPerSession;

    /**
     * Home directory of the JDK, 17 or later, that workers run on. Default: the jdk toolchain of the build, or else the
     * JDK that Maven runs on.
     */
    @Parameter(property = "ipcbench.jvm")
    private String jvm;

    /**
     * Arguments for the workers' JDK, separated by blanks; those that hold blanks stand between two <code>'</code> or two
     * <code>"</code>. They stand in the results and reports, which are made to be published: no place for a password.
     * <code>JAVA_TOOL_OPTIONS</code> and the like do not reach the workers.
     */
    @Parameter(property = "ipcbench.jvmArgs")
    private String jvmArgs;

    /**
     * By what way workers reach the kernel: <code>ffm</code> (the JDK's own, 22 or later), <code>jna</code> (a library), or
     * <code>auto</code> (the default; the first that the workers' JDK has).
     */
    @Parameter(name = "native", property = "ipcbench.native")
    private String nativeCalls;

    /** A line of your own that stands in the report. */
    @Parameter(property = "ipcbench.label")
    private String label;

    /**
     * A directory of your own templates for the reports, which replace ours file by file. They are parsed before anything
     * is measured.
     */
    @Parameter(property = Templates.PROPERTY)
    private String templates;

    /**
     * Continues the session in the output directory at its next run, with its stored plan, when it was interrupted and
     * nothing that matters has changed since; otherwise fails and names each difference. <code>true</code> or
     * <code>false</code> (the default); <code>-Dipcbench.resume</code> without a value means <code>true</code>.
     */
    @Parameter(property = "ipcbench.resume")
    private String resume;

    /** Measures nothing. */
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
        Engine engine = new LocalEngine(execution.getVersion(), Templates.of(templates, root()));
        MeasureAndReport job = new MeasureAndReport(engine, progress(), getLog()::info);
        if (isResumed(resume)) {
            job.resume(given(), defaults());
        } else {
            job.run(given(), defaults());
        }
    }

    static boolean isResumed(String value) throws MojoExecutionException {
        if (value == null || value.strip().equals("false")) {
            return false;
        } else if (value.isBlank() || value.strip().equals("true")) {
            return true;
        }
        throw new MojoExecutionException(
                PlanProperties.RESUME + ": " + Quoted.of(value) + " is neither; valid: true, false");
    }

    private Map<String, String> given() {
        Map<String, String> bound = new LinkedHashMap<>();
        bound.put(PlanProperties.PRESET, preset);
        bound.put(PlanProperties.MODES, modes);
        bound.put(PlanProperties.RUNS, runs);
        bound.put(PlanProperties.MESSAGES, messages);
        bound.put(PlanProperties.SIZE, size);
        bound.put(PlanProperties.DESCRIPTORS, descriptors);
        bound.put(PlanProperties.PAYLOAD, payload);
        bound.put(PlanProperties.ORDER, order);
        bound.put(PlanProperties.SEED, seed);
        bound.put(PlanProperties.WAIT, wait);
        bound.put(PlanProperties.AFFINITY, affinity);
        bound.put(PlanProperties.TRACE, trace);
        bound.put(PlanProperties.SELF_CHECK, selfcheck);
        bound.put(PlanProperties.TIMEOUT, timeout);
        bound.put(PlanProperties.TEMP_DIRECTORY, tempDirectory);
        bound.put(PlanProperties.OUTPUT_DIRECTORY, outputDirectory);
        bound.put(PlanProperties.MESSAGES_PER_SESSION, messagesPerSession);
        bound.put(PlanProperties.JVM, jvm);
        bound.put(PlanProperties.JVM_ARGS, jvmArgs);
        bound.put(PlanProperties.NATIVE, nativeCalls);
        bound.put(PlanProperties.LABEL, label);
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
                CpuAffinity.available().cpus());
    }

    private Path root() {
        return Path.of(session.getExecutionRootDirectory()).toAbsolutePath();
    }

    private Progress progress() {
        boolean watched =
                session.getRequest().isInteractiveMode() && System.getenv("CI") == null && Terminal.isInteractive();
        return watched ? new BarProgress(System.out::print) : new LineProgress(getLog()::info);
    }
}
