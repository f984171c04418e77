package org.ninefold.results;

import java.util.List;

/**
 * One step of a published curve; the keys are those of {@link ResultRow}. What each component is, the column of the table
 * {@code curves} says in {@code aggregate.json}. {@code cause} is null for a survival curve, {@code nEvent} counts the events of
 * the cause if there is one, {@code estimate} holds from the day on; it, its error and its limits are null where undefined.
 */
public record CurveRow(
        String studyId,
        String analysis,
        String context,
        String population,
        String group1,
        String group1Level,
        String group2,
        String group2Level,
        String paramcd,
        String cause,
        int timeDay,
        long nRisk,
        long nEvent,
        long nCensor,
        Double estimate,
        Double stdError,
        Double confLow,
        Double confHigh,
        double confLevel,
        String confType,
        String method) {
    private static final RecordTable<CurveRow> TABLE = new RecordTable<>("curves", CurveRow.class);

    /** The rows as the table {@code curves}. */
    public static SmallTable table(List<CurveRow> rows) {
        return TABLE.table(rows);
    }

    /** The row of the cells of the table {@code curves}. */
    public static CurveRow of(List<Object> cells) {
        return TABLE.row(cells);
    }
}
