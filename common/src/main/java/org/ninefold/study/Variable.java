package org.ninefold.study;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.StandardSchema;

/**
 * A variable that a study adds to ADSL: of the rows of one of a subject's tables, or of ADSL itself.
 *
 * @param name its column
 * @param label what it is, for people
 * @param type what it holds: STRING, NUMBER, INTEGER or DATE
 * @param rows the rows it is taken from, null where {@code sql} says it
 * @param sql Spark SQL over ADSL and the variables before this one, null where it is taken from rows
 * @param known the ADSL date on which it is known, {@link #BASELINE}, or null where nobody says: known late
 * @param at where it is configured
 */
public record Variable(String name, String label, FieldType type, Rows rows, String sql, String known, Origin at)
        implements Serializable {

    /** Known at or before the infusion. */
    public static final String BASELINE = "baseline";

    /**
     * Some rows of a subject, up to the cut-off, and what is taken of them. SQL is over the row's columns, {@value
     * Adsl#DAY}, and ADSL.
     *
     * @param table the standard table
     * @param where which rows, null for all
     * @param take what of them
     * @param of the value, null where none is needed
     * @param by the value that chooses the row, null where none is needed
     */
    public record Rows(String table, String where, Take take, String of, String by) implements Serializable {

        /**
         * An expression over a row's columns as one over a variable that holds the row.
         *
         * @param sql over the columns of {@code table}, in lower case, {@value Adsl#DAY}, and ADSL
         * @param row what holds the row, in SQL
         */
        public String over(String sql, String row) {
            Set<String> columns = StandardSchema.standard().table(table).fields().stream()
                    .map(Field::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            columns.add(Adsl.DAY);
            return new SqlText(sql).replaced(columns, name -> name.equals(Adsl.DAY) ? dayOf(row) : row + "." + name);
        }

        /** The date of a row. */
        public String dateOf(String row) {
            return row + "." + Adsl.DATED.get(table);
        }

        private String dayOf(String row) {
            return "datediff(" + dateOf(row) + ", TRTSDT)";
        }
    }

    /** What it is computed by, as it stands in the configuration. */
    public String written() {
        return sql != null ? sql : rows.of != null ? rows.of : rows.where != null ? rows.where : name;
    }

    /** All SQL that it is made by. */
    List<String> expressions() {
        return Stream.of(
                        sql,
                        rows == null ? null : rows.where,
                        rows == null ? null : rows.of,
                        rows == null ? null : rows.by)
                .filter(Objects::nonNull)
                .toList();
    }

    /** "Any grade", which grades of all scales have in common. */
    private static final Pattern ANY_GRADE =
            Pattern.compile("\\bgrade\\s*(>=\\s*1\\b|>\\s*0\\b|is\\s+not\\s+null\\b)", Pattern.CASE_INSENSITIVE);

    /**
     * Whether it is taken from rows of a table by comparing the values of one of their columns, with each other or with a
     * number; that there is a grade of 1 or more at all is no comparison.
     */
    public boolean compares(String table, String column) {
        return rows != null
                && rows.table.equals(table)
                && expressions().stream()
                        .map(expression -> ANY_GRADE.matcher(expression).replaceAll("true"))
                        .anyMatch(expression ->
                                new SqlText(expression).identifiers().contains(column.toUpperCase(Locale.ROOT)));
    }

    /** The column of ADSL. */
    public Field field() {
        return Field.of(name, type, label, BASELINE.equals(known));
    }
}
