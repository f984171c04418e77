package org.ninefold.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HorizonTest {

    @ParameterizedTest
    @CsvSource({
        "6 months, 182.625",
        "12 months, 365.25",
        "1 month, 30.4375",
        "365 days, 365",
        "1 year, 365.25",
        "2 years, 730.5",
        "0.5 years, 182.625",
        "100 Days, 100"
    })
    void aTimeIsItsDays(String text, double days) {
        assertThat(Horizon.parse(text)).hasValue(new Horizon(text, days));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "months", "-1 months", "0 days", "6 weeks", "1e3 days", "12 months later"})
    void anythingElseIsNone(String text) {
        assertThat(Horizon.parse(text)).isEmpty();
    }

    @Test
    void aHorizonIsLaterThanDayZero() {
        assertThatThrownBy(() -> new Horizon("0 days", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A horizon is later than day 0, found 0 days.");
    }
}
