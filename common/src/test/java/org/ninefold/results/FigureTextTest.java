package org.ninefold.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTextTest {
    @ParameterizedTest
    @CsvSource({
        "0.625, %0, 63",
        "0.84, %1, 84.0",
        "6.775, 2, 6.78",
        "1.005, 2, 1.01",
        "2.5, 0, 3",
        "-2.5, 0, -3",
        "43, , 43",
        "0.5, , 0.5",
        "548, m0, 18",
        "418.5, m1, 13.7",
        "190000, e2, 1.90E+05",
        "17800, e2, 1.78E+04",
        "99960, e2, 1.00E+05",
        "0.00123, e1, 1.2E-03",
        "0, e2, 0.00E+00",
        "0.0004, p3, <0.001",
        "0.001, p3, 0.001",
        "0.0424, p3, 0.042",
        "0.7456, 3, 0.746",
    })
    void numbersAreRoundedHalfUpAsPapersPrintThem(double number, String format, String expected) {
        assertThat(FigureText.of(number, format)).isEqualTo(expected);
    }
}
