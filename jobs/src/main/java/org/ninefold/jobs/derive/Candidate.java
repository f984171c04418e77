package org.ninefold.jobs.derive;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.subject.ImputedDate;

/**
 * What a record says of a milestone.
 *
 * @param day its date, null where it has none
 * @param imputed how the date was completed, null where it was not
 * @param from where in the standard tables the date stands
 * @param says its type or response; null where there is nothing to say
 */
record Candidate(Integer day, ImputedDate imputed, Field from, UTF8String says) {

    /** A date of a standard table. */
    record Field(String table, String name, int place, int imputed, UTF8String domain, UTF8String variable) {
        static Field of(String table, String name) {
            return new Field(
                    table,
                    name,
                    Places.field(table, name),
                    Places.field(table, "imputed_dates"),
                    UTF8String.fromString(table),
                    UTF8String.fromString(name));
        }

        Candidate in(InternalRow row, UTF8String says) {
            return new Candidate(Places.integer(row, place), imputed(row), this, says);
        }

        /** How a row's date was completed; null where it was not, or there is none. */
        ImputedDate imputed(InternalRow row) {
            return row.isNullAt(imputed) || row.isNullAt(place)
                    ? null
                    : ImputedDate.of(row.getUTF8String(imputed).toString(), name);
        }
    }

    /** The earlier of two dated ones; on one day the one that is not imputed, else the first. */
    static Candidate earlier(Candidate a, Candidate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        int order = Integer.compare(a.day, b.day);
        return order < 0 || (order == 0 && (a.imputed == null || b.imputed != null)) ? a : b;
    }

    /** The later of two dated ones; on one day the one that is not imputed, else the first. */
    static Candidate later(Candidate a, Candidate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        int order = Integer.compare(b.day, a.day);
        return order < 0 || (order == 0 && (a.imputed == null || b.imputed != null)) ? a : b;
    }

    /** What of the date is imputed, D or M; null for nothing. */
    UTF8String flag() {
        return imputed == null ? null : UTF8String.fromString(imputed.flag());
    }
}
