/** strace: whether it works here, the command line that runs a worker under it, and a strict parser of what it writes. */
package io.github.ipcbench.calls.strace;
