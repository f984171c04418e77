package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ninefold.risk.Exit;
import org.ninefold.risk.PairTable;
import org.ninefold.risk.RiskTable;
import org.ninefold.risk.ValueTable;
import org.ninefold.stats.MetaAnalysis.Effect;
import org.ninefold.stats.MetaAnalysis.PooledError;

/** The smallest samples, the last days and the ends of the domains, where a result begins or ceases to be defined. */
class EdgesTest {

    private static final Exit DEATH = new Exit.Event("DEATH");
    private static final Exit END = new Exit.Censored("END");
    private static final RiskTable TWO =
            RiskTable.builder().add(10, DEATH, 1).add(20, END, 1).build();
    private static final RiskTable DEAD = RiskTable.builder().add(10, DEATH, 2).build();
    private static final ValueTable NONE = ValueTable.EMPTY;

    private static ValueTable values(int from, int to) {
        Map<Long, Long> counts = new HashMap<>();
        for (long value = from; value < to; value++) {
            counts.put(value, 1L);
        }
        return ValueTable.of(0, counts);
    }

    private static double number(Value value) {
        return value.optional().orElseThrow();
    }

    @Test
    void curveIsDefinedOnItsLastDay() {
        KaplanMeier.Estimate last = KaplanMeier.of(TWO).at(20, SurvivalInterval.PLAIN, 0.95);
        assertThat(last.survival()).isEqualTo(Value.of(0.5));
        AalenJohansen.Estimate incidence = AalenJohansen.of(TWO, TWO.causes())
                .at("DEATH", 20, IncidenceVariance.DELTA, IncidenceInterval.PLAIN, 0.95);
        assertThat(incidence.incidence()).isEqualTo(Value.of(0.5));
        KaplanMeier.Estimate dead = KaplanMeier.of(DEAD).at(10, SurvivalInterval.PLAIN, 0.95);
        assertThat(dead.stdError()).isEqualTo(Value.undefined(Reason.INTERVAL_UNDEFINED));
        assertThat(AalenJohansen.of(DEAD, DEAD.causes())
                        .at("DEATH", 10, IncidenceVariance.DELTA, IncidenceInterval.PLAIN, 0.95)
                        .stdError())
                .isEqualTo(Value.of(0));
    }

    /**
     * Group B ends on day 0 with three of the cause among six, group A of three later without it: score 3 · 3/9 − 0 = 1.
     * Variance of A's share (1 − 2/8)(3/27) 4 and of B's (1 − 2/8)(3/54) 4 add to 1/2, so that the statistic is 1²/(1/2).
     */
    @Test
    void grayComparesGroupsOfWhichOneEndsAtOnce() {
        Exit relapse = new Exit.Event("RELAPSE");
        RiskTable a = RiskTable.builder().add(1, DEATH, 2).add(2, DEATH, 1).build();
        RiskTable b = RiskTable.builder().add(0, relapse, 3).add(0, DEATH, 3).build();
        ChiSquare test = Gray.stratified(List.of(List.of(a, b)), "RELAPSE", 0).test();
        assertThat(test.df()).isEqualTo(1);
        assertThat(number(test.statistic())).isCloseTo(2, within(1e-12));
        RiskTable others =
                RiskTable.builder().add(1, relapse, 2).add(2, relapse, 1).build();
        // after B's end nobody of A is expected to be without the event, and yet A has three: cmprsk 2.2-11 answers NaN
        ChiSquare late =
                Gray.stratified(List.of(List.of(others, b)), "RELAPSE", 0).test();
        assertThat(late.statistic()).isEqualTo(Value.undefined(Reason.NOBODY_LEFT));
    }

    /** Two relapses and two other deaths among four: 2/4 relapse, and of those without another cause all. */
    @Test
    void incidenceGivenNoOtherCauseEndsWhenAllHadEvents() {
        Exit relapse = new Exit.Event("RELAPSE");
        AalenJohansen curves = AalenJohansen.of(
                RiskTable.builder()
                        .add(5, relapse, 1)
                        .add(9, DEATH, 2)
                        .add(10, relapse, 1)
                        .build(),
                List.of("RELAPSE", "DEATH"));
        AalenJohansen.Conditional early = conditional(curves, "RELAPSE", 9);
        assertThat(number(early.incidence())).isEqualTo(0.5);
        // two of the four had no other cause, and one of them a relapse: p (1 - p)/2
        assertThat(number(early.stdError())).isCloseTo(Math.sqrt(0.125), within(1e-12));
        AalenJohansen.Conditional after = conditional(curves, "RELAPSE", 11);
        assertThat(number(after.incidence())).isEqualTo(1);
        assertThat(after.stdError()).isEqualTo(Value.undefined(Reason.NOBODY_FREE));
        AalenJohansen.Conditional others = conditional(AalenJohansen.of(DEAD, List.of("RELAPSE")), "RELAPSE", 10);
        assertThat(others.incidence()).isEqualTo(Value.undefined(Reason.ALL_HAD_OTHER_CAUSES));
        AalenJohansen.Conditional late = conditional(AalenJohansen.of(TWO, TWO.causes()), "DEATH", 21);
        assertThat(late.incidence()).isEqualTo(Value.undefined(Reason.AFTER_LAST_FOLLOW_UP));
    }

    private static AalenJohansen.Conditional conditional(AalenJohansen curves, String cause, int day) {
        return curves.at(cause, day, IncidenceVariance.DELTA, IncidenceInterval.PLAIN, 0.95)
                .conditional();
    }

    @Test
    void incidenceIsZeroBeforeTheFirstExitAndUndefinedForNobody() {
        AalenJohansen.Estimate before = AalenJohansen.of(TWO, TWO.causes())
                .at("DEATH", 9, IncidenceVariance.AALEN, IncidenceInterval.LOG_LOG, 0.95);
        assertThat(before.incidence()).isEqualTo(Value.of(0));
        assertThat(before.interval()).isEqualTo(Interval.of(0, 0));
        assertThat(before.gap()).isEqualTo(Value.of(0));
        assertThat(AalenJohansen.of(RiskTable.EMPTY, List.of("DEATH"))
                        .at("DEATH", 9, IncidenceVariance.AALEN, IncidenceInterval.LOG_LOG, 0.95)
                        .naive())
                .isEqualTo(Value.undefined(Reason.NO_SUBJECTS));
    }

    @Test
    void intervalOnADayIsThatAtItsTime() {
        AalenJohansen curves = AalenJohansen.of(TWO, TWO.causes());
        assertThat(curves.size()).isEqualTo(2);
        assertThat(curves.interval("DEATH", 1, IncidenceVariance.DELTA, IncidenceInterval.LOG_LOG, 0.9))
                .isEqualTo(curves.at("DEATH", 20, IncidenceVariance.DELTA, IncidenceInterval.LOG_LOG, 0.9)
                        .interval());
        assertThat(AalenJohansen.of(DEAD, DEAD.causes())
                        .interval("DEATH", 0, IncidenceVariance.DELTA, IncidenceInterval.LOG_LOG, 0.9))
                .isEqualTo(Interval.undefined(Reason.INTERVAL_UNDEFINED));
    }

    @Test
    void levelsAndProbabilitiesAreInsideTheirEnds() {
        for (double level : new double[] {0, 1}) {
            assertThatThrownBy(() -> Proportion.interval(1, 2, ProportionInterval.WALD, level))
                    .hasMessage("Expected a confidence level between 0 and 1, such as 0.95, found " + level + ".");
            assertThatThrownBy(() -> KaplanMeier.of(TWO).quantile(level, SurvivalInterval.PLAIN, 0.95))
                    .hasMessage(
                            "Expected a probability between 0 and 1, such as 0.5 for the median, found " + level + ".");
        }
        assertThatThrownBy(() -> LogRank.stratified(List.of(List.of(TWO, DEAD)), -0.1))
                .hasMessage("Expected a weight rho of 0 or more, found -0.1.");
        assertThat(LogRank.stratified(List.of(List.of(TWO, DEAD)), 0.5))
                .isEqualTo(LogRank.stratified(List.of(List.of(TWO, DEAD)), 0.5));
    }

    /** Of two, one dies on day 10: 10 + 10/2 = 15 of 20 days, variance 5² · 1/(2 · 1). */
    @Test
    void meanToTheLastDayIsAsWorkedByHand() {
        RestrictedMean mean = RestrictedMean.of(TWO, 20, 0.95);
        double se = Math.sqrt(12.5);
        assertThat(mean.mean()).isEqualTo(Value.of(15));
        assertThat(number(mean.stdError())).isCloseTo(se, within(1e-14));
        assertThat(number(mean.interval().lower())).isCloseTo(15 - 1.959963984540054 * se, within(1e-12));
        assertThat(number(mean.interval().upper())).isCloseTo(15 + 1.959963984540054 * se, within(1e-12));
        assertThat(RestrictedMean.of(TWO, 10, 0.95).mean()).isEqualTo(Value.of(10));
    }

    @Test
    void meansAreSubtractedWhereBothAreDefinedAndAlike() {
        RestrictedMean two = RestrictedMean.of(TWO, 20, 0.95);
        RestrictedMean nobody = RestrictedMean.of(RiskTable.EMPTY, 20, 0.95);
        assertThat(nobody.mean()).isEqualTo(Value.undefined(Reason.NO_SUBJECTS));
        assertThat(two.minus(nobody).difference()).isEqualTo(Value.undefined(Reason.NO_SUBJECTS));
        assertThat(nobody.minus(two).interval()).isEqualTo(Interval.undefined(Reason.NO_SUBJECTS));
        RestrictedMean dead = RestrictedMean.of(DEAD, 20, 0.95);
        assertThat(dead.minus(dead).p()).isEqualTo(Value.undefined(Reason.NO_VARIATION));
        RestrictedMean other = RestrictedMean.of(TWO, 15, 0.95);
        assertThatThrownBy(() -> two.minus(other))
                .hasMessage("Expected means within the same horizon and of the same level, found 20.0 (0.95) and"
                        + " 15.0 (0.95).");
    }

    @Test
    void meanOfAZeroOneVariableNeedsTwoSubjects() {
        assertThat(Proportion.interval(1, 1, ProportionInterval.T, 0.95).interval())
                .isEqualTo(Interval.undefined(Reason.TOO_FEW_SUBJECTS));
        double t = 12.706204736174707;
        assertThat(number(Proportion.interval(1, 2, ProportionInterval.T, 0.95)
                        .interval()
                        .upper()))
                .isCloseTo(0.5 + t / 2, within(1e-11));
    }

    /** 1, 2 against 3, 5: means 1.5 and 4, variances ½ and 2; t = −2.5/√1.25, and by Student −2.5/√(1.25 · 1). */
    @Test
    void testsOfMeansNeedTwoValuesEach() {
        ValueTable x = values(1, 3);
        ValueTable y = ValueTable.of(0, Map.of(3L, 1L, 5L, 1L));
        ValueTable one = ValueTable.of(0, Map.of(3L, 1L));
        assertThat(number(TTest.welch(x, y).t())).isCloseTo(-2.5 / Math.sqrt(1.25), within(1e-14));
        assertThat(number(TTest.student(x, y).df())).isEqualTo(2);
        assertThat(TTest.welch(one, y).t()).isEqualTo(Value.undefined(Reason.TOO_FEW_SUBJECTS));
        assertThat(TTest.welch(x, one).t()).isEqualTo(Value.undefined(Reason.TOO_FEW_SUBJECTS));
    }

    @Test
    void rankTestIsExactBelowFiftyAndUndefinedForNobody() {
        assertThat(MannWhitney.of(values(0, 49), values(100, 149)).method()).isEqualTo(MannWhitney.Method.EXACT);
        assertThat(MannWhitney.of(values(0, 50), values(100, 149)).method()).isEqualTo(MannWhitney.Method.NORMAL);
        assertThat(MannWhitney.of(values(0, 49), values(100, 150)).method()).isEqualTo(MannWhitney.Method.NORMAL);
        assertThat(MannWhitney.of(NONE, values(0, 3)).w()).isEqualTo(Value.undefined(Reason.NO_SUBJECTS));
        assertThat(MannWhitney.of(values(0, 3), NONE).p()).isEqualTo(Value.undefined(Reason.NO_SUBJECTS));
    }

    @Test
    void correlationNeedsVariationInBoth() {
        PairTable flat = PairTable.of(
                0, 0, Map.of(new PairTable.Pair(1, 5), 1L, new PairTable.Pair(2, 5), 1L, new PairTable.Pair(3, 5), 1L));
        assertThat(Correlation.pearson(flat, 0.95).r()).isEqualTo(Value.undefined(Reason.NO_VARIATION));
        assertThat(Correlation.pearson(flat, 0.95).n()).isEqualTo(3);
    }

    @Test
    void equalEffectsHaveNoInconsistencyAndNoErrorByHartungKnapp() {
        List<Effect> equal = List.of(new Effect(2, 1), new Effect(2, 4));
        assertThat(MetaAnalysis.of(equal, BetweenVariance.NONE, PooledError.NORMAL, 0.95)
                        .iSquared())
                .isEqualTo(Value.of(0));
        assertThat(MetaAnalysis.of(equal, BetweenVariance.NONE, PooledError.HARTUNG_KNAPP, 0.95)
                        .stdError())
                .isEqualTo(Value.of(0));
        for (BetweenVariance method : BetweenVariance.values()) {
            assertThat(MetaAnalysis.of(equal, method, PooledError.NORMAL, 0.95).betweenVariance())
                    .isEqualTo(Value.of(0));
        }
    }

    @Test
    void contingencyTableRefusesRowsThatAreNone() {
        assertThatThrownBy(() -> ContingencyTable.ofRows(List.of(List.of(1L, 2L), List.of(3L))))
                .hasMessage("Expected rows of counts of the same length, found [[1, 2], [3]].");
        assertThatThrownBy(() -> ContingencyTable.ofRows(List.of(List.of(1L, 2L), List.of(3L, -1L))))
                .hasMessage("Expected rows of counts of the same length, found a negative count.");
        assertThat(ContingencyTable.ofRows(List.of()).pearson()).isEqualTo(ChiSquare.undefined(Reason.ONE_GROUP));
        assertThat(ContingencyTable.ofRows(List.of(List.of(0L, 0L), List.of(1L, 2L), List.of(2L, 1L)))
                        .pearson()
                        .df())
                .isEqualTo(1);
    }

    /** Rows 5 and 2, first column 5: its first cell is 3, 4 or 5 in 10, 10 and 1 of 21 ways. */
    @Test
    void exactTestOfACellThatCannotBeZeroIsAsWorkedByHand() {
        assertThat(exact(4, 1, 1, 1)).isCloseTo(1, within(1e-14));
        assertThat(exact(3, 2, 2, 0)).isCloseTo(1, within(1e-14));
        assertThat(exact(5, 0, 0, 2)).isCloseTo(1 / 21., within(1e-14));
    }

    private static double exact(long a, long b, long c, long d) {
        return number(FisherExact.p(ContingencyTable.ofRows(List.of(List.of(a, b), List.of(c, d)))));
    }

    @Test
    void reasonsAreSentences() {
        for (Reason reason : Reason.values()) {
            assertThat(reason.sentence()).matches("[A-Z].+\\.");
        }
    }
}
