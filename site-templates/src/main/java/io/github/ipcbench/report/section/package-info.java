/**
 * Results and conclusions in, the content of each section out; whether there is one, its title and its order are
 * decided by {@code Sections}.
 */
package io.github.ipcbench.report.section;
