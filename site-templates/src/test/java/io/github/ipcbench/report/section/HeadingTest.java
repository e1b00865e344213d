package io.github.ipcbench.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.Verdict;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.statistics.LogMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingTest {
    private static final Map<String, String> NOUNS = Map.of(
            "socket", "a socket",
            "file", "a file",
            "mmap-locked", "shared memory",
            "mmap-relaxed", "shared memory",
            "socket-gzip", "");

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.]*");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file CLEAR 3.06 | A file costs 3.1 times the CPU of a socket here",
                "file LIKELY 1.2 | A file probably costs 1.2 times the CPU of a socket here",
                "file EQUAL 1.01 | A file costs the same CPU as a socket here",
                "file UNCLEAR 1.1 | No clear difference between a file and a socket here",
                "file DEPENDS 1.0 | A file is sometimes cheaper than a socket here, sometimes more expensive",
                "file TOO_FEW_ROUNDS 2.97 | First look: a file costs about 3 times the CPU of a socket here",
                "socket-gzip CLEAR 110.4 | Socket-gzip costs 110 times the CPU of a socket here",
                "file CLEAR 3.0, mmap-locked UNCLEAR 1.1, mmap-relaxed UNCLEAR 1, socket-gzip CLEAR 99 | A file costs 3 times the CPU"
                        + " of a socket here; shared memory shows no clear difference",
                "file CLEAR 3.0, mmap-locked CLEAR 1.4, mmap-relaxed UNCLEAR 1 | A file costs 3 times the CPU of a socket here;"
                        + " mmap-locked 1.4 times; mmap-relaxed shows no clear difference",
                "file CLEAR 1.7, mmap-locked CLEAR 0.5, mmap-relaxed CLEAR 0.42 | A file costs 1.7 times the CPU of a socket here;"
                        + " shared memory costs less",
                "mmap-locked CLEAR 0.5, mmap-relaxed CLEAR 0.42 | Shared memory costs 0.42 to 0.5 times the CPU of a socket here",
                "file UNCLEAR 1.1, mmap-locked UNCLEAR 1.1 | No clear difference between a socket, a file and shared memory here",
                "file EQUAL 1, mmap-locked EQUAL 1 | A file and shared memory cost the same CPU as a socket here",
            })
    void verdictsMakeTheSentence(String comparisons, String sentence) {
        assertThat(Heading.of(parsed(comparisons), NOUNS::get)).isEqualTo(sentence);
    }

    @Test
    void everyCombinationOfVerdictsHasAtMostTwentyWordsAndTwoNumbers() {
        List<String> modes = List.of("file", "mmap-locked", "mmap-relaxed", "socket-gzip");
        List<List<Comparison>> all = List.of(List.of());
        for (String mode : modes) {
            List<List<Comparison>> longer = new ArrayList<>(all);
            for (List<Comparison> before : all) {
                for (Verdict verdict : Verdict.values()) {
                    for (double multiple : new double[] {0.4321, 3.21}) {
                        List<Comparison> more = new ArrayList<>(before);
                        more.add(comparison(mode, verdict, multiple));
                        longer.add(more);
                    }
                }
            }
            all = longer;
        }
        assertThat(all).filteredOn(one -> !one.isEmpty()).allSatisfy(one -> {
            String sentence = Heading.of(one, NOUNS::get);
            assertThat(sentence.split(" ")).as(sentence).hasSizeLessThanOrEqualTo(Heading.MOST_WORDS);
            assertThat(NUMBER.matcher(sentence).results().count())
                    .as(sentence)
                    .isLessThanOrEqualTo(Heading.MOST_NUMBERS);
            assertThat(sentence).matches("[A-Z].*[a-z0-9]").doesNotContain("  ").contains("here");
        });
    }

    private static List<Comparison> parsed(String comparisons) {
        return Stream.of(comparisons.split(", "))
                .map(one -> one.split(" "))
                .map(words -> comparison(words[0], Verdict.valueOf(words[1]), Double.parseDouble(words[2])))
                .toList();
    }

    private static Comparison comparison(String mode, Verdict verdict, double multiple) {
        double log = Math.log(multiple);
        return new Comparison(
                new Case(mode, 112_192, Case.BASE),
                new Case("socket", 112_192, Case.BASE),
                List.of(multiple, multiple),
                LogMean.ofLogs(new double[] {log, log}),
                OptionalDouble.empty(),
                verdict,
                Optional.empty(),
                Optional.empty());
    }
}
