package io.github.ipcbench.report.section;

import io.github.ipcbench.calls.article.Article;
import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.SizeSweep;
import io.github.ipcbench.report.model.AnswerModel.Finding;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.text.Multiples;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.results.Environment;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.PlanRecord.VariantRecord;
import io.github.ipcbench.results.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what was found, of what, on which machine. */
public final class FindingText {
    private static final int MOST_VALUES = 3;

    private FindingText() {}

    public static Finding of(ReportInput input) {
        return new Finding(machine(input.results()), heading(input) + ".", about(input), published(input));
    }

    private static String heading(ReportInput input) {
        List<CaseSummary> cases = input.session().cases();
        if (cases.isEmpty()) {
            return input.results().unsupported().isEmpty()
                    ? "No run is in, so there is no answer yet"
                    : "No mode could be measured here";
        }
        if (input.sweepAlone().isPresent()) {
            return Heading.ofSizes(input.sweepAlone().orElseThrow(), ChoiceSection.headline(input), input::noun);
        }
        List<Comparison> changes = input.session().changes();
        if (!changes.isEmpty()) {
            return ChangeHeading.of(changes, input.names());
        }
        List<Comparison> comparisons = input.comparisonsOfFinding();
        if (comparisons.isEmpty()) {
            CaseSummary first = cases.get(0);
            String noun = input.noun(first.key().mode());
            String name = noun.isEmpty() ? Text.line(first.key().mode()) : noun;
            return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + " costs "
                    + Numbers.cost(first.micros()) + " of CPU time a message here";
        }
        return Heading.of(comparisons, input::noun);
    }

    private static String about(ReportInput input) {
        return "CPU time of sender and receiver together, to pass " + message(input) + " to another process on this"
                + " machine.";
    }

    private static String message(ReportInput input) {
        PlanRecord plan = input.results().plan();
        List<CaseSummary> cases = input.casesOfFinding();
        long bytes = cases.isEmpty() ? plan.sizes().get(0) : cases.get(0).key().payloadBytes();
        String message = input.session()
                .sweep()
                .map(SizeSweep::sizes)
                .map(sizes -> "a message of " + Numbers.sizes(sizes.get(0), sizes.get(sizes.size() - 1)))
                .orElse("a message of " + Numbers.size(bytes));
        return plan.descriptors() == 0
                ? message
                : message + " and " + Numbers.count(plan.descriptors(), "open file descriptor");
    }

    private static Optional<String> published(ReportInput input) {
        return input.sweepAlone().isPresent() || !input.session().changes().isEmpty()
                ? Optional.empty()
                : input.comparisonsOfFinding().stream()
                        .flatMap(one -> Article.comparedWith(one.baseline().mode(), one.key()).stream()
                                .map(figure ->
                                        "An article of " + Article.YEAR + ", where the question comes from, found "
                                                + Multiples.published(figure) + " times for "
                                                + Text.line(one.key().mode()) + "."))
                        .findFirst();
    }

    private static String machine(Results results) {
        Environment machine = results.environment();
        String kind = machine.details()
                .map(details -> details.containerized()
                        ? " (container)"
                        : details.hypervisor().isPresent() ? " (virtual machine)" : "")
                .orElse("");
        return Text.line(machine.cpu() + " · " + Numbers.count(machine.cores(), "CPU")
                + kind + " · " + machine.operatingSystem() + " " + release(machine.kernel()) + " · JDK "
                + byVariant(results, variant -> jdk(machine.workerJava(variant))) + " · files on "
                + byVariant(results, machine::tempFileSystem));
    }

    /** The value that all variants have; where they differ, each with the variants that have it. */
    private static String byVariant(Results results, Function<String, String> value) {
        Map<String, List<String>> variants = results.plan().variants().stream()
                .map(VariantRecord::name)
                .collect(Collectors.groupingBy(value, LinkedHashMap::new, Collectors.toList()));
        if (variants.size() <= 1) {
            return String.join("", variants.keySet());
        }
        String shown = variants.entrySet().stream()
                .limit(MOST_VALUES)
                .map(one -> one.getKey() + " (" + names(one.getValue()) + ")")
                .collect(Collectors.joining(", "));
        return variants.size() > MOST_VALUES ? shown + " and " + (variants.size() - MOST_VALUES) + " more" : shown;
    }

    private static String names(List<String> names) {
        return names.size() <= 2 ? String.join(", ", names) : names.get(0) + " and " + (names.size() - 1) + " others";
    }

    /** The first two numbers of a release: the rest is in the evidence. */
    private static String release(String kernel) {
        String[] parts = kernel.split("[.-]", 3);
        return parts.length < 2 ? kernel : parts[0] + "." + parts[1];
    }

    private static String jdk(String java) {
        return java.split("[.+ ]", 2)[0];
    }
}
