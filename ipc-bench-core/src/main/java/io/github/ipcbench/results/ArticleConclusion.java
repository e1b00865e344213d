package io.github.ipcbench.results;

/**
 * One figure the article derives from its tables: ours, from medians and from means, beside the published round one.
 *
 * @param name what it is, such as {@code saved}
 */
public record ArticleConclusion(String name, double medianNanos, double meanNanos, double publishedNanos) {}
