/** What controller and worker say to each other, and how it is written: the only thing the two kinds of process share. */
package io.github.ipcbench.protocol;
