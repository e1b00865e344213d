/** The machine: what it is, what it permits, how noisy it is, and its CPU clocks. */
package io.github.ipcbench.machine;
