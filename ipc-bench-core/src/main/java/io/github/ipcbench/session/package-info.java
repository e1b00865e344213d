/** The controller's side: forks a fresh worker pair per run, watches it, reaps it and collects what it measured. */
package io.github.ipcbench.session;
