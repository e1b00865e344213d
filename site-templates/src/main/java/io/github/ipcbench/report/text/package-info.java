/**
 * Values in, words out: numbers, names, multiples, warnings and commands as people read them, fit for one line of any
 * medium. Nothing is escaped; a template does that.
 */
package io.github.ipcbench.report.text;
