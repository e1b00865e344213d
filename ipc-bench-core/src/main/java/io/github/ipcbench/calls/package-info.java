/**
 * Where the time goes, call by call. {@link io.github.ipcbench.calls.CallStudy} runs each measured mode twice more: with its
 * steps timed in process, and under strace. Out come {@link io.github.ipcbench.results.CallFindings}: times per step, times
 * per traced call beside a null call of the same window, and each side's calls checked against the mode's call list.
 */
package io.github.ipcbench.calls;
