package org.ninefold.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {

    @ParameterizedTest
    @CsvSource({
        "2018-02-30, 9999-99-99",
        "Müller 12b, Aaaaaa 99a",
        "２级, 9x",
        "+3.5e10, +9.9a99",
        "abcdefghijklmnopqrstuvwxyz0123, aaaaaaaaaaaaaaaaaaaaaaaa",
    })
    void shapeHidesEveryLetterAndDigit(String text, String shape) {
        assertThat(Finding.shape(text)).isEqualTo(shape);
    }
}
