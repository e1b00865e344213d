package io.github.ipcbench.maven;

import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.report.ConsoleText;
import io.github.ipcbench.session.LocalMachine;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Tells in a few seconds, without measuring anything, what this machine permits: the largest datagram, the depth of its
 * queue, clocks and CPU accounting, affinity, strace, file systems, and which modes could run with the message planned.
 *
 * <p>Needs no project and runs once, not once per module. Every parameter is optional. Fails when no mode could run.
 */
@Mojo(name = "probe", requiresProject = false, aggregator = true, threadSafe = true)
public final class ProbeMojo extends AbstractMojo {
    /** Short enough to be typed again. */
    private static final int SEEDS = 1_000_000_000;

    /**
     * What is measured: ids of modes and of their groups, separated by commas: <code>article</code> for its five,
     * <code>sockets</code>, <code>files</code>, <code>memory</code>, <code>queues</code>, <code>compressed</code>,
     * <code>yardsticks</code>, <code>all</code>; a hyphen in front takes away again, such as
     * <code>all,-compressed</code>. Default: the article's five.
     */
    @Parameter(property = "ipcbench.modes")
    private List<String> modes;

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
     * How a worker waits for a message: <code>select</code> (for readiness, then it receives) or <code>block</code> (in
     * the receiving call itself). Default: <code>select</code>.
     */
    @Parameter(property = "ipcbench.wait")
    private String wait;

    /**
     * Where the files of the file mode lie; refused where other users can write in it, or in what it lies in, without
     * the sticky bit. Default: the system's.
     */
    @Parameter(property = "ipcbench.tempDirectory")
    private String tempDirectory;

    /** Measures nothing. Default: <code>false</code>. */
    @Parameter(property = "ipcbench.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    private final ToolchainManager toolchains;

    @Inject
    public ProbeMojo(ToolchainManager toolchains) {
        this.toolchains = toolchains;
    }

    @Override
    public void execute() throws MojoExecutionException {
        if (skip) {
            getLog().info("skipped, because ipcbench.skip is set");
            return;
        }
        new ProbeAndTell(new LocalMachine(ConsoleText.shownTo(getLog()::warn)), ConsoleText.shownTo(getLog()::info))
                .run(given(), this::defaults);
    }

    private Map<String, String> given() {
        Map<PlanProperty, String> bound = new EnumMap<>(PlanProperty.class);
        bound.put(PlanProperty.MODES, GivenProperties.text(modes));
        bound.put(PlanProperty.SIZE, GivenProperties.text(size));
        bound.put(PlanProperty.DESCRIPTORS, descriptors);
        bound.put(PlanProperty.DEPTH, depth);
        bound.put(PlanProperty.PAYLOAD, payload);
        bound.put(PlanProperty.WAIT, wait);
        bound.put(PlanProperty.TEMP_DIRECTORY, tempDirectory);
        return GivenProperties.of(bound, session.getUserProperties());
    }

    /** Nothing is written, so that the output directory need not be one that can be: the temporary one always can. */
    private PlanDefaults defaults() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        return new PlanDefaults(
                Path.of(session.getExecutionRootDirectory()).toAbsolutePath(),
                temporary,
                temporary,
                JdkHome.of(toolchains, session),
                ThreadLocalRandom.current().nextInt(SEEDS),
                List.of());
    }
}
