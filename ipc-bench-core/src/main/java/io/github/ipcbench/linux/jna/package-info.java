/** The way into the kernel by JNA, on any JDK. */
package io.github.ipcbench.linux.jna;
