package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;

/**
 * Ten subjects, worked by hand.
 *
 * <pre>
 * day  at risk  events  censored  S(t)
 *   1       10       1         0  9/10
 *   3        9       1         1  9/10 · 8/9 = 4/5
 *   5        7       2         0  4/5 · 5/7 = 4/7
 *   8        5       0         1  4/7
 *  10        4       1         0  4/7 · 3/4 = 3/7
 *  12        3       0         3  3/7
 * </pre>
 */
class KaplanMeierTest {

    private static final Exit DEATH = new Exit.Event("DEATH");
    private static final Exit END = new Exit.Censored("END");
    private static final RiskTable TEN = RiskTable.builder()
            .add(1, DEATH, 1)
            .add(3, DEATH, 1)
            .add(3, END, 1)
            .add(5, DEATH, 2)
            .add(8, END, 1)
            .add(10, DEATH, 1)
            .add(12, END, 3)
            .build();

    @Test
    void curveOfTenSubjectsIsAsWorkedByHand() {
        assertThat(points(KaplanMeier.of(TEN)))
                .extracting(KaplanMeier.Point::survival)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : 1)
                .containsExactly(9 / 10., 4 / 5., 4 / 7., 4 / 7., 3 / 7., 3 / 7.);
    }

    @Test
    void errorsOfTenSubjectsAreAsWorkedByHand() {
        KaplanMeier.Estimate day10 = KaplanMeier.of(TEN).at(10, SurvivalInterval.PLAIN, 0.95);
        double se = 3 / 7. * Math.sqrt(1 / 90. + 1 / 72. + 2 / 35. + 1 / 12.);
        assertThat(day10.stdError().optional().orElseThrow()).isCloseTo(se, within(1e-15));
        assertThat(day10.cumulativeHazard().optional().orElseThrow())
                .isCloseTo(1 / 10. + 1 / 9. + 2 / 7. + 1 / 4., within(1e-15));
        assertThat(day10.interval().lower().optional().orElseThrow())
                .isCloseTo(3 / 7. - 1.959963984540054 * se, within(1e-14));
    }

    @Test
    void medianIsTheFirstDayAtWhichTheCurveIsAtMostOneHalf() {
        Quantile median = KaplanMeier.of(TEN).quantile(0.5, SurvivalInterval.LOG_LOG, 0.95);
        assertThat(median.day()).isEqualTo(Value.of(10));
        assertThat(median.interval().upper()).isEqualTo(Value.undefined(Reason.NOT_REACHED));
    }

    @Test
    void medianIsTheMidpointOfAFlatStretchAtOneHalf() {
        RiskTable four = RiskTable.builder()
                .add(2, DEATH, 1)
                .add(4, DEATH, 1)
                .add(6, DEATH, 1)
                .add(8, DEATH, 1)
                .build();
        assertThat(KaplanMeier.of(four)
                        .quantile(0.5, SurvivalInterval.LOG, 0.95)
                        .day())
                .isEqualTo(Value.of(5));
    }

    @Test
    void curveIsUndefinedAfterLastFollowUp() {
        KaplanMeier.Estimate after = KaplanMeier.of(TEN).at(13, SurvivalInterval.LOG_LOG, 0.95);
        assertThat(after.survival()).isEqualTo(Value.undefined(Reason.AFTER_LAST_FOLLOW_UP));
        assertThat(after.atRisk()).isZero();
    }

    /** One year is 365.25 days: whoever was followed for 365 has a one-year figure, though nobody is at risk beyond. */
    @Test
    void landmarkIsReadOnTheWholeDayBeforeIt() {
        KaplanMeier curve = KaplanMeier.of(TEN);
        assertThat(curve.at(12.25, SurvivalInterval.LOG_LOG, 0.95).survival())
                .isEqualTo(curve.at(12, SurvivalInterval.LOG_LOG, 0.95).survival());
        assertThat(curve.at(12.25, SurvivalInterval.LOG_LOG, 0.95).atRisk()).isZero();
    }

    @Test
    void curveStaysAtZeroWhenAllHadTheEvent() {
        RiskTable two = RiskTable.builder().add(7, DEATH, 2).build();
        KaplanMeier.Estimate later = KaplanMeier.of(two).at(100, SurvivalInterval.LOG_LOG, 0.95);
        assertThat(later.survival()).isEqualTo(Value.of(0));
        assertThat(later.interval()).isEqualTo(Interval.undefined(Reason.CURVE_AT_ZERO));
    }

    @Test
    void eventOnDayZeroCounts() {
        RiskTable table = RiskTable.builder().add(0, DEATH, 1).add(9, END, 3).build();
        assertThat(KaplanMeier.of(table).at(0, SurvivalInterval.LOG_LOG, 0.95).survival())
                .isEqualTo(Value.of(0.75));
    }

    @Test
    void noSubjectsGiveNoNumbers() {
        KaplanMeier nobody = KaplanMeier.of(RiskTable.EMPTY);
        assertThat(nobody.at(30, SurvivalInterval.PLAIN, 0.95).survival())
                .isEqualTo(Value.undefined(Reason.NO_SUBJECTS));
        assertThat(nobody.quantile(0.5, SurvivalInterval.PLAIN, 0.95).day())
                .isEqualTo(Value.undefined(Reason.NO_SUBJECTS));
    }

    /**
     * One subject from day 0 dies on day 4; one enters on day 4, so is not at risk then, and dies on day 9; one from day 0 is
     * censored on day 9; one enters on day 2 and dies on day 6. At risk: day 4: 3, day 6: 3, day 9: 2.
     */
    @Test
    void lateEntrantsAreAtRiskAfterTheirEntryOnly() {
        RiskTable table = RiskTable.builder()
                .add(4, DEATH, 1)
                .add(4, new Exit.LateEntry(), 1)
                .add(9, DEATH, 1)
                .add(9, END, 1)
                .add(2, new Exit.LateEntry(), 1)
                .add(6, DEATH, 1)
                .build();
        KaplanMeier curve = KaplanMeier.of(table);
        assertThat(points(curve)).extracting(KaplanMeier.Point::atRisk).containsExactly(3L, 3L, 2L);
        assertThat(curve.point(2).survival()).isCloseTo(2 / 3. * 2 / 3. * 1 / 2., within(1e-15));
    }

    @Test
    void senselessQuestionsAreRefused() {
        KaplanMeier curve = KaplanMeier.of(TEN);
        assertThatThrownBy(() -> curve.at(-1, SurvivalInterval.PLAIN, 0.95))
                .hasMessage("Expected a time of 0 or more days, found -1.0.");
        assertThatThrownBy(() -> curve.at(1, SurvivalInterval.PLAIN, 95))
                .hasMessage("Expected a confidence level between 0 and 1, such as 0.95, found 95.0.");
        assertThatThrownBy(() -> curve.quantile(50, SurvivalInterval.PLAIN, 0.95))
                .hasMessage("Expected a probability between 0 and 1, such as 0.5 for the median, found 50.0.");
    }

    static List<KaplanMeier.Point> points(KaplanMeier curve) {
        return IntStream.range(0, curve.size()).mapToObj(curve::point).toList();
    }
}
