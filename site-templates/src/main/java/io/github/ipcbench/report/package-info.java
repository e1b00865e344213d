/** Results in, pages out: a view model in which everything is rounded and formatted, and the templates that show it. */
package io.github.ipcbench.report;
