/** The goals: they bind Maven's parameters, delegate, and say in Maven's words how it went. */
package io.github.ipcbench.maven;
