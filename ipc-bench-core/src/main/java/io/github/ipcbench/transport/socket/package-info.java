/** The whole message in one datagram. */
package io.github.ipcbench.transport.socket;
