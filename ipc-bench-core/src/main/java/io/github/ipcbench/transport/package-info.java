/**
 * How bytes and descriptors travel: the interface that each mode is behind, ours and those of others alike.
 *
 * <p>In flows the {@link io.github.ipcbench.transport.TransportContext}: a message's memory, how many descriptors, how to
 * wait, private directories. Out flows the message, into the same memory of the other process, and word of each step to a
 * {@link io.github.ipcbench.transport.StepRecorder}. {@link io.github.ipcbench.transport.ModeCatalog} finds the modes by
 * ServiceLoader. Each folder below holds one family of modes and is not known from outside it; {@code datagram} is what
 * they share, and carries descriptors for anybody's mode.
 */
package io.github.ipcbench.transport;
