/**
 * Records that last: what a session planned, where it ran and what each run measured. In: the plan and what workers
 * reported. Out: {@code results.json}, and the same records read back, refused where no session can have made them.
 */
package io.github.ipcbench.results;
