package io.github.ipcbench.transport.memory;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.transport.ModeUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamaRulesTest {
    @TempDir
    Path directory;

    @Test
    void aHostThatLetsNoProcessReadAnothersMemoryMakesTheModeUnavailableAndSaysWhy() throws Exception {
        Path setting = Files.writeString(directory.resolve("ptrace_scope"), "2\n");

        assertThatThrownBy(() -> YamaRules.require(setting))
                .isInstanceOf(ModeUnavailableException.class)
                .hasMessage("kernel.yama.ptrace_scope is 2, so no process may read another's memory; set it to 0 or 1");
    }

    @Test
    void aHostThatAllowsItToWhoIsNamedOrHasNoSuchRuleDoesNot() throws Exception {
        Path setting = Files.writeString(directory.resolve("ptrace_scope"), "1\n");

        assertThatCode(() -> YamaRules.require(setting)).doesNotThrowAnyException();
        assertThatCode(() -> YamaRules.require(directory.resolve("absent"))).doesNotThrowAnyException();
    }
}
