package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.INFUSED;
import static org.ninefold.subject.Persons.infusion;
import static org.ninefold.subject.Persons.subject;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Numbers need not follow the days. */
class InfusionsTest {
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

        assertThat(Infusions.numberOn(subject, INFUSED - 1)).isNull();
        assertThat(Infusions.numberOn(subject, INFUSED)).isEqualTo(5); // of two on one day the last listed
        assertThat(Infusions.numberOn(subject, INFUSED + 59)).isEqualTo(5);
        assertThat(Infusions.numberOn(subject, INFUSED + 60)).isEqualTo(3);
        assertThat(Infusions.numberOn(subject, INFUSED + 90)).isEqualTo(1);
        assertThat(Infusions.numberOn(subject, null)).isNull();
    }

    @Test
    void theFirstNumberIsTheSmallestOfTheFirstDay() throws IOException {
        assertThat(Infusions.firstNumber(twice())).isEqualTo(5);
    }

    @Test
    void whoWasNeverInfusedHasNoFirstNumber() throws IOException {
        StudySubject never = Derive.of(DerivedPerson.study("", "2021-12-31"), subject("index_date", INFUSED));

        assertThat(Infusions.firstNumber(never)).isNull();
    }
}
