package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;

/** Against R's binom.test(0, n) and the proportion's own interval. */
class NoEventsYetTest {
    private static final Exit ALIVE = new Exit.Censored("ALIVE");
    private static final Exit DEATH = new Exit.Event("DEATH");

    @ParameterizedTest
    @CsvSource({"1, 0.975", "3, 0.7075982261787133", "13, 0.2470526380004709", "32, 0.1088811606793529"})
    void limitIsThatOfTheExactTest(long n, double upper) {
        RiskTable table = RiskTable.builder().add(9, ALIVE, n).build();
        Interval limits = NoEventsYet.incidence(table, 5, 0.95);
        assertThat(limits.lower()).isEqualTo(Value.of(0));
        assertThat(limits.upper().optional().orElseThrow()).isCloseTo(upper, within(1e-12));
        assertThat(Proportion.interval(0, n, ProportionInterval.CLOPPER_PEARSON, 0.95)
                        .interval()
                        .upper()
                        .optional()
                        .orElseThrow())
                .isCloseTo(upper, within(1e-12));
        Interval free = NoEventsYet.survival(table, 5, 0.95);
        assertThat(free.lower().optional().orElseThrow()).isCloseTo(1 - upper, within(1e-12));
        assertThat(free.upper()).isEqualTo(Value.of(1));
    }

    @Test
    void onlyThoseAtRiskCount() {
        RiskTable table = RiskTable.builder().add(3, ALIVE, 5).add(9, ALIVE, 1).build();
        assertThat(NoEventsYet.incidence(table, 3.5, 0.95).upper()).isEqualTo(Value.of(0.975));
        assertThat(NoEventsYet.incidence(table, 10, 0.95)).isEqualTo(Interval.undefined(Reason.NOBODY_AT_RISK));
        assertThat(NoEventsYet.survival(table, 10, 0.95)).isEqualTo(Interval.undefined(Reason.NOBODY_AT_RISK));
    }

    @Test
    void lateEntriesSayNothingUnlessAllEnterOnOneDay() {
        RiskTable late = RiskTable.builder()
                .add(2, new Exit.LateEntry(), 1)
                .add(9, ALIVE, 2)
                .build();
        assertThat(NoEventsYet.survival(late, 5, 0.95)).isEqualTo(Interval.undefined(Reason.NO_EVENTS_LATE_ENTRY));
        RiskTable landmark = RiskTable.builder()
                .add(2, new Exit.LateEntry(), 3)
                .add(9, ALIVE, 3)
                .build();
        assertThat(NoEventsYet.incidence(landmark, 5, 0.95).upper().optional().orElseThrow())
                .isCloseTo(0.7075982261787133, within(1e-12));
    }

    /** Nobody is censored: what all of the centre say is binomial. */
    @Test
    void uncensoredCentresAreTheirCounts() {
        RiskTable table = RiskTable.builder()
                .add(4, DEATH, 2)
                .add(6, new Exit.Event("RELAPSE"), 1)
                .add(9, ALIVE, 4)
                .build();
        assertThat(Trials.ofEvents(table, 9)).contains(new Trials(3, 7, true));
        assertThat(Trials.ofCause(table, "DEATH", 9)).contains(new Trials(2, 7, true));
        assertThat(Trials.ofCause(table, "OTHER", 9)).contains(new Trials(0, 7, true));
        assertThat(Trials.ofEvents(table, 10)).isEmpty();
        assertThat(Trials.ofEvents(RiskTable.EMPTY, 10)).isEmpty();
    }

    /**
     * One of ten is censored on day 3, two of the nine left die on day 5: S = 7/9, variance S² · 2/(9 · 7), so that n = S(1 − S)/variance
     * = 9 and 2 events. By day 2 nobody died, and by day 4 none of those nine at risk.
     */
    @Test
    void censoredCentresAreOfTheirEffectiveSize() {
        RiskTable table = RiskTable.builder()
                .add(3, ALIVE, 1)
                .add(5, DEATH, 2)
                .add(9, DEATH, 7)
                .build();
        Trials at = Trials.ofEvents(table, 5).orElseThrow();
        assertThat(at.n()).isCloseTo(9, within(1e-12));
        assertThat(at.events()).isCloseTo(2, within(1e-12));
        assertThat(at.counted()).isFalse();
        assertThat(Trials.ofEvents(table, 2)).contains(new Trials(0, 10, true));
        assertThat(Trials.ofEvents(table, 4)).contains(new Trials(0, 9, false));
        Trials all = Trials.ofEvents(table, 20).orElseThrow();
        assertThat(all.n()).isCloseTo(9, within(1e-12));
        assertThat(all.events()).isEqualTo(all.n());
    }
}
