/** How far a session's figures can be trusted: results in, by way of statistics, warnings and findings out. */
package io.github.ipcbench.judgement;
