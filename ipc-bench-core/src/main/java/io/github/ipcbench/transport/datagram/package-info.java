/**
 * The channel that carries descriptors for anybody's mode: with each message goes a datagram of an AF_UNIX socket, with bytes
 * of the message or none, and with the run's descriptors (SCM_RIGHTS).
 *
 * <p>An author needs four classes: {@link io.github.ipcbench.transport.datagram.DatagramSender} and
 * {@link io.github.ipcbench.transport.datagram.DatagramReceiver}, which are given what the mode does itself and do the rest;
 * {@link io.github.ipcbench.transport.datagram.OutgoingDatagrams}, by which the mode sends its datagram; and
 * {@link io.github.ipcbench.transport.datagram.DatagramCalls}, what all of that adds to a call list. The other public classes
 * are what these are made of, for modes here that have a socket of their own.
 */
package io.github.ipcbench.transport.datagram;
