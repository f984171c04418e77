package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;

/**
 * Eight subjects, worked by hand.
 *
 * <pre>
 * day  at risk  relapses  deaths  censored  S(t−)  F relapse               F death                 S(t)
 *  10        8         1       0         0      1  1/8                     0                       7/8
 *  20        7         0       1         0    7/8  1/8                     7/8 · 1/7 = 1/8         3/4
 *  30        6         0       0         2    3/4  1/8                     1/8                     3/4
 *  40        4         1       1         0    3/4  1/8 + 3/4 · 1/4 = 5/16  1/8 + 3/4 · 1/4 = 5/16  3/8
 *  50        2         0       0         2    3/8  5/16                    5/16                    3/8
 * </pre>
 */
class AalenJohansenTest {

    private static final String RELAPSE = "RELAPSE";
    private static final String DEATH = "DEATH";
    private static final Exit END = new Exit.Censored("END");
    private static final RiskTable EIGHT = RiskTable.builder()
            .add(10, new Exit.Event(RELAPSE), 1)
            .add(20, new Exit.Event(DEATH), 1)
            .add(30, END, 2)
            .add(40, new Exit.Event(RELAPSE), 1)
            .add(40, new Exit.Event(DEATH), 1)
            .add(50, END, 2)
            .build();

    @Test
    void curvesOfEightSubjectsAreAsWorkedByHand() {
        AalenJohansen curves = AalenJohansen.of(EIGHT);
        double[] relapse = {1 / 8., 1 / 8., 1 / 8., 5 / 16., 5 / 16.};
        double[] death = {0, 1 / 8., 1 / 8., 5 / 16., 5 / 16.};
        for (int i = 0; i < curves.size(); i++) {
            assertThat(curves.point(RELAPSE, i).incidence()).isCloseTo(relapse[i], within(1e-15));
            assertThat(curves.point(DEATH, i).incidence()).isCloseTo(death[i], within(1e-15));
        }
    }

    /** Up to day 20 nobody is censored: the incidence is the proportion 1/8 with the variance pq/n. */
    @Test
    void deltaVarianceIsBinomialWithoutCensoring() {
        AalenJohansen curves = AalenJohansen.of(EIGHT);
        double binomial = 1 / 8. * 7 / 8. / 8;
        assertThat(curves.point(RELAPSE, 0).deltaVariance()).isCloseTo(binomial, within(1e-16));
        assertThat(curves.point(RELAPSE, 1).deltaVariance()).isCloseTo(binomial, within(1e-16));
        assertThat(curves.point(DEATH, 1).deltaVariance()).isCloseTo(binomial, within(1e-16));
    }

    /** The first event of Aalen's variance adds d/n² alone: 1/64. */
    @Test
    void aalenVarianceOfTheFirstEventIsAsWorkedByHand() {
        assertThat(AalenJohansen.of(EIGHT).point(RELAPSE, 0).aalenVariance()).isCloseTo(1 / 64., within(1e-16));
    }

    /** Taking deaths for censorings: 1 − 7/8 · 3/4 = 11/32, more than 5/16 by 1/32. */
    @Test
    void naiveCurveOverstatesByItsGap() {
        AalenJohansen.Estimate day45 =
                AalenJohansen.of(EIGHT).at(RELAPSE, 45, IncidenceVariance.DELTA, IncidenceInterval.LOG_LOG, 0.95);
        assertThat(day45.naive().optional().orElseThrow()).isCloseTo(11 / 32., within(1e-15));
        assertThat(day45.gap().optional().orElseThrow()).isCloseTo(1 / 32., within(1e-15));
    }

    @Test
    void incidenceIsUndefinedAfterLastFollowUp() {
        assertThat(AalenJohansen.of(EIGHT)
                        .at(RELAPSE, 51, IncidenceVariance.DELTA, IncidenceInterval.LOG_LOG, 0.95)
                        .incidence())
                .isEqualTo(Value.undefined(Reason.AFTER_LAST_FOLLOW_UP));
    }

    @Test
    void incidenceStaysConstantWithoutIntervalWhenAllHadEvents() {
        RiskTable four = RiskTable.builder()
                .add(5, new Exit.Event(RELAPSE), 1)
                .add(9, new Exit.Event(DEATH), 3)
                .build();
        AalenJohansen.Estimate later =
                AalenJohansen.of(four).at(RELAPSE, 400, IncidenceVariance.AALEN, IncidenceInterval.PLAIN, 0.95);
        assertThat(later.incidence()).isEqualTo(Value.of(0.25));
        assertThat(later.interval()).isEqualTo(Interval.undefined(Reason.ALL_HAD_EVENTS));
    }

    @Test
    void unknownCauseIsRefused() {
        AalenJohansen curves = AalenJohansen.of(EIGHT);
        assertThatThrownBy(() -> curves.point("GVHD", 0))
                .hasMessage("Expected one of the causes [DEATH, RELAPSE] of this estimate, found 'GVHD'.");
    }
}
