package io.github.ipcbench.results;

/**
 * Doubt that travels with the figures.
 *
 * @param code stable name for programs, lower-case words joined by hyphens
 * @param message one sentence for people
 */
public record Warning(String code, String message) {}
