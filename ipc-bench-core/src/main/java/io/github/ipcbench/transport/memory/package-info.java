/** The message in memory that the sender hands over: by a descriptor (memfd), or by its address. */
package io.github.ipcbench.transport.memory;
