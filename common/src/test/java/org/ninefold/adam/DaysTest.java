package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DaysTest {
    @Test
    void nullStandsAside() {
        assertThat(Days.earlier(3, 7)).isEqualTo(3);
        assertThat(Days.earlier(7, 3)).isEqualTo(3);
        assertThat(Days.earlier(null, 3)).isEqualTo(3);
        assertThat(Days.earlier(3, null)).isEqualTo(3);
        assertThat(Days.earlier(null, null)).isNull();
        assertThat(Days.later(3, 7)).isEqualTo(7);
        assertThat(Days.later(7, 3)).isEqualTo(7);
        assertThat(Days.later(null, 3)).isEqualTo(3);
        assertThat(Days.later(3, null)).isEqualTo(3);
        assertThat(Days.later(null, null)).isNull();
    }

    @Test
    void daysAreCountedFromTheFirstToTheSecond() {
        assertThat(Days.between(10, 52)).isEqualTo(42);
        assertThat(Days.between(52, 10)).isEqualTo(-42);
        assertThat(Days.between(null, 10)).isNull();
        assertThat(Days.between(10, null)).isNull();
    }
}
