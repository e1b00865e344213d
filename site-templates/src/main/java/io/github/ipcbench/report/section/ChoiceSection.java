package io.github.ipcbench.report.section;

import io.github.ipcbench.judgement.SizeSweep;
import io.github.ipcbench.judgement.SizeSweep.Choice;
import io.github.ipcbench.judgement.SizeSweep.Curve;
import io.github.ipcbench.judgement.Trust;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.model.SizesModel.ChoiceRow;
import io.github.ipcbench.report.model.SizesModel.ChoiceTable;
import io.github.ipcbench.report.model.SizesModel.Choices;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.HostDetails;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which way to use: the cheapest by size, what ways cannot carry, and what these runs do not tell. */
public final class ChoiceSection implements Section {
    /** Further ways of a row are counted. */
    private static final int MOST_NAMED = 4;

    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        return choices(input).map(choices -> ReportModel.Section.of("choice", "Which way should I use?", choices));
    }

    /** Absent where not several sizes were measured. */
    public static Optional<Choices> choices(ReportInput input) {
        return input.session()
                .sweep()
                .map(sweep -> new Choices(
                        tables(input, sweep), descriptors(input, sweep), limits(input, sweep), unclear(input, sweep)));
    }

    /** What the finding chooses from: the ways that carry the session's descriptors, where that is known of all. */
    static Predicate<String> headline(ReportInput input) {
        int asked = input.results().plan().descriptors();
        boolean tell =
                input.session().sweep().filter(sweep -> known(input, sweep)).isPresent()
                        && input.results().plan().modes().stream().anyMatch(mode -> carries(input, mode, asked));
        return mode -> !tell || carries(input, mode, asked);
    }

    private static List<ChoiceTable> tables(ReportInput input, SizeSweep sweep) {
        int asked = input.results().plan().descriptors();
        List<ChoiceTable> tables = new ArrayList<>();
        if (asked > 0 && known(input, sweep) && sweep.curves().stream().anyMatch(carries(input, asked))) {
            tables.add(table("With " + Numbers.count(asked, "descriptor"), sweep, mode -> carries(input, mode, asked)));
        }
        if (asked == 0 || !known(input, sweep)) {
            tables.add(table("All ways measured", sweep, any -> true));
        } else if (!sweep.curves().stream().allMatch(carries(input, asked))) {
            tables.add(table("Without descriptors", sweep, any -> true));
        }
        return tables;
    }

    private static boolean known(ReportInput input, SizeSweep sweep) {
        return sweep.curves().stream()
                .allMatch(curve -> input.descriptors(curve.mode()).isPresent());
    }

    private static Predicate<Curve> carries(ReportInput input, int asked) {
        return curve -> carries(input, curve.mode(), asked);
    }

    private static boolean carries(ReportInput input, String mode, int asked) {
        return input.descriptors(mode).orElse(0) >= asked;
    }

    private static ChoiceTable table(String caption, SizeSweep sweep, Predicate<String> among) {
        List<List<Choice>> groups = new ArrayList<>();
        for (Choice choice : sweep.choices(among)) {
            if (groups.isEmpty()
                    || !ways(sweep, groups.get(groups.size() - 1).get(0)).equals(ways(sweep, choice))) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(choice);
        }
        return new ChoiceTable(
                caption, groups.stream().map(group -> row(group, sweep)).toList());
    }

    /** The modes that none is clearly cheaper than, in the order of the plan. */
    private static List<String> ways(SizeSweep sweep, Choice choice) {
        return sweep.curves().stream().map(Curve::mode).filter(choice::holds).toList();
    }

    private static ChoiceRow row(List<Choice> group, SizeSweep sweep) {
        Choice first = group.get(0);
        Choice last = group.get(group.size() - 1);
        List<String> ways = ways(sweep, first);
        return new ChoiceRow(
                Numbers.sizes(first.bytes(), last.bytes()),
                named(ways, " or "),
                group.size() == 1
                        ? Numbers.cost(micros(first, sweep))
                        : Numbers.costs(micros(first, sweep), micros(last, sweep)),
                clear(ways.size(), group.stream().allMatch(Choice::told)));
    }

    private static String clear(int ways, boolean told) {
        if (!told) {
            return "too few rounds to tell";
        }
        return ways == 1 ? "clearly cheapest" : "no clear difference";
    }

    private static double micros(Choice choice, SizeSweep sweep) {
        return sweep.curves().stream()
                .filter(curve -> curve.mode().equals(choice.cheapest()))
                .flatMap(curve -> curve.at(choice.bytes()).stream())
                .findFirst()
                .orElseThrow()
                .micros();
    }

    private static String named(List<String> modes, String lastJoin) {
        List<String> shown = modes.stream().limit(MOST_NAMED).map(Text::line).collect(Collectors.toList());
        if (modes.size() > MOST_NAMED) {
            shown.add(Numbers.count(modes.size() - MOST_NAMED, "other"));
        }
        int last = shown.size() - 1;
        return last == 0 ? shown.get(0) : String.join(", ", shown.subList(0, last)) + lastJoin + shown.get(last);
    }

    private static List<String> descriptors(ReportInput input, SizeSweep sweep) {
        int asked = input.results().plan().descriptors();
        if (asked == 0) {
            return List.of(
                    "No descriptors travelled in this session, so it does not tell which way is cheapest with them.");
        }
        if (!known(input, sweep)) {
            return List.of("These results do not say which ways carry descriptors.");
        }
        List<String> without = sweep.curves().stream()
                .map(Curve::mode)
                .filter(mode -> !carries(input, mode, asked))
                .toList();
        if (without.isEmpty()) {
            return List.of("Every way here carries the " + Numbers.count(asked, "descriptor")
                    + ", and its cost includes them; nothing was measured without.");
        }
        return List.of(named(without, " and ") + (without.size() == 1 ? " does" : " do") + " not carry "
                + Numbers.count(asked, "descriptor") + "; the cost of every other way includes them.");
    }

    private static List<String> limits(ReportInput input, SizeSweep sweep) {
        List<String> limits = new ArrayList<>();
        List<CaseRecord> all = input.results().unsupported().stream()
                .filter(record -> record.key().variant().equals(sweep.variant()))
                .toList();
        Map<String, List<CaseRecord>> byMode = new LinkedHashMap<>();
        all.stream()
                .filter(record -> missing(record).isEmpty())
                .forEach(record -> byMode.computeIfAbsent(record.key().mode(), mode -> new ArrayList<>())
                        .add(record));
        byMode.forEach((mode, records) -> limits.add(limit(mode, records)));
        input.results().voided().stream()
                .filter(record -> record.key().variant().equals(sweep.variant()))
                .forEach(record -> limits.add(Text.line(record.key().mode()) + " at "
                        + Numbers.size(record.key().payloadBytes()) + " is void: a fault ended it."));
        all.stream().flatMap(record -> missing(record).stream()).distinct().forEach(limits::add);
        if (limits.isEmpty()) {
            List<Integer> sizes = sweep.sizes();
            limits.add("Every way carried every size, up to " + Numbers.size(sizes.get(sizes.size() - 1)) + ".");
        }
        input.results()
                .environment()
                .details()
                .flatMap(HostDetails::largestDatagram)
                .ifPresent(largest -> limits.add("A local datagram carries at most "
                        + Numbers.whole(largest.byDefault().datagramBytes())
                        + " bytes with the send buffer that a socket has at first, and "
                        + Numbers.whole(largest.granted().datagramBytes())
                        + " with the largest that this user is granted."));
        return limits;
    }

    private static Optional<String> missing(CaseRecord record) {
        CaseRecord.Unsupported found = record.unsupported().orElseThrow();
        return found.missing()
                .map(any -> Text.line(record.key().mode()) + " is not measured: " + Text.line(found.reason()) + ".");
    }

    private static String limit(String mode, List<CaseRecord> records) {
        OptionalLong largest = records.stream()
                .flatMapToLong(record -> record.unsupported().orElseThrow().largestBytes().stream())
                .max();
        String reasons = records.stream()
                .map(record -> Text.line(record.unsupported().orElseThrow().reason()))
                .distinct()
                .collect(Collectors.joining(", "));
        String sizes = records.stream()
                .map(record -> Numbers.size(record.key().payloadBytes()))
                .collect(Collectors.joining(", "));
        return Text.line(mode) + " does not carry " + sizes + " here (" + reasons + ")"
                + (largest.isPresent() ? most(largest.getAsLong()) : "") + ".";
    }

    private static String most(long largest) {
        return largest < 1
                ? "; no size that was tried went through"
                : "; the largest message that went through had " + Numbers.whole(largest) + " bytes";
    }

    private static List<String> unclear(ReportInput input, SizeSweep sweep) {
        List<String> unclear = new ArrayList<>();
        List<Choice> choices = sweep.choices(any -> true);
        List<Choice> open =
                choices.stream().filter(choice -> !choice.orElse().isEmpty()).toList();
        if (choices.stream().anyMatch(choice -> !choice.told())) {
            unclear.add("There are too few rounds to tell ways apart; "
                    + input.results().plan().runs() + " were planned, and 3 are needed.");
        } else if (!open.isEmpty()) {
            unclear.add("At " + open.size() + " of " + Numbers.count(choices.size(), "size")
                    + " no single way is clearly cheapest ("
                    + SizesSection.listed(open.stream().map(Choice::bytes).toList(), sweep.sizes())
                    + "): more rounds can tell smaller differences, with -Dipcbench.runs above "
                    + input.results().plan().runs() + ".");
        }
        if (input.session().trust().level() != Trust.Level.GOOD) {
            unclear.add("Trust in this session is "
                    + TrustLines.level(input.session().trust()) + ": measure again before a decision rests on it.");
        }
        if (!input.results().complete()) {
            unclear.add("The session is incomplete; sizes without a whole round are left out.");
        }
        return unclear.isEmpty() ? List.of("Nothing: at every size one way is clearly cheapest.") : unclear;
    }
}
