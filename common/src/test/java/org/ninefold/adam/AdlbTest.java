package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.CUTOFF;
import static org.ninefold.subject.Persons.INFUSED;
import static org.ninefold.subject.Persons.infusion;
import static org.ninefold.subject.Persons.measurement;
import static org.ninefold.subject.Persons.subject;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.ninefold.subject.Measurement;

class AdlbTest {
    @Test
    void aMeasurementIsCountedInDaysFromTheIndexDateAndInTheUnitOfItsTest() throws IOException {
        StudySubject subject = Derive.of(
                DerivedPerson.study("units { CRP = \"mg/L\" }", "2021-12-31"),
                subject("index_date", INFUSED - 10),
                infusion(1, INFUSED),
                new Measurement("CRP", INFUSED + 4, 2.5, "mg/dL", 1, null), // a decilitre is a tenth of a litre
                measurement("CART", null, 7.0, "copies"),
                measurement("CRP", CUTOFF + 1, 1.0, "mg/L"));

        assertThat(Adlb.of(subject))
                .containsExactly(
                        new Adlb("CRP", 25.0, "mg/L", INFUSED + 4, 14, 1, "CRP (mg/L)"),
                        new Adlb("CART", 7.0, "copies", null, null, null, "CART (copies)"));
    }
}
