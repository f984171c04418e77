package org.ninefold.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.record.RowExpressions;

class SqlColumnsTest {

    /** How much memory an expression can ask for was reckoned for cells up to here. */
    @Test
    void anExpressionIsNotEvaluatedOverACellOfMoreThanAMillionCharacters() {
        var columns = new SqlColumns(List.of("length(note)", "upper(arm)"), List.of("note", "arm"));

        RowExpressions.Values whole = columns.values(new String[] {"x".repeat(1_000_000), "cart"});
        assertThat(whole.text(0)).isEqualTo("1000000");

        RowExpressions.Values tooLong = columns.values(new String[] {"x".repeat(1_000_001), "cart"});
        assertThat(tooLong.failed(0)).isTrue();
        assertThat(tooLong.text(0)).isNull();
        assertThat(tooLong.text(1)).isEqualTo("CART");
    }
}
