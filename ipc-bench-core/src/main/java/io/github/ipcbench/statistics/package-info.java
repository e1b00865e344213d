/**
 * Numbers in, numbers out: medians and their intervals, multiples round by round, and detectors of levels and drift. Knows
 * nothing of modes, runs or workers; needs only the JDK and Commons Statistics.
 *
 * <p>Everything here is a pure function of its arguments: where chance is drawn on, its seed is an argument or a
 * constant. No value is ever dropped. How often each interval holds the truth was simulated; the table is in
 * {@code docs/statistics.md}.
 */
package io.github.ipcbench.statistics;
