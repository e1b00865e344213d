package io.github.ipcbench.report.section;

import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.report.text.Multiples;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.ShownNames;
import io.github.ipcbench.report.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What changed between variants, in one sentence of at most {@value Heading#MOST_WORDS} words: clear differences first, the
 * largest of them before others. What finds no room stands in the table below it.
 */
final class ChangeHeading {
    /** More of them are counted. */
    private static final int MOST_NAMED = 3;

    /** What is said of some modes of a variant; in the order in which a heading tells them. */
    private enum Kind {
        FIRST_LOOK,
        CLEAR,
        LIKELY,
        DEPENDS,
        UNCLEAR,
        EQUAL;

        static Kind of(Comparison one) {
            if (one.depends()) {
                return DEPENDS;
            }
            return switch (one.verdict()) {
                case TOO_FEW_ROUNDS -> FIRST_LOOK;
                case CLEAR -> one.isSlight() ? EQUAL : CLEAR;
                case LIKELY -> one.isSlight() ? EQUAL : LIKELY;
                case DEPENDS -> DEPENDS;
                case UNCLEAR -> UNCLEAR;
                case EQUAL -> EQUAL;
            };
        }

        boolean isOfDifference() {
            return this == FIRST_LOOK || this == CLEAR || this == LIKELY;
        }

        boolean isOfChange() {
            return isOfDifference() || this == DEPENDS;
        }
    }

    /** Modes and sizes of a variant of which the same is said. */
    private record Part(String variant, Kind kind, List<Comparison> cases) {
        double farthest() {
            return cases.stream()
                    .mapToDouble(one -> Math.abs(Math.log(one.multiple())))
                    .max()
                    .orElseThrow();
        }

        String multiple() {
            String low = Multiples.inWords(
                    cases.stream().mapToDouble(Comparison::multiple).min().orElseThrow());
            String high = Multiples.inWords(
                    cases.stream().mapToDouble(Comparison::multiple).max().orElseThrow());
            return low.equals(high) ? low : low + " to " + high;
        }
    }

    private final ShownNames names;
    private final String baseline;
    private final Map<String, List<Comparison>> byVariant = new LinkedHashMap<>();

    private ChangeHeading(List<Comparison> changes, ShownNames names) {
        this.names = names;
        this.baseline = Text.line(changes.get(0).baseline().variant());
        changes.forEach(one -> byVariant
                .computeIfAbsent(Text.line(one.key().variant()), name -> new ArrayList<>())
                .add(one));
    }

    /**
     * The sentence, without a full stop; names of variants stand as they are given.
     *
     * @param changes each of a variant beside the first one, at least one
     */
    static String of(List<Comparison> changes, ShownNames names) {
        return new ChangeHeading(changes, names).sentence();
    }

    private String sentence() {
        List<Part> parts = byVariant.keySet().stream()
                .flatMap(variant -> parts(variant).stream())
                .toList();
        Kind only = parts.get(0).kind();
        if (byVariant.size() > 1
                && parts.stream().allMatch(part -> part.kind() == only)
                && (only == Kind.UNCLEAR || only == Kind.EQUAL)) {
            return alike(only);
        }
        List<List<Part>> variants = byVariant.keySet().stream()
                .map(this::parts)
                .sorted(Comparator.comparing(of -> of.get(0).kind()))
                .toList();
        String sentence = "";
        boolean more = false;
        for (List<Part> ofVariant : variants) {
            boolean named = false;
            for (Part part : ofVariant) {
                String clause = sentence.isEmpty() ? first(part) : further(part, !named);
                String longer = sentence + (sentence.isEmpty() ? "" : named ? ", " : "; ") + clause;
                if (sentence.isEmpty() || Heading.words(longer) <= Heading.MOST_WORDS) {
                    sentence = longer;
                    named = true;
                } else {
                    more |= part.kind().isOfChange();
                }
            }
        }
        return ours(variants.get(0).get(0).kind(), sentence) + (more ? "; more below" : "");
    }

    /** A capital where the sentence begins with a word of ours, and not with a name. */
    private static String ours(Kind kind, String sentence) {
        return kind == Kind.FIRST_LOOK || kind == Kind.UNCLEAR ? Heading.capital(sentence) : sentence;
    }

    /** Cheaper ones and more expensive ones are parts of their own. */
    private List<Part> parts(String variant) {
        Map<List<Object>, List<Comparison>> parts = new LinkedHashMap<>();
        byVariant
                .get(variant)
                .forEach(one -> parts.computeIfAbsent(
                                List.of(Kind.of(one), Kind.of(one).isOfDifference() && one.multiple() < 1),
                                key -> new ArrayList<>())
                        .add(one));
        return parts.values().stream()
                .map(cases -> new Part(variant, Kind.of(cases.get(0)), cases))
                .sorted(Comparator.comparing(Part::kind)
                        .thenComparing(
                                Comparator.comparingDouble(Part::farthest).reversed()))
                .toList();
    }

    private String alike(Kind kind) {
        Collection<String> all = byVariant.keySet();
        String variants =
                all.size() > MOST_NAMED ? "the " + all.size() + " variants" : Heading.enumerated(List.copyOf(all));
        String where = byVariant.values().iterator().next().size() == 1 ? where(firstPart()) : " in any mode";
        return kind == Kind.UNCLEAR
                ? "No clear difference between " + baseline + " and " + variants + where
                : variants + " cost the same CPU as " + baseline + where.replace(" any ", " every ");
    }

    private Part firstPart() {
        return parts(byVariant.keySet().iterator().next()).get(0);
    }

    /** With this a sentence on a variant begins. */
    private String first(Part part) {
        String variant = part.variant();
        return switch (part.kind()) {
            case FIRST_LOOK ->
                "first look: " + variant + " needs about " + part.multiple() + " times the CPU of " + baseline
                        + where(part);
            case CLEAR -> variant + " needs " + part.multiple() + " times the CPU of " + baseline + where(part);
            case LIKELY ->
                variant + " probably needs " + part.multiple() + " times the CPU of " + baseline + where(part);
            case DEPENDS ->
                part.cases().size() == 1
                        ? variant + " against " + baseline + where(part) + ": "
                                + Multiples.sidesInWords(part.cases().get(0))
                        : variant + " is sometimes cheaper than " + baseline + ", sometimes more expensive"
                                + where(part);
            case UNCLEAR -> "no clear difference between " + variant + " and " + baseline + where(part);
            case EQUAL -> variant + " costs the same CPU as " + baseline + where(part);
        };
    }

    /**
     * What follows.
     *
     * @param naming whether it is about another variant than what stands before
     */
    private String further(Part part, boolean naming) {
        String variant = naming ? part.variant() + " " : "";
        return switch (part.kind()) {
            case FIRST_LOOK -> variant + "about " + part.multiple() + " times" + where(part);
            case CLEAR -> variant + part.multiple() + " times" + where(part);
            case LIKELY -> variant + "probably " + part.multiple() + " times" + where(part);
            case DEPENDS ->
                part.cases().size() == 1
                        ? variant + where(part).strip() + " "
                                + Multiples.sidesInWords(part.cases().get(0))
                        : variant + "sometimes cheaper, sometimes not" + where(part);
            case UNCLEAR -> variant + (naming ? "shows " : "") + "no clear difference" + unlessEverywhere(part);
            case EQUAL -> variant + (naming ? "costs " : "") + "the same" + unlessEverywhere(part);
        };
    }

    private String unlessEverywhere(Part part) {
        return part.cases().size() == byVariant.get(part.variant()).size() ? "" : where(part);
    }

    /** Such as {@code  in file and socket}, {@code  in every mode} or {@code  in 3 of 10 cases}. */
    private String where(Part part) {
        List<Comparison> all = byVariant.get(part.variant());
        long modes = all.stream().map(one -> one.key().mode()).distinct().count();
        boolean everywhere = part.cases().size() == all.size() && all.size() > 1;
        if (everywhere && modes > 1) {
            return part.kind() == Kind.UNCLEAR ? " in any mode" : " in every mode";
        }
        if (everywhere) {
            return " in " + Text.line(all.get(0).key().mode()) + " at every size";
        }
        if (part.cases().size() > MOST_NAMED) {
            return " in " + part.cases().size() + " of " + all.size() + (names.severalSizes() ? " cases" : " modes");
        }
        return " in "
                + Heading.enumerated(part.cases().stream()
                        .map(one -> Text.line(one.key().mode())
                                + (names.severalSizes()
                                        ? " at " + Numbers.size(one.key().payloadBytes())
                                        : ""))
                        .collect(Collectors.toList()));
    }
}
