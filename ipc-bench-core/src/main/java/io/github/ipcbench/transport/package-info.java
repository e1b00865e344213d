/**
 * How bytes and descriptors travel. {@link io.github.ipcbench.transport.TransportProvider} is the public SPI, found by
 * ServiceLoader; the socket, file and shared-memory transports here use it too.
 */
package io.github.ipcbench.transport;
