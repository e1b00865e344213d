package io.github.ipcbench.results;

/**
 * The largest local datagram that passes here, found by sending, to the byte.
 *
 * @param byDefault by the send buffer that a socket has at first
 * @param granted by the largest send buffer that this user is granted
 */
public record LargestDatagram(Found byDefault, Found granted) {
    /**
     * By one send buffer.
     *
     * @param sendBufferBytes SO_SNDBUF as read back
     * @param datagramBytes the largest that passed
     * @param reason the kernel's error name for one byte more
     */
    public record Found(int sendBufferBytes, long datagramBytes, String reason) {}
}
