/** The way into the kernel by {@code java.lang.foreign}, on JDK 22 and later; found by reflection, since we compile for 17. */
package io.github.ipcbench.linux.ffm;
