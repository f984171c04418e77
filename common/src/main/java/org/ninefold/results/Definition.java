package org.ninefold.results;

import java.util.List;
import org.ninefold.schema.AnalysisKind;

/**
 * What a name of the study stands for, in words.
 *
 * @param position its place in the order of the study file
 * @param kind {@code STUDY}, {@code CENTRE}, {@code POPULATION}, {@code VARIABLE}, {@code ENDPOINT}, {@code CAUSE} or {@code ANALYSIS}
 * @param id the name
 * @param label its short title for people
 * @param text what it means, in whole sentences
 * @param tableId for an analysis the table of counts that it is computed from, null where there is none
 * @param context for an analysis its kind, null otherwise
 */
public record Definition(
        int position, String kind, String id, String label, String text, String tableId, String context) {
    private static final RecordTable<Definition> TABLE = new RecordTable<>("definitions", Definition.class);

    /** The kind of a cause of an endpoint. */
    public static final String CAUSE = "CAUSE";

    /** What stands between the endpoint and its cause in the name of a cause. */
    public static final String CAUSE_OF = "/";

    /** The kind of an analysis. */
    public AnalysisKind kindOfAnalysis() {
        return AnalysisKind.of(context);
    }

    /** The rows of a study as the table {@code definitions}. */
    public static SmallTable table(String studyId, List<Definition> rows) {
        return TABLE.of(rows.stream()
                .map(row -> {
                    List<Object> cells = TABLE.cells(row);
                    cells.add(0, studyId);
                    return cells;
                })
                .toList());
    }

    /** The rows of a table {@code definitions}. */
    public static List<Definition> of(SmallTable table) {
        return table.rows().stream()
                .map(row -> TABLE.row(row.subList(1, row.size())))
                .toList();
    }
}
