package org.ninefold.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

class SmallTableTest {
    private static final Table FLOW = StandardSchema.standard().table("flow");

    @Test
    void rowsAreOrderedByColumnsNullsFirstTextsByBytesNumbersBySize() {
        var table = new SmallTable(
                FLOW,
                List.of(
                        row("S", "C2", "é", "x", 1L),
                        row("S", "C10", "z", null, 10L),
                        row("S", "C10", "z", "a", 9L),
                        row("S", "C10", "z", null, 9L),
                        row("S", "C2", "z", "x", 1L)));

        assertThat(table.rows())
                .containsExactly(
                        row("S", "C10", "z", null, 9L),
                        row("S", "C10", "z", null, 10L),
                        row("S", "C10", "z", "a", 9L),
                        row("S", "C2", "z", "x", 1L),
                        row("S", "C2", "é", "x", 1L));
    }

    @Test
    void aRowOfAnotherWidthIsRefused() {
        assertThatThrownBy(() -> new SmallTable(FLOW, List.of(row("S"))))
                .hasMessage("a row of flow has 1 cells, expected 5");
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }
}
