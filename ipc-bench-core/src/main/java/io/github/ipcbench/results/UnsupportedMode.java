package io.github.ipcbench.results;

/**
 * A mode this machine cannot run at the size asked for: a result, not a fault.
 *
 * @param mode id of the mode
 * @param reason the kernel's error name, such as {@code EMSGSIZE}
 * @param largestBytes the largest message that went through when tried
 */
public record UnsupportedMode(String mode, String reason, long largestBytes) {}
