package org.ninefold.results;

import java.util.List;
import java.util.Set;

/**
 * One statistic of the analysis results dataset; names follow cards. What each component is, the column of the table
 * {@code results} says in {@code aggregate.json}. Null where a column does not apply: {@code group1} where all centres are
 * pooled, {@code comparison} where no groups are compared. {@code stat} is unrounded; null where it is undefined, and then
 * {@code warning} says why.
 */
public record ResultRow(
        String studyId,
        String analysis,
        String context,
        String population,
        String group1,
        String group1Level,
        String group2,
        String group2Level,
        String variable,
        String variableLevel,
        String paramcd,
        String cause,
        Integer timeDay,
        String comparison,
        String stratumVar,
        String statName,
        String statLabel,
        Double stat,
        String statChr,
        Double confLevel,
        String confType,
        String method,
        String warning) {
    private static final RecordTable<ResultRow> TABLE = new RecordTable<>("results", ResultRow.class);

    /** Levels of those of whom nobody knows what is asked; they are not levels of what is asked. */
    public static final Set<String> UNKNOWN = Set.of("not assessed", "not yet assessable");

    /** Whether the row is about those of whom nobody knows. */
    public boolean isUnknown() {
        return variableLevel != null && UNKNOWN.contains(variableLevel);
    }

    /** The same with a warning more, if there is one. */
    public ResultRow warned(String more) {
        if (more == null) {
            return this;
        }
        List<Object> cells = TABLE.cells(this);
        cells.set(cells.size() - 1, warning == null ? more : warning + " " + more);
        return TABLE.row(cells);
    }

    /** The rows as the table {@code results}, which has what cards calls them behind. */
    public static SmallTable table(List<ResultRow> rows) {
        return TABLE.of(rows.stream()
                .map(row -> {
                    List<Object> cells = TABLE.cells(row);
                    cells.addAll(CardWords.of(row));
                    return cells;
                })
                .toList());
    }

    /** The rows of the table {@code results}. */
    public static List<ResultRow> of(SmallTable results) {
        return results.rows().stream().map(TABLE::row).toList();
    }
}
