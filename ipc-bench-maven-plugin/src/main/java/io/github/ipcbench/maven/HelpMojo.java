package io.github.ipcbench.maven;

import io.github.ipcbench.maven.console.HelpText;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Tells what the goals do; with <code>-Dgoal=run</code> what one takes, by theme, with <code>-Ddetail</code> what each takes. */
@Mojo(name = "help", requiresProject = false, aggregator = true, threadSafe = true)
public final class HelpMojo extends AbstractMojo {
    /** Whether to tell what each goal takes. */
    @Parameter(property = "detail", defaultValue = "false")
    private boolean detail;

    /** The goal to tell of. Default: all. */
    @Parameter(property = "goal")
    private String goal;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Override
    public void execute() throws MojoFailureException {
        try {
            (goal == null ? HelpText.ofAll(plugin, detail) : HelpText.of(plugin, goal)).forEach(getLog()::info);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage());
        }
    }
}
