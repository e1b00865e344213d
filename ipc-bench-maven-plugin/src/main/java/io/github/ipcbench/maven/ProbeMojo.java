package io.github.ipcbench.maven;

import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.plan.PlanProperties;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

    /** What is tried: ids separated by commas. Default: as measured by default. */
    @Parameter(property = "ipcbench.modes")
    private String modes;

    /** Bytes per message, from 16 to 1073741824. Default: 112192, or the length of the file given as payload. */
    @Parameter(property = "ipcbench.size")
    private String size;

    /** File descriptors sent with each message, from 0 to 253. Default: 3. */
    @Parameter(property = "ipcbench.descriptors")
    private String descriptors;

    /** What a message holds: <code>struct</code> (the default), <code>random</code>, <code>zeros</code>, or a path. */
    @Parameter(property = "ipcbench.payload")
    private String payload;

    /** How a receiver waits for a message: <code>select</code> (the default) or <code>block</code>. */
    @Parameter(property = "ipcbench.wait")
    private String wait;

    /** Where the files of the file mode would lie. Default: the system's directory for temporary files. */
    @Parameter(property = "ipcbench.tempDirectory")
    private String tempDirectory;

    /** Tries nothing. */
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
        new ProbeAndTell(new LocalMachine(getLog()::warn), getLog()::info).run(given(), defaults());
    }

    private Map<String, String> given() {
        Map<String, String> bound = new LinkedHashMap<>();
        bound.put(PlanProperties.MODES, modes);
        bound.put(PlanProperties.SIZE, size);
        bound.put(PlanProperties.DESCRIPTORS, descriptors);
        bound.put(PlanProperties.PAYLOAD, payload);
        bound.put(PlanProperties.WAIT, wait);
        bound.put(PlanProperties.TEMP_DIRECTORY, tempDirectory);
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
