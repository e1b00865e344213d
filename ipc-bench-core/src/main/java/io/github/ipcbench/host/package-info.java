/** The machine: its CPU clocks, its environment, its limits and its noise. */
package io.github.ipcbench.host;
