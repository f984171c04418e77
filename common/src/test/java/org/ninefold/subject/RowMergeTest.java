package org.ninefold.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.day;
import static org.ninefold.subject.Persons.infusion;
import static org.ninefold.subject.Persons.record;
import static org.ninefold.subject.Persons.subject;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowMergeTest {
    private static Infusion dosed(Integer number, Integer day, Double dose, String imputed) {
        return new Infusion(number, day, null, dose, imputed);
    }

    private static SubjectRow merged(SubjectRow a, SubjectRow b) {
        return RowMerge.merged(List.of(a, b.from("b/0")));
    }

    @Test
    void whatOneRowLeavesOpenAnotherFillsWhicheverComesFirst() {
        SubjectRow some = subject("sex", "F", "age_years", 12.0);
        SubjectRow more = subject("sex", "F", "arm", "CAR");
        SubjectRow whole = subject("sex", "F", "age_years", 12.0, "arm", "CAR").from(null);

        assertThat(merged(some, more)).isEqualTo(whole);
        assertThat(merged(more, some)).isEqualTo(whole);
    }

    @Test
    void aSingleRowIsOfNoMappingAnyMore() {
        assertThat(RowMerge.merged(List.of(subject("sex", "F"))))
                .isEqualTo(subject("sex", "F").from(null));
    }

    @Test
    void twoValuesOrTwoRowsOfOneMappingContradictEachOther() {
        assertThat(merged(subject("sex", "F"), subject("sex", "M"))).isNull();
        assertThat(RowMerge.merged(List.of(subject("sex", "F"), subject("sex", "F", "arm", "CAR"))))
                .isNull();
    }

    @Test
    void aThirdRowCanContradictTwoThatAgree() {
        assertThat(RowMerge.merged(List.of(
                        subject("sex", "F"),
                        subject("arm", "CAR").from("b/0"),
                        subject("arm", "none").from("c/0"))))
                .isNull();
        assertThat(RowMerge.merged(List.of(
                        subject("sex", "F"),
                        subject("sex", "M").from("b/0"),
                        subject("arm", "none").from("c/0"))))
                .isNull();
    }

    /** June 2020, taken for its 15th, and the 20th of June as delivered. */
    @Test
    void ofAnImputedDateAndOneWithinItsMonthTheMorePreciseIsTrue() {
        SubjectRow june = subject("death_date", day("2020-06-15"), "imputed_dates", "death_date:D");
        SubjectRow exact = subject("death_date", day("2020-06-20"));

        assertThat(merged(june, exact)).isEqualTo(exact.from(null));
        assertThat(merged(exact, june)).isEqualTo(exact.from(null));
        assertThat(merged(june, subject("death_date", day("2020-06-01"))).deathDate())
                .isEqualTo(day("2020-06-01"));
        assertThat(merged(june, subject("death_date", day("2020-06-30"))).deathDate())
                .isEqualTo(day("2020-06-30"));
        assertThat(merged(june, subject("death_date", day("2020-07-01")))).isNull();
        assertThat(merged(june, subject("death_date", day("2020-05-31")))).isNull();
    }

    @Test
    void aMonthIsMorePreciseThanItsYearAndKeepsItsFlag() {
        SubjectRow year = subject("death_date", day("2020-07-01"), "imputed_dates", "death_date:M");
        SubjectRow june = subject("death_date", day("2020-06-15"), "imputed_dates", "death_date:D");

        assertThat(merged(year, june)).isEqualTo(june.from(null));
        assertThat(merged(june, year)).isEqualTo(june.from(null));
        SubjectRow another = subject("death_date", day("2021-06-15"), "imputed_dates", "death_date:D");
        assertThat(merged(year, another)).isNull();
    }

    @Test
    void flagsOfSeveralDatesStayInTheOrderOfTheFields() {
        SubjectRow death = subject("death_date", day("2020-06-15"), "imputed_dates", "death_date:D");
        SubjectRow birth = subject("birth_date", day("1990-07-01"), "imputed_dates", "birth_date:M");

        assertThat(merged(death, birth).imputedDates()).isEqualTo("birth_date:M death_date:D");
    }

    @Test
    void twoNumbersAreNoDatesOfAMonth() {
        assertThat(merged(subject("age_years", 12.0), subject("age_years", 12.5)))
                .isNull();
    }

    @Test
    void infusionsOfOneNumberThatDifferClashAndNumbersAloneCan() {
        assertThat(RowMerge.clashingInfusions(List.of(
                        record("a.csv", 2, infusion(1, 100), infusion(2, 200)),
                        record("b.csv", 2, infusion(1, 101), dosed(2, 200, 2.5, null)))))
                .containsExactly(1);
        assertThat(RowMerge.clashingInfusions(List.of(
                        record("a.csv", 2, dosed(null, 100, 1.0, null)),
                        record("b.csv", 2, dosed(null, 100, 2.0, null)))))
                .isEmpty();
        assertThat(RowMerge.clashingInfusions(List.of(record("a.csv", 2, infusion(1, 100)))))
                .isEmpty();
    }

    @Test
    void anInfusionThatSeveralRecordsTellIsToldWholeByAllOfThem() {
        List<MappedRecord> whole = RowMerge.withWholeInfusions(List.of(
                record("a.csv", 2, new Infusion(1, 100, "CAR-T", null, null), infusion(2, 200)),
                record("b.csv", 2, dosed(1, 100, 2.5, null))));

        assertThat(whole.get(0).rows().infusions())
                .containsExactly(new Infusion(1, 100, "CAR-T", 2.5, null), infusion(2, 200));
        assertThat(whole.get(1).rows().infusions()).containsExactly(new Infusion(1, 100, "CAR-T", 2.5, null));
    }

    @Test
    void infusionsWithoutANumberThatContradictEachOtherStayTwo() {
        List<MappedRecord> records = List.of(
                record("a.csv", 2, dosed(null, 100, 1.0, null)), record("b.csv", 2, dosed(null, 100, 2.0, null)));

        assertThat(RowMerge.withWholeInfusions(records)).isEqualTo(records);
    }

    @Test
    void recordsWithoutARepeatedInfusionAreTheSameList() {
        List<MappedRecord> records =
                List.of(record("a.csv", 2, infusion(1, 100)), record("b.csv", 2, infusion(2, 100)));

        assertThat(RowMerge.withWholeInfusions(records)).isSameAs(records);
    }

    @Test
    void anInfusionWithoutANumberGetsItsPlace() {
        assertThat(RowMerge.numbered(List.of(infusion(null, 100), infusion(7, 200), infusion(null, 300))))
                .containsExactly(infusion(1, 100), infusion(7, 200), infusion(3, 300));
    }
}
