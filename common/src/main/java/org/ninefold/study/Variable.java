package org.ninefold.study;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
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
    public record Rows(String table, String where, RowSummary take, String of, String by) implements Serializable {

        /**
         * A column of a row that a variable of SQL holds.
         *
         * @param column a column of {@code table}, in whatever case, or {@value Adsl#DAY}; another is empty
         * @param row the variable
         */
        public Optional<String> column(String column, String row) {
            String lower = column.toLowerCase(Locale.ROOT);
            if (lower.equals(AdslVariables.DAY)) {
                return Optional.of(dayOf(row));
            }
            return StandardSchema.standard().table(table).fields().stream()
                    .map(Field::name)
                    .filter(lower::equals)
                    .map(name -> row + "." + name)
                    .findFirst();
        }

        /** The date of a row. */
        public String dateOf(String row) {
            return row + "." + AdslVariables.DATED.get(table);
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
                        .anyMatch(expression -> names(expression, column));
    }

    /** Whether its SQL names a column, of rows or of ADSL. */
    public boolean names(String column) {
        return expressions().stream().anyMatch(expression -> names(expression, column));
    }

    private static boolean names(String expression, String column) {
        return new SqlText(expression).identifiers().contains(column.toUpperCase(Locale.ROOT));
    }

    /** The column of ADSL. */
    public Field field() {
        return Field.of(name, type, label, BASELINE.equals(known));
    }
}
