package io.github.ipcbench.report.section;

import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.SizeSweep;
import io.github.ipcbench.judgement.SizeSweep.Choice;
import io.github.ipcbench.judgement.Verdict;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The finding of a session in one sentence: at most 20 words and two numbers, made from verdicts. */
final class Heading {
    static final int MOST_WORDS = 20;
    static final int MOST_NUMBERS = 2;

    /** How a group of modes compares with the baseline; in the order in which a heading tells them. */
    private enum Group {
        FIRST_LOOK,
        DIFFERENT,
        SOMETIMES,
        EQUAL,
        UNCLEAR
    }

    /**
     * Modes that share a noun and a group.
     *
     * @param surely whether chance is ruled out for each
     */
    private record Item(String noun, Group group, double low, double high, boolean surely) {
        int numbers() {
            return Numbers.roughly(low).equals(Numbers.roughly(high)) ? 1 : 2;
        }

        String multiple() {
            String lower = Numbers.roughly(low);
            return numbers() == 1 ? lower : lower + " to " + Numbers.roughly(high);
        }
    }

    private final String baseline;
    private final List<Item> items;

    private Heading(String baseline, List<Item> items) {
        this.baseline = baseline;
        this.items = items;
    }

    /**
     * The sentence, with a capital and without a full stop.
     *
     * @param comparisons with one baseline mode, at least one
     * @param noun how a sentence names a mode, with its article; empty for one that is named only where it stands alone
     */
    static String of(List<Comparison> comparisons, Function<String, String> noun) {
        String baseline = comparisons.get(0).baseline().mode();
        String named = noun.apply(baseline);
        return new Heading(named.isEmpty() ? Text.line(baseline) : named, items(comparisons, noun)).sentence();
    }

    /**
     * The sentence of several sizes: which modes no other is clearly cheaper than, each as far as it holds.
     *
     * @param among the modes to choose from
     * @param noun as above
     */
    static String ofSizes(SizeSweep sweep, Predicate<String> among, Function<String, String> noun) {
        List<Choice> choices = sweep.choices(among);
        List<Stretch> stretches = stretches(sweep, choices);
        List<String> names = stretches.stream()
                .map(stretch ->
                        noun.apply(stretch.mode()).isEmpty() ? Text.line(stretch.mode()) : noun.apply(stretch.mode()))
                .toList();
        if (choices.stream().anyMatch(choice -> !choice.told())) {
            String mode = choices.get(choices.size() - 1).cheapest();
            return "First look: too few rounds to tell ways apart; at "
                    + Numbers.size(lastOf(choices).bytes()) + " "
                    + (noun.apply(mode).isEmpty() ? Text.line(mode) : noun.apply(mode)) + " costs least";
        }
        boolean sole = choices.stream().allMatch(choice -> choice.orElse().isEmpty());
        if (stretches.size() == 1) {
            return sole
                    ? capital(names.get(0)) + " is the cheapest way at every size here"
                    : "No way is clearly cheaper than " + names.get(0) + " at any size here";
        }
        String first = "up to " + Numbers.size(stretches.get(0).lastBytes());
        return sole
                ? capital(names.get(0)) + " is the cheapest way " + first + " here, " + names.get(1) + " above"
                        + (stretches.size() == 2 ? "" : " it, then others")
                : "No way is clearly cheaper than " + names.get(0) + " " + first + " here, nor than " + names.get(1)
                        + " above" + (stretches.size() == 2 ? "" : " it, as far as that holds");
    }

    /** Neighbouring sizes at which no mode is clearly cheaper than this one. */
    private record Stretch(String mode, int lastBytes) {}

    private static Choice lastOf(List<Choice> choices) {
        return choices.get(choices.size() - 1);
    }

    /** As few as there can be: from each size on, the mode that holds longest. */
    private static List<Stretch> stretches(SizeSweep sweep, List<Choice> choices) {
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        while (from < choices.size()) {
            List<Choice> rest = choices.subList(from, choices.size());
            List<String> modes =
                    sweep.curves().stream().map(SizeSweep.Curve::mode).toList();
            long longest =
                    modes.stream().mapToLong(mode -> held(rest, mode)).max().orElseThrow();
            int end = from + (int) longest;
            List<Choice> stretch = choices.subList(from, end);
            String best = modes.stream()
                    .filter(mode -> held(rest, mode) == longest)
                    .max(Comparator.comparingLong(mode -> stretch.stream()
                            .filter(choice -> choice.cheapest().equals(mode))
                            .count()))
                    .orElseThrow();
            stretches.add(new Stretch(best, choices.get(end - 1).bytes()));
            from = end;
        }
        return stretches;
    }

    /** At how many sizes, from the first on, no other mode is clearly cheaper. */
    private static long held(List<Choice> choices, String mode) {
        return choices.stream().takeWhile(choice -> choice.holds(mode)).count();
    }

    private static List<Item> items(List<Comparison> all, Function<String, String> noun) {
        List<Comparison> named = all.stream()
                .filter(one -> !noun.apply(one.key().mode()).isEmpty())
                .toList();
        List<Comparison> told = named.isEmpty() ? all : named;
        Map<String, List<Comparison>> byNoun = new LinkedHashMap<>();
        told.forEach(one -> byNoun.computeIfAbsent(noun.apply(one.key().mode()), word -> new ArrayList<>())
                .add(one));
        List<Item> items = new ArrayList<>();
        byNoun.forEach((word, group) -> {
            if (!word.isEmpty() && group.stream().map(Heading::kind).distinct().count() == 1) {
                items.add(item(word, group));
            } else {
                group.forEach(one -> items.add(item(Text.line(one.key().mode()), List.of(one))));
            }
        });
        items.sort((one, other) -> one.group().compareTo(other.group()));
        return items;
    }

    /** Cheaper and more expensive ones are different kinds, too. */
    private static List<Object> kind(Comparison one) {
        return List.of(group(one), group(one) == Group.DIFFERENT && one.multiple() < 1);
    }

    private static Item item(String noun, List<Comparison> all) {
        double low = all.stream().mapToDouble(Comparison::multiple).min().orElseThrow();
        double high = all.stream().mapToDouble(Comparison::multiple).max().orElseThrow();
        boolean surely = all.stream().allMatch(one -> one.verdict() != Verdict.LIKELY);
        return new Item(noun, group(all.get(0)), low, high, surely);
    }

    private static Group group(Comparison one) {
        return switch (one.verdict()) {
            case TOO_FEW_ROUNDS -> Group.FIRST_LOOK;
            case CLEAR, LIKELY -> Group.DIFFERENT;
            case DEPENDS -> Group.SOMETIMES;
            case EQUAL -> Group.EQUAL;
            case UNCLEAR -> Group.UNCLEAR;
        };
    }

    private String sentence() {
        Group all = items.get(0).group();
        boolean alike = items.stream().allMatch(item -> item.group() == all);
        if (alike && items.size() > 1 && (all == Group.UNCLEAR || all == Group.EQUAL)) {
            return alike(all);
        }
        StringBuilder sentence = new StringBuilder();
        int numbers = 0;
        for (Item item : items) {
            boolean first = sentence.isEmpty();
            boolean counted = item.group() == Group.DIFFERENT || item.group() == Group.FIRST_LOOK;
            boolean fits = numbers + item.numbers() <= MOST_NUMBERS;
            String clause = first ? main(item) : further(item, fits);
            if (!clause.isEmpty() && (first || words(sentence + "; " + clause) <= MOST_WORDS)) {
                sentence.append(first ? "" : "; ").append(clause);
                numbers += counted && (first || fits) ? item.numbers() : 0;
            }
        }
        return capital(sentence.toString());
    }

    /** With this the sentence begins: it names the baseline. */
    private String main(Item item) {
        return switch (item.group()) {
            case FIRST_LOOK ->
                "first look: " + item.noun() + " costs about " + item.multiple() + " times the CPU of " + baseline
                        + " here";
            case DIFFERENT ->
                item.noun() + (item.surely() ? " costs " : " probably costs ") + item.multiple() + " times the CPU of "
                        + baseline + " here";
            case SOMETIMES ->
                item.noun() + " is sometimes cheaper than " + baseline + " here, sometimes more expensive";
            case EQUAL -> item.noun() + " costs the same CPU as " + baseline + " here";
            case UNCLEAR -> "no clear difference between " + item.noun() + " and " + baseline + " here";
        };
    }

    private static String further(Item item, boolean numbersFit) {
        return switch (item.group()) {
            case FIRST_LOOK -> numbersFit ? item.noun() + " about " + item.multiple() + " times" : "";
            case DIFFERENT ->
                numbersFit
                        ? item.noun() + (item.surely() ? " " : " probably ") + item.multiple() + " times"
                        : item.noun()
                                + (item.surely() ? " costs " : " probably costs ")
                                + (item.high() < 1 ? "less" : "more");
            case SOMETIMES -> item.noun() + " is sometimes cheaper, sometimes not";
            case EQUAL -> item.noun() + " costs the same";
            case UNCLEAR -> item.noun() + " shows no clear difference";
        };
    }

    private String alike(Group group) {
        List<String> nouns = items.stream().map(Item::noun).collect(Collectors.toList());
        String sentence = alike(group, nouns);
        while (words(sentence) > MOST_WORDS && nouns.size() > 1) {
            nouns.set(nouns.size() - 2, "others");
            nouns.remove(nouns.size() - 1);
            sentence = alike(group, nouns);
        }
        return capital(sentence);
    }

    private String alike(Group group, List<String> nouns) {
        return group == Group.EQUAL
                ? enumerated(nouns) + " cost the same CPU as " + baseline + " here"
                : "no clear difference between "
                        + enumerated(Stream.concat(Stream.of(baseline), nouns.stream())
                                .toList()) + " here";
    }

    static String enumerated(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    static int words(String text) {
        return text.split(" ").length;
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
