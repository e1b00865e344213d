/** What several families of modes here are made of, beside datagrams: memory of a message, memory of both ends, lent files. */
package io.github.ipcbench.transport.shared;
