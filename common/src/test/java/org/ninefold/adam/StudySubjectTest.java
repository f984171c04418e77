package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.INFUSED;
import static org.ninefold.subject.Persons.infusion;
import static org.ninefold.subject.Persons.subject;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Numbers need not follow the days. */
class StudySubjectTest {
    private static StudySubject twice() throws IOException {
        return Derive.of(
                DerivedPerson.study("", "2021-12-31"),
                subject(),
                infusion(3, INFUSED + 60),
                infusion(7, INFUSED),
                infusion(5, INFUSED),
                infusion(1, INFUSED + 90));
    }

    @Test
    void aDayBelongsToTheLastInfusionOnOrBeforeIt() throws IOException {
        StudySubject subject = twice();

        assertThat(subject.infusionNumberOn(INFUSED - 1)).isNull();
        assertThat(subject.infusionNumberOn(INFUSED)).isEqualTo(5); // of two on one day the last listed
        assertThat(subject.infusionNumberOn(INFUSED + 59)).isEqualTo(5);
        assertThat(subject.infusionNumberOn(INFUSED + 60)).isEqualTo(3);
        assertThat(subject.infusionNumberOn(INFUSED + 90)).isEqualTo(1);
        assertThat(subject.infusionNumberOn(null)).isNull();
    }

    @Test
    void theFirstNumberIsTheSmallestOfTheFirstDay() throws IOException {
        assertThat(twice().firstInfusionNumber()).isEqualTo(5);
    }

    @Test
    void whoWasNeverInfusedHasNoFirstNumber() throws IOException {
        StudySubject never = Derive.of(DerivedPerson.study("", "2021-12-31"), subject("index_date", INFUSED));

        assertThat(never.firstInfusionNumber()).isNull();
    }
}
