package io.github.ipcbench.judgement;

import static io.github.ipcbench.judgement.JudgedRuns.BYTES;
import static io.github.ipcbench.judgement.JudgedRuns.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ipcbench.judgement.JudgedRuns.Met;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WarningValue;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionSummaryTest {
    private static final Case SOCKET = key("socket");
    private static final Case FILE = key("file");
    private static final Case RELAXED = key("mmap-relaxed");

    private static JudgedRuns quiet(int rounds) {
        return new JudgedRuns()
                .with(FILE, rounds, round -> 80)
                .with(SOCKET, rounds, 0, round -> round % 2 == 0 ? 30.3 : 29.7, round -> Met.NOTHING)
                .with(RELAXED, rounds, 0, round -> round % 4 < 2 ? 30.3 : 29.7, round -> Met.NOTHING);
    }

    /** Every conclusion there is: a new code does not compile here before it has a cause. */
    private static JudgedRuns cause(WarningCode code) {
        return switch (code) {
            case BOTH_SIDES ->
                new JudgedRuns().with(SOCKET, 10, round -> 30).with(FILE, 10, round -> round <= 5 ? 36 : 27);
            case TWO_SPEEDS -> speeds(round -> round <= 4, round -> round <= 4);
            case STRADDLING_PAIRS -> speeds(round -> round <= 4, round -> round <= 7);
            case LEVELS ->
                new JudgedRuns()
                        .with(SOCKET, 10, round -> round >= 4 && round <= 7 ? 40 : 30)
                        .with(FILE, 10, round -> round >= 4 && round <= 7 ? 100 : 80);
            case CASE_LEVELS ->
                new JudgedRuns()
                        .with(SOCKET, 10, 0.05, round -> 30, round -> Met.NOTHING)
                        .with(RELAXED, 10, 0.05, round -> 30, round -> Met.NOTHING)
                        .with(FILE, 10, round -> round >= 4 && round <= 7 ? 90 : 80);
            case SHARED_CPU ->
                new JudgedRuns()
                        .with(
                                SOCKET,
                                10,
                                0.01,
                                round -> round <= 4 ? 24 : 30,
                                round -> Met.sharing(round <= 4 ? 30 : 3));
            case DRIFT -> new JudgedRuns().with(SOCKET, 10, round -> 30 * Math.pow(1.03, round));
            case UNSTEADY_WINDOWS ->
                new JudgedRuns().with(SOCKET, 10, 0.01, round -> 30, round -> Met.window(9_000 + round, 10_000));
            case FEW_ROUNDS -> quiet(5);
            case COARSE ->
                new JudgedRuns().with(SOCKET, 10, round -> 30).with(FILE, 10, round -> round % 2 == 0 ? 60 : 110);
            case DISTURBED -> disturbed(3, Met.warning(Warning.of(WarningCode.STEAL, 0.1)));
            // SelfCheckFindingTest plants these: they need runs of a check.
            case SELF_CHECK_WRONG,
                    // Not concluded: NoiseDoubtsTest, ProfileFitTest and the tests of sessions make them fire.
                    OTHER_PROCESSES,
                    STEAL,
                    CPU_PRESSURE,
                    THROTTLED,
                    RUN_QUEUE_DELAY,
                    INVOLUNTARY_SWITCHES,
                    MIGRATIONS,
                    LOAD,
                    FREQUENCY_GOVERNOR,
                    QUEUE_FILE_SYSTEM,
                    CONTINUED,
                    REPEATED_PAIRS,
                    NO_FLOOR,
                    NO_STRACE,
                    PROFILE_DIFFERS -> throw new IllegalArgumentException(code.id());
        };
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "BOTH_SIDES",
                "TWO_SPEEDS",
                "STRADDLING_PAIRS",
                "LEVELS",
                "CASE_LEVELS",
                "SHARED_CPU",
                "DRIFT",
                "UNSTEADY_WINDOWS",
                "FEW_ROUNDS",
                "COARSE",
                "DISTURBED"
            })
    void everyConclusionIsDrawnWhereItHasACauseAndNotOnAQuietMachine(WarningCode code) {
        SessionSummary caused = cause(code).judged();
        assertThat(codes(caused)).contains(code);
        assertThat(caused.trust().level()).isNotEqualTo(Trust.Level.GOOD);
        assertThat(codes(quiet(10).judged())).isEmpty();
    }

    private static List<WarningCode> codes(SessionSummary summary) {
        return summary.doubts().stream().map(Warning::code).toList();
    }

    private static Warning doubt(SessionSummary summary, WarningCode code) {
        return summary.doubts().stream()
                .filter(warning -> warning.code() == code)
                .findFirst()
                .orElseThrow();
    }

    private static Comparison withSocket(SessionSummary summary, Case key) {
        return summary.withBaselineMode(key).orElseThrow();
    }

    @Test
    void theMultipleIsTheQuotientOfTheCostsBesideIt() {
        SessionSummary summary = quiet(10).judged();
        double quotient = summary.of(FILE).orElseThrow().micros()
                / summary.of(SOCKET).orElseThrow().micros();
        assertThat(withSocket(summary, FILE).multiple()).isCloseTo(quotient, within(1e-12));
        assertThat(withSocket(summary, FILE).interval().orElseThrow().contains(80 / 30.0))
                .isTrue();
    }

    @Test
    void userAndSystemTimeAddUpToTheCost() {
        CaseSummary file = quiet(10).judged().of(FILE).orElseThrow();
        assertThat(file.userMicros() + file.systemMicros()).isCloseTo(file.micros(), within(1e-12));
        assertThat(file.userMicros()).isCloseTo(file.micros() / 4, within(0.01));
    }

    @Test
    void theSocketIsTheBaselineWhereItIsMeasuredAndElseTheFirstMode() {
        assertThat(quiet(3).judged().baselineMode()).contains("socket");
        assertThat(new JudgedRuns()
                        .with(RELAXED, 3, round -> 30)
                        .with(FILE, 3, round -> 80)
                        .judged()
                        .baselineMode())
                .contains("mmap-relaxed");
        assertThat(new JudgedRuns().judged().baselineMode()).isEmpty();
    }

    @Test
    void anIncompleteLastRoundCountsInNoFigure() {
        JudgedRuns runs = quiet(10);
        SessionSummary before = runs.judged();
        SessionSummary after = runs.add(FILE, 11, 500, Met.NOTHING).judged();
        assertThat(after.of(FILE).orElseThrow().micros())
                .isEqualTo(before.of(FILE).orElseThrow().micros());
        assertThat(after.of(FILE).orElseThrow().runs()).hasSize(11);
        assertThat(after.of(FILE).orElseThrow().rounds()).isEqualTo(10);
    }

    @Test
    void casesOfAnUnfinishedFirstRoundHaveCostsAndNoMultiples() {
        SessionSummary summary = new JudgedRuns()
                .add(SOCKET, 1, 30, Met.NOTHING)
                .add(FILE, 2, 90, Met.NOTHING)
                .judged();
        assertThat(summary.of(FILE).orElseThrow().micros()).isCloseTo(90, within(1e-9));
        assertThat(summary.comparisons()).isEmpty();
    }

    @Test
    void ofTenRunsTheSecondToTheNinthAreTheirRange() {
        JudgedRuns runs = new JudgedRuns();
        for (int round = 1; round <= 10; round++) {
            runs.add(SOCKET, round, 10 * round, Met.NOTHING);
        }
        assertThat(runs.judged().of(SOCKET).orElseThrow().range()).isEqualTo(new CaseSummary.Range(20, 90));
    }

    @Test
    void aRunThatCostNothingIsShownAndComparedWithNothing() {
        SessionSummary summary = quiet(4).add(SOCKET, 5, 0, Met.NOTHING)
                .add(FILE, 5, 80, Met.NOTHING)
                .add(RELAXED, 5, 30, Met.NOTHING)
                .judged();
        assertThat(withSocket(summary, FILE).multiples()).hasSize(4);
        assertThat(summary.of(SOCKET).orElseThrow().runs()).hasSize(5);
    }

    @Test
    void aLargeDifferenceIsClearAndNoDifferenceOnAQuietMachineIsEqual() {
        SessionSummary summary = quiet(10).judged();
        assertThat(withSocket(summary, FILE).verdict()).isEqualTo(Verdict.CLEAR);
        assertThat(withSocket(summary, RELAXED).verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(summary.trust().level()).isEqualTo(Trust.Level.GOOD);
        assertThat(summary.trust().reasons()).isEmpty();
    }

    @Test
    void whatALoneIntervalLeavesOutAmongManyComparisonsIsOnlyLikely() {
        JudgedRuns runs = new JudgedRuns();
        double[] ratios = {1.00, 1.08, 0.99, 1.09, 1.02, 1.07, 1.03, 1.05};
        for (int round = 1; round <= ratios.length; round++) {
            runs.add(SOCKET, round, 100, Met.NOTHING);
            runs.add(FILE, round, 100 * ratios[round - 1], Met.NOTHING);
            for (String other : List.of("a", "b", "c", "d")) {
                runs.add(key(other), round, round % 2 == 0 ? 90 : 110, Met.NOTHING);
            }
        }
        Comparison file = withSocket(runs.judged(), FILE);
        assertThat(file.interval().orElseThrow().low()).isGreaterThan(1);
        assertThat(file.pValue().orElseThrow()).isGreaterThan(0.05);
        assertThat(file.verdict()).isEqualTo(Verdict.LIKELY);
    }

    @Test
    void wideScatterShowsNeitherADifferenceNorEquality() {
        JudgedRuns runs = new JudgedRuns();
        for (int round = 1; round <= 8; round++) {
            runs.add(SOCKET, round, 100, Met.NOTHING).add(FILE, round, round % 2 == 0 ? 85 : 120, Met.NOTHING);
        }
        assertThat(withSocket(runs.judged(), FILE).verdict()).isEqualTo(Verdict.UNCLEAR);
    }

    @Test
    void twoRoundsGiveNoVerdictAndPoorTrust() {
        SessionSummary summary = quiet(2).judged();
        assertThat(withSocket(summary, FILE).verdict()).isEqualTo(Verdict.TOO_FEW_ROUNDS);
        assertThat(withSocket(summary, FILE).interval()).isEmpty();
        assertThat(summary.trust().level()).isEqualTo(Trust.Level.POOR);
        assertThat(doubt(summary, WarningCode.FEW_ROUNDS).count(WarningValue.ROUNDS))
                .isEqualTo(2);
    }

    @Test
    void fiveRoundsAreFairAtMostAndSixMayBeGood() {
        assertThat(quiet(5).judged().trust().level()).isEqualTo(Trust.Level.FAIR);
        assertThat(codes(quiet(5).judged())).containsExactly(WarningCode.FEW_ROUNDS);
        assertThat(quiet(6).judged().trust().level()).isEqualTo(Trust.Level.GOOD);
    }

    @Test
    void aMultipleOnBothSidesOfOneDepends() {
        SessionSummary summary = new JudgedRuns()
                .with(SOCKET, 10, round -> 30)
                .with(RELAXED, 10, round -> round >= 4 && round <= 7 ? 36 : 27)
                .judged();
        Comparison relaxed = withSocket(summary, RELAXED);
        assertThat(relaxed.verdict()).isEqualTo(Verdict.DEPENDS);
        Comparison.Sides sides = relaxed.sides().orElseThrow();
        assertThat(sides.belowRounds()).isEqualTo(6);
        assertThat(sides.aboveRounds()).isEqualTo(4);
        assertThat(sides.below()).isCloseTo(0.9, within(0.02));
        assertThat(sides.above()).isCloseTo(1.2, within(0.02));
        Warning doubt = doubt(summary, WarningCode.BOTH_SIDES);
        assertThat(doubt.key()).isEqualTo(RELAXED);
        assertThat(doubt.number(WarningValue.BELOW)).isEqualTo(sides.below());
        assertThat(summary.trust().level()).isEqualTo(Trust.Level.FAIR);
    }

    @Test
    void aStretchThatAllModesShareIsSaidOnce() {
        SessionSummary summary = new JudgedRuns()
                .with(SOCKET, 10, round -> round >= 4 && round <= 7 ? 40 : 30)
                .with(FILE, 10, round -> round >= 4 && round <= 7 ? 100 : 80)
                .judged();
        assertThat(codes(summary)).containsExactly(WarningCode.LEVELS);
        Warning levels = doubt(summary, WarningCode.LEVELS);
        assertThat(levels.count(WarningValue.FIRST_ROUND)).isEqualTo(4);
        assertThat(levels.count(WarningValue.LAST_ROUND)).isEqualTo(7);
        assertThat(levels.number(WarningValue.SHARE)).isCloseTo(0.29, within(0.02));
    }

    @Test
    void aStretchOfOneModeNamesIt() {
        SessionSummary summary = new JudgedRuns()
                .with(SOCKET, 10, 0.05, round -> 30, round -> Met.NOTHING)
                .with(RELAXED, 10, 0.05, round -> 30, round -> Met.NOTHING)
                .with(FILE, 10, round -> round >= 4 && round <= 7 ? 90 : 80)
                .judged();
        assertThat(codes(summary)).containsExactly(WarningCode.CASE_LEVELS);
        assertThat(doubt(summary, WarningCode.CASE_LEVELS).key()).isEqualTo(FILE);
    }

    @Test
    void aSteadyRiseIsDriftAndNoLevel() {
        SessionSummary summary = new JudgedRuns()
                .with(SOCKET, 10, round -> 30 * Math.pow(1.03, round))
                .with(FILE, 10, round -> 80 * Math.pow(1.03, round))
                .judged();
        assertThat(codes(summary)).containsExactly(WarningCode.DRIFT);
        assertThat(doubt(summary, WarningCode.DRIFT).number(WarningValue.SHARE))
                .isCloseTo(Math.pow(1.03, 9) - 1, within(0.02));
    }

    @Test
    void windowsThatBeginCheaperInEveryRunAreUnsteady() {
        SessionSummary summary = quiet(0).with(SOCKET, 10, round -> 30)
                .with(RELAXED, 10, 0.01, round -> 30, round -> Met.window(9_000 + round, 10_000))
                .with(FILE, 10, 0.01, round -> 80, round -> Met.window(round % 2 == 0 ? 9_000 : 11_000, 10_000))
                .judged();
        assertThat(codes(summary)).containsExactly(WarningCode.UNSTEADY_WINDOWS);
        Warning unsteady = doubt(summary, WarningCode.UNSTEADY_WINDOWS);
        assertThat(unsteady.key()).isEqualTo(RELAXED);
        assertThat(unsteady.number(WarningValue.SHARE)).isCloseTo(-0.05, within(0.001));
    }

    @Test
    void runsThatSomethingDisturbedMakeTrustFairAboveAFifthAndPoorAboveAHalf() {
        Met disturbed = Met.warning(Warning.of(WarningCode.STEAL, 0.1));
        assertThat(disturbedIn(2, disturbed).trust().level()).isEqualTo(Trust.Level.GOOD);
        assertThat(disturbedIn(3, disturbed).trust().level()).isEqualTo(Trust.Level.FAIR);
        assertThat(disturbedIn(6, disturbed).trust().level()).isEqualTo(Trust.Level.POOR);
        Warning doubt = doubt(disturbedIn(3, disturbed), WarningCode.DISTURBED);
        assertThat(doubt.count(WarningValue.RUNS)).isEqualTo(3);
        assertThat(doubt.count(WarningValue.OF)).isEqualTo(10);
    }

    private static SessionSummary disturbedIn(int runs, Met met) {
        return disturbed(runs, met).judged();
    }

    private static JudgedRuns disturbed(int runs, Met met) {
        return new JudgedRuns().with(SOCKET, 10, 0.01, round -> 30, round -> round <= runs ? met : Met.NOTHING);
    }

    @Test
    void scatterThatHidesAFifthMakesTrustFairAndThatHidesAHalfPoor() {
        assertThat(scattered(0.1).trust().level()).isEqualTo(Trust.Level.GOOD);
        assertThat(scattered(0.3).trust().level()).isEqualTo(Trust.Level.FAIR);
        assertThat(scattered(0.6).trust().level()).isEqualTo(Trust.Level.POOR);
        assertThat(codes(scattered(0.3))).containsExactly(WarningCode.COARSE);
        assertThat(doubt(scattered(0.3), WarningCode.COARSE).number(WarningValue.SHARE))
                .isCloseTo(0.36, within(0.02));
    }

    /** Multiples that are by turns so much above and below three: neither level nor drift. */
    private static SessionSummary scattered(double logs) {
        JudgedRuns runs = new JudgedRuns();
        for (int round = 1; round <= 10; round++) {
            double up = round % 2 == 0 ? logs : -logs;
            runs.add(SOCKET, round, 30, Met.NOTHING).add(FILE, round, 90 * Math.exp(up), Met.NOTHING);
        }
        return runs.judged();
    }

    @Test
    void runsWhoseSidesShareACpuAreSaidInPlaceOfTheLevelsThatTheyMake() {
        SessionSummary summary = new JudgedRuns()
                .with(SOCKET, 10, round -> 30)
                .with(
                        FILE,
                        10,
                        0.01,
                        round -> round >= 4 && round <= 7 ? 100 : 80,
                        round -> Met.sharing(round >= 4 && round <= 7 ? 16 : 15))
                .judged();

        assertThat(codes(summary)).containsOnlyOnce(WarningCode.SHARED_CPU).doesNotContain(WarningCode.CASE_LEVELS);
        Warning found = doubt(summary, WarningCode.SHARED_CPU);
        assertThat(found.key()).isEqualTo(FILE);
        assertThat(found.count(WarningValue.RUNS)).isEqualTo(4);
        assertThat(found.count(WarningValue.OF)).isEqualTo(10);
        assertThat(found.number(WarningValue.SHARE)).isCloseTo(0.25, within(0.02));
    }

    @Test
    void runsThatAllShareACpuOrCostTheSameAreNoDoubt() {
        assertThat(codes(new JudgedRuns()
                        .with(SOCKET, 10, 0.01, round -> 30, round -> Met.sharing(round <= 4 ? 30 : 3))
                        .judged()))
                .doesNotContain(WarningCode.SHARED_CPU);
        assertThat(codes(new JudgedRuns()
                        .with(SOCKET, 10, 0.01, round -> round <= 4 ? 24 : 30, round -> Met.sharing(32))
                        .judged()))
                .doesNotContain(WarningCode.SHARED_CPU);
    }

    @Test
    void twoSpeedsThatTheFloorShowsAreSaidWithTheMultiplesOfEach() {
        SessionSummary summary = twoSpeeds(round -> round <= 4, round -> round <= 4);
        assertThat(codes(summary)).containsExactly(WarningCode.BOTH_SIDES, WarningCode.TWO_SPEEDS);
        Warning speeds = doubt(summary, WarningCode.TWO_SPEEDS);
        assertThat(speeds.count(WarningValue.FAST_RUNS)).isEqualTo(8);
        assertThat(speeds.count(WarningValue.SLOW_RUNS)).isEqualTo(12);
        assertThat(speeds.count(WarningValue.MIXED_RUNS)).isZero();
        assertThat(speeds.key()).isEqualTo(SOCKET);
        assertThat(speeds.number(WarningValue.FLOOR_SHARE)).isCloseTo(0.8, within(0.01));
        assertThat(speeds.number(WarningValue.SHARE)).isCloseTo(0.5, within(0.03));
        Comparison.Speeds bySpeed = withSocket(summary, RELAXED).speeds().orElseThrow();
        assertThat(bySpeed.fastPairs()).isEqualTo(4);
        assertThat(bySpeed.slowPairs()).isEqualTo(6);
        assertThat(bySpeed.fast().orElseThrow()).isCloseTo(1.2, within(0.02));
        assertThat(bySpeed.slow().orElseThrow()).isCloseTo(0.88, within(0.02));
    }

    @Test
    void pairsThatMeetDifferentSpeedsMakeTrustPoorAboveAQuarter() {
        SessionSummary two = twoSpeeds(round -> round <= 4, round -> round <= 6);
        assertThat(codes(two)).doesNotContain(WarningCode.STRADDLING_PAIRS);
        SessionSummary three = twoSpeeds(round -> round <= 4, round -> round <= 7);
        assertThat(three.trust().level()).isEqualTo(Trust.Level.POOR);
        assertThat(three.trust().reasons().get(0).code()).isEqualTo(WarningCode.STRADDLING_PAIRS);
        assertThat(doubt(three, WarningCode.STRADDLING_PAIRS).count(WarningValue.PAIRS))
                .isEqualTo(3);
        assertThat(withSocket(three, RELAXED).speeds().orElseThrow().slowPairs())
                .isEqualTo(3);
    }

    /** Fast, the socket costs 20 and the relaxed mode 24; slow, 30 and 26.4. */
    private static SessionSummary twoSpeeds(IntPredicate socketFast, IntPredicate relaxedFast) {
        return speeds(socketFast, relaxedFast).judged();
    }

    private static JudgedRuns speeds(IntPredicate socketFast, IntPredicate relaxedFast) {
        return new JudgedRuns()
                .with(
                        SOCKET,
                        10,
                        0.01,
                        round -> socketFast.test(round) ? 20 : 30,
                        round -> floors(socketFast.test(round)))
                .with(
                        RELAXED,
                        10,
                        0.01,
                        round -> relaxedFast.test(round) ? 24 : 26.4,
                        round -> floors(relaxedFast.test(round)));
    }

    private static Met floors(boolean fast) {
        return fast ? Met.floors(4000, 4000) : Met.floors(7200, 7200);
    }

    @Test
    void oneFloorOrFloorsThatNoCostFollowsAreOneSpeed() {
        SessionSummary one = new JudgedRuns()
                .with(SOCKET, 10, 0.01, round -> 30, round -> floors(true))
                .judged();
        assertThat(codes(one)).isEmpty();
        SessionSummary ignored = new JudgedRuns()
                .with(SOCKET, 10, 0.01, round -> 30, round -> floors(round <= 5))
                .judged();
        assertThat(codes(ignored)).isEmpty();
    }

    @Test
    void sevenRoundsAreTooFewForTwoSpeeds() {
        JudgedRuns seven = new JudgedRuns();
        for (Case each : List.of(SOCKET, FILE, RELAXED)) {
            seven.with(each, 7, 0.01, round -> round <= 3 ? 20 : 30, round -> floors(round <= 3));
        }
        assertThat(codes(seven.judged())).doesNotContain(WarningCode.TWO_SPEEDS);
    }

    @Test
    void aSessionWithoutRunsIsNotTrusted() {
        assertThat(new JudgedRuns().judged().trust()).isEqualTo(new Trust(Trust.Level.POOR, List.of()));
    }

    @Test
    void noMoreThanTwoReasonsAreGivenForTrustTheGraveOnesFirst() {
        SessionSummary three = twoSpeeds(round -> round <= 4, round -> round <= 7);
        assertThat(three.doubts()).hasSizeGreaterThan(2);
        assertThat(three.trust().reasons()).hasSize(2);
    }

    /** A mode that the first variant cannot carry does not make another variant the baseline. */
    @Test
    void theFirstVariantOfThePlanIsTheBaselineThoughItsFirstModeHasNoRuns() {
        Case candidate = new Case("socket", BYTES, "candidate");
        Case candidateFile = new Case("file", BYTES, "candidate");
        SessionSummary summary = new JudgedRuns()
                .planned(SOCKET)
                .with(candidate, 8, round -> 30)
                .with(FILE, 8, round -> 90)
                .with(candidateFile, 8, round -> 60)
                .judged();
        assertThat(summary.withFirstVariant(candidateFile).orElseThrow().baseline())
                .isEqualTo(FILE);
        assertThat(summary.withFirstVariant(candidate)).isEmpty();
    }

    @Test
    void sizesAndVariantsAreEachJudgedByThemselves() {
        Case base = new Case("socket", BYTES, "base");
        Case candidate = new Case("socket", BYTES, "candidate");
        Case baseFile = new Case("file", BYTES, "base");
        Case candidateFile = new Case("file", BYTES, "candidate");
        Case small = new Case("socket", 16, "base");
        Case smallFile = new Case("file", 16, "base");
        SessionSummary summary = new JudgedRuns()
                .with(base, 8, round -> 30)
                .with(candidate, 8, round -> 27)
                .with(baseFile, 8, round -> 90)
                .with(candidateFile, 8, round -> 90)
                .with(small, 5, round -> 10)
                .with(smallFile, 5, round -> 40)
                .judged();
        assertThat(summary.withFirstVariant(candidate).orElseThrow().multiple()).isCloseTo(0.9, within(0.01));
        assertThat(summary.withFirstVariant(candidateFile).orElseThrow().verdict())
                .isEqualTo(Verdict.EQUAL);
        assertThat(summary.withBaselineMode(candidateFile).orElseThrow().baseline())
                .isEqualTo(candidate);
        assertThat(summary.withBaselineMode(smallFile).orElseThrow().multiple()).isCloseTo(4, within(0.1));
        assertThat(summary.of(baseFile).orElseThrow().rounds()).isEqualTo(8);
        assertThat(codes(summary)).containsExactly(WarningCode.FEW_ROUNDS);
        assertThat(doubt(summary, WarningCode.FEW_ROUNDS).count(WarningValue.PAYLOAD_BYTES))
                .isEqualTo(16);
    }

    /** A machine that changes its speed between rounds changes both neighbours, and their multiple stays. */
    @Test
    void variantsAreComparedWithinEachRoundWhateverTheRoundCosts() {
        SessionSummary summary = new JudgedRuns()
                .with(SOCKET, 6, round -> round <= 3 ? 30 : 60)
                .with(variant(SOCKET, "a"), 6, round -> round <= 3 ? 24 : 48)
                .with(FILE, 6, round -> 90)
                .with(variant(FILE, "a"), 6, round -> 90)
                .with(variant(FILE, "b"), 6, round -> 99)
                .with(variant(SOCKET, "b"), 6, round -> round <= 3 ? 30 : 60)
                .judged();

        assertThat(summary.changes())
                .extracting(change -> change.key().mode() + " " + change.key().variant() + " " + change.verdict())
                .containsExactly("socket a CLEAR", "file a EQUAL", "file b CLEAR", "socket b EQUAL");
        Comparison cheaper = summary.changes().get(0);
        assertThat(cheaper.baseline()).isEqualTo(SOCKET);
        assertThat(cheaper.multiple()).isCloseTo(0.8, within(0.01));
        assertThat(cheaper.interval().orElseThrow().high()).isLessThan(0.85);
        assertThat(cheaper.isWide()).isFalse();
        assertThat(cheaper.depends()).isFalse();
    }

    @Test
    void aVariantThatIsCheaperInSomeRoundsOnlyDependsAndItsRoundsDifferWidely() {
        Comparison change = new JudgedRuns()
                .with(SOCKET, 10, round -> 30)
                .with(variant(SOCKET, "a"), 10, round -> round <= 6 ? 24 : 39)
                .judged()
                .changes()
                .get(0);

        assertThat(change.verdict()).isEqualTo(Verdict.DEPENDS);
        assertThat(change.depends()).isTrue();
        assertThat(change.sides().orElseThrow().belowRounds()).isEqualTo(6);
        assertThat(change.sides().orElseThrow().aboveRounds()).isEqualTo(4);
        assertThat(change.isWide()).isTrue();
    }

    /** The floor tells the speeds apart, also where they come without stretches. */
    @Test
    void aVariantThatIsCheaperAtOneSpeedOfTheMachineAloneDepends() {
        JudgedRuns runs = new JudgedRuns();
        for (Case key : List.of(SOCKET, FILE, variant(SOCKET, "a"), variant(FILE, "a"))) {
            boolean changed = key.equals(variant(SOCKET, "a"));
            runs.with(
                    key,
                    10,
                    0.01,
                    round -> round % 2 == 0 ? (changed ? 33 : 30) : (changed ? 41 : 45),
                    round -> round % 2 == 0 ? Met.floors(1000, 1000) : Met.floors(1800, 1800));
        }
        Comparison change = runs.judged().withFirstVariant(variant(SOCKET, "a")).orElseThrow();

        assertThat(change.verdict()).isIn(Verdict.UNCLEAR, Verdict.EQUAL);
        assertThat(change.speeds().orElseThrow().areOnBothSides()).isTrue();
        assertThat(change.depends()).isTrue();
    }

    private static Case variant(Case key, String name) {
        return new Case(key.mode(), key.payloadBytes(), name);
    }
}
