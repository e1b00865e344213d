package io.github.ipcbench.results;

/**
 * One row of the article's call tables: ours beside the published one.
 *
 * @param call name of the call, or of the sum
 */
public record ArticleRow(
        String call, double medianNanos, double meanNanos, double publishedMedianNanos, double publishedMeanNanos) {}
