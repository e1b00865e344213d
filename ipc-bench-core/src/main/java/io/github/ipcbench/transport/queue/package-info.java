/** The message in a queue in shared memory. */
package io.github.ipcbench.transport.queue;
