/** What a person sees while a goal works: lines, a bar, tables. Prints, and does nothing else. */
package io.github.ipcbench.maven.console;
