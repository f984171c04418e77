package org.ninefold.jobs.harmonize;

import java.util.List;
import java.util.Set;

/** The texts of one record, cleaned: trimmed of white space of any script, null where they mean "no value". */
final class Texts {
    private final String[] columns;
    private final SqlColumns.Values sql;

    private Texts(String[] columns, SqlColumns.Values sql) {
        this.columns = columns;
        this.sql = sql;
    }

    static Texts of(List<String> cells, Set<String> missing, SqlColumns sql) {
        var columns = new String[cells.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = clean(cells.get(i), missing);
        }
        return new Texts(columns, sql.values(columns));
    }

    String column(int i) {
        return columns[i];
    }

    SqlColumns.Values sql() {
        return sql;
    }

    private static String clean(String cell, Set<String> missing) {
        if (cell == null) {
            return null;
        }
        int start = 0;
        int end = cell.length();
        while (start < end && blank(cell.charAt(start))) {
            start++;
        }
        while (start < end && blank(cell.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return null;
        }
        String trimmed = cell.substring(start, end);
        return missing.contains(trimmed) ? null : trimmed;
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }
}
