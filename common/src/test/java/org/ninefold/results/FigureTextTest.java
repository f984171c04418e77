package org.ninefold.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
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
        "0.999, %, 99.9",
        "0.57499999999999996, %0, 58",
    })
    void numbersAreRoundedHalfUpAsPapersPrintThem(double number, String format, String expected) {
        assertThat(FigureText.of(number, format)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "23, 40, %0, 58",
        "57, 200, %0, 29",
        "23, 40, 2, 0.58",
        "1, 3, , 0.333333",
        "1, 3, %, 33.333333",
        "3, 4, %, 75",
        "1, 3, e1, 3.3E-01",
        "0, 7, %1, 0.0",
        // less than a half by one in 10¹⁶, a digit that a double does not have
        "574999999999999999, 1000000000000000000, %0, 57",
    })
    void aCountedShareIsRoundedFromItsCounts(long n, long of, String format, String expected) {
        assertThat(FigureText.ofShare(new Share(n, of), format)).isEqualTo(expected);
    }

    @Test
    void smallNumbersThatMovedKeepTheirDigits() {
        assertThat(FigureText.moved(0.00001234)).isEqualTo("1.234E-5");
        assertThat(FigureText.moved(0.12345)).isEqualTo("0.1235");
        assertThat(FigureText.moved(0)).isEqualTo("0");
    }

    @Test
    void aPValueIsNeverZero() {
        assertThat(FigureText.p(0.0004)).isEqualTo("P < 0.001");
        assertThat(FigureText.p(0.0424)).isEqualTo("P = 0.042");
    }

    @Test
    void aShareOfNobodyIsNone() {
        assertThatThrownBy(() -> new Share(0, 0)).hasMessage("Expected a share of 1 or more, found one of 0.");
    }
}
