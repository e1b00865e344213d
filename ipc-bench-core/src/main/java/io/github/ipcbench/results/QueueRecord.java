package io.github.ipcbench.results;

import java.util.OptionalInt;

/**
 * What bounds the messages in flight in one mode, as the workers read it back.
 *
 * @param mode id of the mode
 * @param queueDepth messages its queue holds: slots in shared memory, or else datagrams; absent where it is not known
 * @param sendBufferBytes SO_SNDBUF of the sender's data socket
 * @param receiveBufferBytes SO_RCVBUF of the receiver's data socket
 */
public record QueueRecord(String mode, OptionalInt queueDepth, int sendBufferBytes, int receiveBufferBytes) {}
