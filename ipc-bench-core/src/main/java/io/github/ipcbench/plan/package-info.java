/** What to measure: the validated plan, its modes and its schedule. Pure; knows no process and no socket. */
package io.github.ipcbench.plan;
