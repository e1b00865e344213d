/**
 * Messages that come with a datagram of an AF_UNIX socket, which carries descriptors (SCM_RIGHTS). A mode gives
 * {@link io.github.ipcbench.transport.datagram.DatagramSender} and
 * {@link io.github.ipcbench.transport.datagram.DatagramReceiver} what it does itself; they do the rest. For anybody's modes.
 */
package io.github.ipcbench.transport.datagram;
