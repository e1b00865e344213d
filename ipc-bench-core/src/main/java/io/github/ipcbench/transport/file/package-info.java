/** The message in a temporary file, whose descriptor travels. */
package io.github.ipcbench.transport.file;
