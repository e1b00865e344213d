/** Which modes there are on the class path, and whether one goes here: for sessions and workers; no mode knows of it. */
package io.github.ipcbench.transport.catalog;
