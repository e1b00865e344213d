/** Records that last: what a session planned, where it ran and what each run measured, and their JSON. */
package io.github.ipcbench.results;
