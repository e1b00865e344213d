/**
 * What to measure. In: the properties that the user set. Out: a {@link io.github.ipcbench.plan.BenchmarkPlan}, its cases and
 * the schedule of their runs. Pure; knows no process and no socket.
 */
package io.github.ipcbench.plan;
