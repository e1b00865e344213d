/**
 * Results and conclusions in, sections out: each is one class, which decides whether it is there, its title and its content;
 * {@code Sections} has their order. {@code FindingText}, {@code Heading} and {@code TrustLines} are the words above them.
 */
package io.github.ipcbench.report.section;
