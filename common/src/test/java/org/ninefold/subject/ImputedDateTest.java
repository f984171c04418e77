package org.ninefold.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.day;

import org.junit.jupiter.api.Test;

class ImputedDateTest {
    @Test
    void theFlagOfAFieldIsReadFromAmongOthers() {
        String text = "date:M onset_date:D end_date:D+28";

        assertThat(ImputedDate.of(text, "date")).isEqualTo(new ImputedDate("M", 0));
        assertThat(ImputedDate.of(text, "onset_date")).isEqualTo(new ImputedDate("D", 0));
        assertThat(ImputedDate.of(text, "end_date")).isEqualTo(new ImputedDate("D", 28));
        assertThat(ImputedDate.of(text, "death_date")).isNull();
        assertThat(ImputedDate.of(text, "end")).isNull(); // the beginning of a name is not the name
        assertThat(ImputedDate.of(null, "date")).isNull();
    }

    @Test
    void aFlagIsWrittenAsItIsRead() {
        assertThat(new ImputedDate("D", 0).code()).isEqualTo("D");
        assertThat(new ImputedDate("D", 28).code()).isEqualTo("D+28");
        assertThat(new ImputedDate("M", -3).code()).isEqualTo("M-3");
        assertThat(ImputedDate.of("M-3")).isEqualTo(new ImputedDate("M", -3));
    }

    @Test
    void daysBehindADateThatWasCompletedAddUp() {
        assertThat(ImputedDate.shifted("D+28", 2)).isEqualTo("D+30");
        assertThat(ImputedDate.shifted("D", -4)).isEqualTo("D-4");
        assertThat(ImputedDate.shifted("D-4", 4)).isEqualTo("D");
        assertThat(ImputedDate.shifted(null, 4)).isNull();
    }

    @Test
    void aDayStandsForItsMonthAndAMonthForItsYear() {
        int february = day("2020-02-15");
        assertThat(new ImputedDate("D", 0).earliest(february)).isEqualTo(day("2020-02-01"));
        assertThat(new ImputedDate("D", 0).latest(february)).isEqualTo(day("2020-02-29"));
        assertThat(new ImputedDate("M", 0).earliest(february)).isEqualTo(day("2020-01-01"));
        assertThat(new ImputedDate("M", 0).latest(february)).isEqualTo(day("2020-12-31"));
    }

    /** 15 February as delivered, and 28 days later: the delivered month moves with it. */
    @Test
    void aShiftedDateStandsForTheShiftedMonth() {
        int march = day("2020-02-15") + 28;
        assertThat(new ImputedDate("D", 28).earliest(march)).isEqualTo(day("2020-02-01") + 28);
        assertThat(new ImputedDate("D", 28).latest(march)).isEqualTo(day("2020-02-29") + 28);
    }
}
