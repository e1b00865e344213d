package io.github.ipcbench.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which word was meant. */
public final class Spelling {
    private static final int MAX_EDITS = 3;

    private Spelling() {}

    /** The candidate that takes the fewest edits to reach, letter case aside, if it takes few for the word's length. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        int most = Math.min(MAX_EDITS, word.length() / 2);
        return candidates.stream()
                .filter(each -> Math.abs(each.length() - word.length()) <= most)
                .filter(each -> edits(word, each) <= most)
                .min(Comparator.comparingInt(each -> edits(word, each)));
    }

    /** What stands in an error between the word and those that are known: what may have been meant, where it is near. */
    static String hint(String word, Collection<String> candidates) {
        return nearest(word, candidates)
                .map(nearest -> "; did you mean " + nearest + "? ")
                .orElse("; ");
    }

    /** Levenshtein distance by two rows. */
    private static int edits(String word, String other) {
        String from = word.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
