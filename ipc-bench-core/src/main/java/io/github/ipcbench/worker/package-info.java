/** The forked side: opens one end of a transport, moves messages through it and reads its own clocks. */
package io.github.ipcbench.worker;
