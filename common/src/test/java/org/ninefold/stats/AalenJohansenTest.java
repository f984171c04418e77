package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;
import org.ninefold.risk.RiskTableBuilder;

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
        AalenJohansen curves = AalenJohansen.of(EIGHT, EIGHT.causes());
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
        AalenJohansen curves = AalenJohansen.of(EIGHT, EIGHT.causes());
        double binomial = 1 / 8. * 7 / 8. / 8;
        assertThat(curves.point(RELAPSE, 0).deltaVariance()).isCloseTo(binomial, within(1e-16));
        assertThat(curves.point(RELAPSE, 1).deltaVariance()).isCloseTo(binomial, within(1e-16));
        assertThat(curves.point(DEATH, 1).deltaVariance()).isCloseTo(binomial, within(1e-16));
    }

    /** The first event of Aalen's variance adds d/n² alone: 1/64. */
    @Test
    void aalenVarianceOfTheFirstEventIsAsWorkedByHand() {
        assertThat(AalenJohansen.of(EIGHT, EIGHT.causes()).point(RELAPSE, 0).aalenVariance())
                .isCloseTo(1 / 64., within(1e-16));
    }

    /** Taking deaths for censorings: 1 − 7/8 · 3/4 = 11/32, more than 5/16 by 1/32. */
    @Test
    void naiveCurveOverstatesByItsGap() {
        AalenJohansen.Estimate day45 = AalenJohansen.of(EIGHT, EIGHT.causes())
                .at(RELAPSE, 45, IncidenceVariance.DELTA, IncidenceInterval.LOG_LOG, 0.95);
        assertThat(day45.naive().optional().orElseThrow()).isCloseTo(11 / 32., within(1e-15));
        assertThat(day45.gap().optional().orElseThrow()).isCloseTo(1 / 32., within(1e-15));
    }

    @Test
    void incidenceIsUndefinedAfterLastFollowUp() {
        assertThat(AalenJohansen.of(EIGHT, EIGHT.causes())
                        .at(RELAPSE, 51, IncidenceVariance.DELTA, IncidenceInterval.LOG_LOG, 0.95)
                        .incidence())
                .isEqualTo(Value.undefined(Reason.AFTER_LAST_FOLLOW_UP));
    }

    @Test
    void incidenceKeepsItsIntervalWhenNobodyIsLeft() {
        RiskTable four = RiskTable.builder()
                .add(5, new Exit.Event(RELAPSE), 1)
                .add(9, new Exit.Event(DEATH), 3)
                .build();
        AalenJohansen curves = AalenJohansen.of(four, List.of(RELAPSE, DEATH, "OTHER"));
        AalenJohansen.Estimate later = curves.at(RELAPSE, 400, IncidenceVariance.DELTA, IncidenceInterval.PLAIN, 0.95);
        assertThat(later.incidence()).isEqualTo(Value.of(0.25));
        // one of four, nobody censored: the standard error of a proportion
        assertThat(later.stdError().optional().orElseThrow()).isCloseTo(Math.sqrt(0.25 * 0.75 / 4), within(1e-15));
        assertThat(later.interval())
                .isEqualTo(curves.interval(RELAPSE, 1, IncidenceVariance.DELTA, IncidenceInterval.PLAIN, 0.95));
        AalenJohansen.Estimate none = curves.at("OTHER", 400, IncidenceVariance.DELTA, IncidenceInterval.PLAIN, 0.95);
        assertThat(none.incidence()).isEqualTo(Value.of(0));
        assertThat(none.stdError()).isEqualTo(Value.undefined(Reason.NONE_OF_THIS_CAUSE));
    }

    /** Of three the first is censored, and then each of two has the cause: 1/2 and 1/2 · 1. */
    @Test
    void incidenceThatHasReachedOneHasNoInterval() {
        RiskTable all = RiskTable.builder()
                .add(3, new Exit.Censored("ALIVE"), 1)
                .add(5, new Exit.Event(RELAPSE), 1)
                .add(9, new Exit.Event(RELAPSE), 1)
                .build();
        AalenJohansen.Estimate later = AalenJohansen.of(all, all.causes())
                .at(RELAPSE, 10, IncidenceVariance.AALEN, IncidenceInterval.PLAIN, 0.95);
        assertThat(later.incidence()).isEqualTo(Value.of(1));
        assertThat(later.interval()).isEqualTo(Interval.undefined(Reason.ALL_OF_THIS_CAUSE));
    }

    /** 49 of one cause, one after the other: the sum of the steps ends beside 1, and is 1. */
    @Test
    void incidenceOfOneCauseEndsAtOneExactly() {
        RiskTableBuilder one = RiskTable.builder();
        for (int day = 1; day <= 49; day++) {
            one = one.add(day, new Exit.Event(RELAPSE), 1);
        }
        AalenJohansen curve = AalenJohansen.of(one.build(), List.of(RELAPSE));
        assertThat(curve.point(RELAPSE, 48).incidence()).isEqualTo(1);
        assertThat(curve.interval(RELAPSE, 48, IncidenceVariance.DELTA, IncidenceInterval.LOG_LOG, 0.95))
                .isEqualTo(Interval.undefined(Reason.INTERVAL_UNDEFINED));
    }

    @Test
    void unknownCauseIsRefused() {
        AalenJohansen curves = AalenJohansen.of(EIGHT, EIGHT.causes());
        assertThatThrownBy(() -> curves.point("GVHD", 0))
                .hasMessage("Expected one of the causes [DEATH, RELAPSE] of this estimate, found 'GVHD'.");
    }
}
