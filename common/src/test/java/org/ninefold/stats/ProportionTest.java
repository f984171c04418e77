package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {

    /** With no event among 3, the upper limit solves (1 − u)³ = 0.025. */
    @Test
    void exactUpperLimitOfNoEventsIsAsWorkedByHand() {
        Interval interval = Proportion.interval(0, 3, ProportionInterval.CLOPPER_PEARSON, 0.95)
                .interval();
        assertThat(interval.lower()).isEqualTo(Value.of(0));
        assertThat(interval.upper().optional().orElseThrow()).isCloseTo(1 - Math.cbrt(0.025), within(1e-14));
    }

    @Test
    void proportionOfNobodyIsUndefined() {
        assertThat(Proportion.interval(0, 0, ProportionInterval.WILSON, 0.95).proportion())
                .isEqualTo(Value.undefined(Reason.NO_SUBJECTS));
    }

    @Test
    void moreEventsThanSubjectsAreRefused() {
        assertThatThrownBy(() -> Proportion.interval(4, 3, ProportionInterval.WILSON, 0.95))
                .hasMessage("Expected 0 to n events among n subjects, found 4 among 3.");
    }
}
