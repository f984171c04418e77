package org.ninefold.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueTableTest {

    @Test
    void mergingKeepsTheFinerDecimals() {
        ValueTable whole = ValueTable.of(0, Map.of(37L, 2L));
        ValueTable tenths = ValueTable.of(1, Map.of(370L, 1L, 375L, 4L));
        assertThat(whole.merge(tenths)).isEqualTo(ValueTable.of(1, Map.of(370L, 3L, 375L, 4L)));
    }

    @Test
    void valueIsScaledExactlyOrRefused() {
        assertThat(ValueTable.scaled(new BigDecimal("37.50"), 1)).isEqualTo(375);
        BigDecimal finer = new BigDecimal("37.55");
        assertThatThrownBy(() -> ValueTable.scaled(finer, 1))
                .hasMessage("Expected a value with at most 1 decimals, found more, or one out of range.");
    }

    @Test
    void levelWithoutSubjectsIsNotKept() {
        assertThat(CountTable.of(Map.of("GRADE 3", 0L))).isEqualTo(CountTable.EMPTY);
        assertThat(CountTable.EMPTY.count("GRADE 3")).isZero();
    }
}
