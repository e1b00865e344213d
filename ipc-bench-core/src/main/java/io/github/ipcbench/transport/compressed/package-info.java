/** The whole message in one datagram, compressed. */
package io.github.ipcbench.transport.compressed;
