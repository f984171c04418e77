package org.ninefold.counting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PotentialTest {
    /** The day alone moves, whatever stands behind the first bar; what is not evaluable has no day. */
    @ParameterizedTest
    @CsvSource({
        "120|C, 3, 123|C",
        "120|E:RELAPSE, -120, 0|E:RELAPSE",
        "-4|C|x, 1, -3|C|x",
        "NOT_EVALUABLE:no origin, 3, NOT_EVALUABLE:no origin",
        "C, 3, C"
    })
    void theDayOfALevelMoves(String level, int days, String moved) {
        assertThat(CountedVariable.Potential.moved(level, day -> day + days)).isEqualTo(moved);
    }
}
