/**
 * Where the time goes, call by call: the strace run and its strict parser, call lists checked against a trace, times
 * per call with the tracer's own cost taken off, and the arithmetic built on them.
 */
package io.github.ipcbench.calls;
