/**
 * The message through a connection: an AF_UNIX stream or seqpacket, TCP on the loopback interface, a named pipe. Each is a
 * stream of bytes with a message's length before it, but for seqpacket, which keeps messages apart itself.
 */
package io.github.ipcbench.transport.stream;
