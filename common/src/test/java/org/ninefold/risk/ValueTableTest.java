package org.ninefold.risk;

import static org.assertj.core.api.Assertions.assertThat;

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
    void levelWithoutSubjectsIsNotKept() {
        assertThat(CountTable.of(Map.of("GRADE 3", 0L))).isEqualTo(CountTable.EMPTY);
        assertThat(CountTable.EMPTY.count("GRADE 3")).isZero();
    }
}
