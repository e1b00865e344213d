package io.github.ipcbench.maven;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/** Which JDK the workers run on unless the user names one. */
final class JdkHome {
    private JdkHome() {}

    /** The jdk toolchain that the build has chosen, or the JDK that Maven runs on. */
    static Path of(ToolchainManager toolchains, MavenSession session) {
        return chosenToolchain(toolchains, session)
                .map(jdk -> jdk.findTool("java"))
                .map(launcher -> Path.of(launcher).getParent().getParent())
                .orElseGet(() -> Path.of(System.getProperty("java.home")));
    }

    /** A toolchain is chosen for a project; outside of one, Maven 4 fails when it is asked. */
    private static Optional<Toolchain> chosenToolchain(ToolchainManager toolchains, MavenSession session) {
        boolean hasProject = session.getCurrentProject().getFile() != null;
        return hasProject
                ? Optional.ofNullable(toolchains.getToolchainFromBuildContext("jdk", session))
                : Optional.empty();
    }
}
