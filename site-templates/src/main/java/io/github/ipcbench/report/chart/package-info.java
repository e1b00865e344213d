/**
 * Figures in, places out: each chart laid out as records of percentages and pixels, which a template only draws.
 */
package io.github.ipcbench.report.chart;
