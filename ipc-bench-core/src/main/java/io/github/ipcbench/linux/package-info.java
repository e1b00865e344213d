/**
 * The one door to the kernel: {@link io.github.ipcbench.linux.Linux} makes its calls, by JNA or by
 * {@code java.lang.foreign}, which nothing outside this package knows.
 */
package io.github.ipcbench.linux;
