package org.ninefold.jobs.derive;

import java.util.ArrayList;
import java.util.List;
import org.ninefold.counting.Cells;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.harmonize.AccountColumns;
import org.ninefold.schema.Table;

/** Cells of a site as rows: {@code site_id, pops, g<i>, fact, day, level, n}. */
public final class TallyRows {
    private TallyRows() {}

    /** Columns of the cells of a plan. */
    public static Table schema(TablePlan plan) {
        var columns = new ArrayList<>(List.of("site_id", "pops"));
        for (int i = 0; i < plan.groupings().size(); i++) {
            columns.add("g" + i);
        }
        columns.addAll(List.of("fact:INTEGER", "day:INTEGER", "level", "n:BIGINT"));
        return AccountColumns.table(Cohort.TALLY, columns.toArray(String[]::new));
    }

    /** The cells so far as rows in their order; the cells begin anew. */
    static List<Object[]> of(String site, Cells cells) {
        var rows = new ArrayList<Object[]>();
        for (Cells.Cell cell : cells.take()) {
            var row = new ArrayList<Object>(cell.groups().size() + 6);
            row.add(site);
            row.add(cell.populations());
            row.addAll(cell.groups());
            row.add(cell.variable());
            row.add(cell.day());
            row.add(cell.level());
            row.add(cell.n());
            rows.add(row.toArray());
        }
        return rows;
    }

    /** A row as the cell that it is of. */
    public static Cells.Cell cell(List<Object> row) {
        int behind = row.size() - 4;
        return new Cells.Cell(
                (String) row.get(1),
                row.subList(2, behind).stream().map(String.class::cast).toList(),
                (Integer) row.get(behind),
                (Integer) row.get(behind + 1),
                (String) row.get(behind + 2),
                (Long) row.get(behind + 3));
    }

    /** The site of a row. */
    public static String site(List<Object> row) {
        return (String) row.get(0);
    }
}
