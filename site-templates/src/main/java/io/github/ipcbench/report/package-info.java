/**
 * Results in, pages, tables and lines out: what other modules call. {@code ReportModelFactory}
 * fills the view model by the sections, {@code ReportRenderer} shows it by the templates. Nothing
 * below this package knows it.
 */
package io.github.ipcbench.report;
