package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Rows of one person that several records tell, made one. */
final class Told {
    private Told() {}

    /** Numbers of infusions that are told in different ways. */
    static Set<Object> clashingInfusions(List<Fragment> fragments) {
        List<StandardRow> infusions = distinct(fragments, StandardRow.place("infusion"));
        if (infusions.size() < 2) {
            return Set.of();
        }
        Map<Object, StandardRow> told = new HashMap<>();
        var clashes = new HashSet<Object>();
        for (StandardRow row : infusions) {
            Object number = row.cell(0);
            if (number != null && told.put(number, row) != null) {
                clashes.add(number);
            }
        }
        return clashes;
    }

    /** An infusion without a number gets its place in the order of dates. */
    static List<StandardRow> numbered(List<StandardRow> infusions) {
        var numbered = new ArrayList<StandardRow>();
        for (StandardRow row : infusions) {
            numbered.add(row.cell(0) == null ? row.with(0, numbered.size() + 1) : row);
        }
        return numbered;
    }

    /** One subject of several rows: what one leaves open another may fill; null where they contradict each other. */
    static StandardRow merged(List<StandardRow> subjects) {
        int width = subjects.get(0).size() - 1;
        var cells = new Object[width];
        var origins = new HashSet<Object>();
        for (StandardRow row : subjects) {
            if (!origins.add(row.cell(width))) {
                return null;
            }
            for (int i = 0; i < width; i++) {
                if (cells[i] != null && row.cell(i) != null && !cells[i].equals(row.cell(i))) {
                    return null;
                }
                cells[i] = cells[i] == null ? row.cell(i) : cells[i];
            }
        }
        return new StandardRow(cells);
    }

    /** The rows that records give for a table, distinct and ordered. */
    static List<StandardRow> distinct(List<Fragment> fragments, int table) {
        var rows = new ArrayList<StandardRow>();
        for (Fragment fragment : fragments) {
            rows.addAll(fragment.rows().get(table));
        }
        return distinct(rows);
    }

    /** The same rows, distinct and ordered. */
    static List<StandardRow> distinct(List<StandardRow> rows) {
        return rows.size() < 2 ? rows : List.copyOf(new TreeSet<>(rows));
    }
}
