package org.ninefold.jobs.profile;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A field that a column may become ({@code fields.conf}). The constant {@code of} tells the table's mappings apart, empty where there
 * is one only; a column's name must have all words of one of the lists.
 */
record Target(String table, String of, String field, Kind kind, List<Set<String>> words) {

    /** What cells are. */
    enum Kind {
        /** They tell patients apart. */
        ID,
        DATE,
        /** Numbers of days after another date. */
        DAYS,
        NUMBER,
        /** A few values that recur. */
        CODE,
        TEXT
    }

    /** The targets of a file of one row a patient ({@code fields}), or of one row an event ({@code long}). */
    static List<Target> listed(String list) {
        return Words.resource("fields.conf").getConfigList(list).stream()
                .map(entry -> new Target(
                        entry.getString("table"),
                        entry.hasPath("of") ? entry.getString("of") : "",
                        entry.getString("field"),
                        Kind.valueOf(entry.getString("kind").toUpperCase(Locale.ROOT)),
                        Words.alternatives(entry)))
                .toList();
    }

    /** Whether both fill the same field of the same mapping. */
    boolean fillsSameAs(Target other) {
        return table.equals(other.table) && of.equals(other.of) && field.equals(other.field);
    }
}
