package org.ninefold.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTableTest {
    private static ResultRow row(String level, String name, Double stat, String confType, String warning) {
        return new ResultRow(
                "S",
                "os",
                "survival",
                "ALL",
                null,
                null,
                null,
                null,
                "time",
                level,
                "OS",
                null,
                365,
                null,
                null,
                name,
                name,
                stat,
                null,
                confType == null ? null : 0.95,
                confType,
                "Kaplan–Meier",
                warning);
    }

    private static Object cell(SmallTable table, int row, String column) {
        List<String> names =
                table.schema().fields().stream().map(field -> field.name()).toList();
        return table.rows().get(row).get(names.indexOf(column));
    }

    @Test
    void theStatisticsOfAFigureStandInOneRow() {
        SmallTable table = FigureTable.of(List.of(
                row("12 months", "estimate", 0.5, null, null),
                row("12 months", "conf.low", 0.25, "log-log", null),
                row("12 months", "conf.high", 0.75, "log-log", null),
                row("12 months", "N", 43.0, null, null),
                row("24 months", "estimate", 0.25, null, null)));

        assertThat(table.rows()).hasSize(2);
        assertThat(List.of("variable_level", "estimate", "conf_low", "conf_high", "n_total", "conf_level", "conf_type"))
                .extracting(column -> cell(table, 0, column))
                .containsExactly("12 months", 0.5, 0.25, 0.75, 43L, 0.95, "log-log");
        assertThat(cell(table, 1, "conf_low")).isNull();
    }

    @Test
    void whatIsSaidOfSeveralStatisticsIsSaidOnce() {
        SmallTable table = FigureTable.of(List.of(
                row("x", "estimate", null, null, "No events."),
                row("x", "conf.low", null, "log-log", "No events."),
                row("x", "n", 3.0, null, "Few.")));

        assertThat(cell(table, 0, "warning")).isEqualTo("No events. Few.");
        assertThat(cell(table, 0, "estimate")).isNull();
    }
}
