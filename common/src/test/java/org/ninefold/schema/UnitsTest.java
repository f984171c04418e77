package org.ninefold.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    private static Optional<BigDecimal> factor(String from, String to) {
        return Units.standard().of(from).flatMap(unit -> Units.standard().of(to).flatMap(unit::in));
    }

    @ParameterizedTest
    @CsvSource({
        "G/L, /uL, 1000", "10*9/L, /uL, 1000", "10^9/L, /mm3, 1000", "x10⁹/l, /µL, 1000", "K/µl, G/L, 1",
                "/uL, G/L, 0.001",
        "10^12/L, G/L, 1000", "mg/dL, mg/L, 10", "ng/mL, ug/L, 1", "µg/ml, mg/L, 1", "g/dl, g/L, 10", "pg/mL, ng/L, 1"
    })
    void knownUnitsAreConverted(String from, String to, BigDecimal expected) {
        assertThat(factor(from, to))
                .hasValueSatisfying(found -> assertThat(found).isEqualByComparingTo(expected));
    }

    @ParameterizedTest
    @CsvSource({"mg/L, /uL", "mmol/L, mg/L", "copies/ug DNA, /uL", "%, G/L"})
    void whatMeasuresSomethingElseIsNot(String from, String to) {
        assertThat(factor(from, to)).isEmpty();
    }

    /** Giga and gram are told apart by the letter alone. */
    @Test
    void lettersKeepTheirSize() {
        assertThat(Units.standard().of("G/L")).map(Units.Unit::dimension).contains("cells per volume");
        assertThat(Units.standard().of("g/L")).map(Units.Unit::dimension).contains("mass per volume");
    }

    @Test
    void cellCountsAloneHaveACommonUnit() {
        assertThat(Units.standard().of("10^9/L")).map(Units.Unit::common).contains("/uL");
        assertThat(Units.standard().of("mg/dL").orElseThrow().common()).isNull();
    }
}
