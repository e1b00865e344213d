/**
 * What an author of a mode writes and is given, ours and others alike: all of it, and nothing else
 * (docs/decisions/0022-spi.md).
 *
 * <p>A {@link io.github.ipcbench.transport.TransportProvider} names its modes, declares the calls of a message
 * ({@link io.github.ipcbench.transport.CallList}), and opens a {@link io.github.ipcbench.transport.MessageReceiver} in one
 * process and a {@link io.github.ipcbench.transport.MessageSender} in another. Each is given a
 * {@link io.github.ipcbench.transport.TransportContext}: the message's memory, how many descriptors, how to wait, private
 * directories, and a {@link io.github.ipcbench.transport.StepRecorder} that hears of each step.
 *
 * <p>Below lie {@code datagram}, which carries descriptors for anybody's mode; {@code shared}, what families of modes here
 * have in common; {@code catalog}, which finds the modes; and one folder for each family, which nothing outside it knows.
 */
package io.github.ipcbench.transport;
