package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ninefold.risk.ValueTable;

class SummaryTest {

    /** 1.0, 2.0, 2.0, 3.5: sum 8.5, squares 1 + 4 + 4 + 12.25. */
    private static final ValueTable FOUR = ValueTable.of(1, Map.of(10L, 1L, 20L, 2L, 35L, 1L));

    @Test
    void summaryOfFourValuesIsAsWorkedByHand() {
        Summary summary = Summary.of(FOUR);
        double sd = Math.sqrt((21.25 - 8.5 * 8.5 / 4) / 3);
        assertThat(summary.n()).isEqualTo(4);
        assertThat(summary.mean()).isEqualTo(Value.of(2.125));
        assertThat(summary.sd().optional().orElseThrow()).isCloseTo(sd, within(1e-15));
        assertThat(summary.sem().optional().orElseThrow()).isCloseTo(sd / 2, within(1e-15));
        assertThat(summary.min()).isEqualTo(Value.of(1));
        assertThat(summary.max()).isEqualTo(Value.of(3.5));
        assertThat(summary.median()).isEqualTo(Value.of(2));
    }

    /** Type 7 of 1, 2, 2, 3.5: positions 1.75 and 3.25; SAS: the means of ranks 1 and 2, and of 3 and 4. */
    @Test
    void quartilesDependOnTheNamedType() {
        assertThat(Summary.of(FOUR, QuantileType.R_7).lowerQuartile()).isEqualTo(Value.of(1.75));
        assertThat(Summary.of(FOUR, QuantileType.R_7).upperQuartile()).isEqualTo(Value.of(2.375));
        assertThat(Summary.of(FOUR, QuantileType.SAS_5).lowerQuartile()).isEqualTo(Value.of(1.5));
        assertThat(Summary.of(FOUR, QuantileType.SAS_5).upperQuartile()).isEqualTo(Value.of(2.75));
    }

    @Test
    void quartilesOfFiveValuesUnderSasAreThemselvesValues() {
        ValueTable five = ValueTable.of(0, Map.of(1L, 1L, 2L, 1L, 3L, 1L, 4L, 1L, 5L, 1L));
        assertThat(Summary.of(five, QuantileType.SAS_5).lowerQuartile()).isEqualTo(Value.of(2));
        assertThat(Summary.of(five, QuantileType.SAS_5).median()).isEqualTo(Value.of(3));
        assertThat(Summary.of(five, QuantileType.SAS_5).upperQuartile()).isEqualTo(Value.of(4));
    }

    @Test
    void oneValueHasNoSpreadAndNoValueHasNothing() {
        assertThat(Summary.of(ValueTable.of(0, Map.of(7L, 1L))).sd())
                .isEqualTo(Value.undefined(Reason.TOO_FEW_SUBJECTS));
        assertThat(Summary.of(ValueTable.EMPTY).median()).isEqualTo(Value.undefined(Reason.NO_SUBJECTS));
    }
}
