/**
 * What sections are made of, results and what is concluded from them, and what templates may show: records of text that is
 * rounded and formatted, with flags. No rule is decided here.
 */
package io.github.ipcbench.report.model;
