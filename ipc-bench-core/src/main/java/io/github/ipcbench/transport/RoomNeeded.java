package io.github.ipcbench.transport;

/**
 * What a run of a mode takes beside the memory of its processes, at most.
 *
 * @param fileBytes in {@link TransportContext#fileDirectory}
 * @param memoryBytes in {@link TransportContext#memoryDirectory}
 */
public record RoomNeeded(long fileBytes, long memoryBytes) {
    public static final RoomNeeded NONE = new RoomNeeded(0, 0);
}
