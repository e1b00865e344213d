package io.github.ipcbench.transport;

/**
 * A socket's buffer sizes as the kernel reports them.
 *
 * @param sendBytes SO_SNDBUF
 * @param receiveBytes SO_RCVBUF
 */
public record SocketBuffers(int sendBytes, int receiveBytes) {}
