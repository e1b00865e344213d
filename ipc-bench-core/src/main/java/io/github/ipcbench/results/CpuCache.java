package io.github.ipcbench.results;

/**
 * One kind of cache of the machine's processors.
 *
 * @param level 1 is nearest to the core
 * @param type data, instruction or unified
 * @param sizeBytes of one such cache
 */
public record CpuCache(int level, String type, long sizeBytes) {}
