package io.github.ipcbench.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class RunMojoTest {
    @Test
    void resumeIsTrueFalseOrRefused() throws Exception {
        assertThat(RunMojo.isResumed(null)).isFalse();
        assertThat(RunMojo.isResumed("false")).isFalse();
        assertThat(RunMojo.isResumed("true")).isTrue();
        assertThat(RunMojo.isResumed("")).isTrue();
        assertThat(catchThrowableOfType(MojoExecutionException.class, () -> RunMojo.isResumed("yes")))
                .hasMessage("ipcbench.resume: 'yes' is neither; valid: true, false");
    }
}
