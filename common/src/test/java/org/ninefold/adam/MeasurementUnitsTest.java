package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.measurement;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ninefold.study.Study;
import org.ninefold.subject.Measurement;

/** The study names the unit of CRP, milligrams a litre, and one that no table knows for CART; of the others it names none. */
class MeasurementUnitsTest {
    private static Study study;

    @BeforeAll
    static void study() throws IOException {
        study = DerivedPerson.study("units { CRP = \"mg/L\", CART = \"copies/ug DNA\" }", "2021-12-31");
    }

    private static MeasurementUnits.Converted of(Measurement... rows) {
        return new MeasurementUnits(study).of(List.of(rows));
    }

    @Test
    void aKnownUnitIsConvertedToTheOneThatTheStudyNames() {
        // a decilitre is a tenth of a litre, so 1.3 mg/dL are 13 mg/L; as decimals, not 13.000000000000002
        assertThat(of(measurement("CRP", 7, 1.3, "mg/dL")))
                .isEqualTo(new MeasurementUnits.Converted(List.of(measurement("CRP", 7, 13.0, "mg/L")), 0, 0));
    }

    @Test
    void aValueInTheUnitOfItsTestStaysAsItIsButForItsSpelling() {
        Measurement plain = measurement("CRP", 7, 13.0, "mg/L");

        assertThat(of(plain).rows().get(0)).isSameAs(plain);
        assertThat(of(measurement("CRP", 7, 13.0, "mg / l")).rows()).containsExactly(plain);
        assertThat(of(measurement("CRP", 7, 13.0, "ug/mL")).rows()).containsExactly(plain);
        assertThat(of(plain).converted()).isZero();
    }

    @Test
    void aUnitThatNoTableKnowsIsOneOfItsOwnWhereTheStudyNamesIt() {
        assertThat(of(measurement("CART", 7, 900.0, "copies/µg DNA")))
                .isEqualTo(
                        new MeasurementUnits.Converted(List.of(measurement("CART", 7, 900.0, "copies/ug DNA")), 0, 0));
    }

    @Test
    void aValueThatCannotBeHadInTheNamedUnitIsSetAside() {
        // of another dimension, of no known unit, without one
        assertThat(of(
                        measurement("CRP", 7, 13.0, "U/L"),
                        measurement("CRP", 8, 13.0, "plenty"),
                        measurement("CRP", 9, 13.0, null),
                        measurement("CART", 9, 13.0, "mg/L")))
                .isEqualTo(new MeasurementUnits.Converted(
                        List.of(
                                measurement("CRP", 7, null, "U/L"),
                                measurement("CRP", 8, null, "plenty"),
                                measurement("CRP", 9, null, null),
                                measurement("CART", 9, null, "mg/L")),
                        0,
                        4));
    }

    @Test
    void cellCountsHaveACommonUnitWhereTheStudyNamesNone() {
        // 2.3 G/L are 2.3 · 10⁹ cells a litre, that is 2300 a microlitre, of which a litre has 10⁶
        assertThat(of(measurement("ANC", 7, 2.3, "G/L"), measurement("ANC", 8, 400.0, "cells/uL")))
                .isEqualTo(new MeasurementUnits.Converted(
                        List.of(measurement("ANC", 7, 2300.0, "/uL"), measurement("ANC", 8, 400.0, "/uL")), 1, 0));
    }

    @Test
    void otherUnitsStayWhereTheStudyNamesNone() {
        assertThat(of(
                        measurement("FERRITIN", 7, 500.0, "ng/mL"),
                        measurement("FERRITIN", 8, 1.0, "plenty"),
                        measurement("FERRITIN", 9, 1.0, null)))
                .isEqualTo(new MeasurementUnits.Converted(
                        List.of(
                                measurement("FERRITIN", 7, 500.0, "ug/L"), // one and the same, written in one way
                                measurement("FERRITIN", 8, 1.0, "plenty"),
                                measurement("FERRITIN", 9, 1.0, null)),
                        0,
                        0));
    }

    @Test
    void whatHasNoValueStaysAsItIs() {
        Measurement none = measurement("CRP", 7, null, "mg/dL");

        assertThat(of(none)).isEqualTo(new MeasurementUnits.Converted(List.of(none), 0, 0));
    }

    /** Units are remembered; of a file with a text of its own in each row they are forgotten again. */
    @Test
    void howeverManyUnitsThereAreEachIsConverted() {
        Measurement[] rows = IntStream.range(0, 10_000)
                .mapToObj(i -> i % 2 == 0 ? measurement("CRP", i, 1.0, "u" + i) : measurement("CRP", i, 1.0, "g/L"))
                .toArray(Measurement[]::new);
        MeasurementUnits.Converted converted = of(rows);

        assertThat(converted.setAside()).isEqualTo(5_000);
        assertThat(converted.rows().get(9_999)).isEqualTo(measurement("CRP", 9_999, 1000.0, "mg/L"));
    }

    @Test
    void theRestOfARowStays() {
        var row = new Measurement("CRP", 7, 1.0, "g/L", 2, "date:D");

        assertThat(of(row).rows()).containsExactly(new Measurement("CRP", 7, 1000.0, "mg/L", 2, "date:D"));
    }
}
