package org.ninefold.jobs.derive;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ninefold.jobs.harmonize.Sql;
import org.ninefold.schema.StandardSchema;
import org.ninefold.subject.ImputedDate;

/**
 * The day after which nothing is seen. An imputed date behind it of which the delivered year or month allows a day on or before
 * it is taken for it: what can have happened in time did. A death is not, where the subject was seen alive later.
 */
final class CutOff implements Serializable {
    private static final StructType SUBJECT =
            Sql.struct(StandardSchema.standard().table("subject"));
    private static final Candidate.Field DEATH = Candidate.Field.of("subject", "death_date");
    private static final Candidate.Field CONTACT = Candidate.Field.of("subject", "last_contact_date");
    private static final List<Candidate.Field> OF_SUBJECT = List.of(
            Candidate.Field.of("subject", "prior_transplant_date"),
            Candidate.Field.of("subject", "index_date"),
            CONTACT);

    private final int day;

    CutOff(int day) {
        this.day = day;
    }

    /** As days since 1970-01-01. */
    int day() {
        return day;
    }

    boolean isLate(InternalRow row, int place) {
        return !row.isNullAt(place) && row.getInt(place) > day;
    }

    /**
     * The rows of a table, with the dates that are taken for the cut-off; the same array where none is.
     *
     * @param notBefore a day that a row's date cannot be before: what follows a day after the cut-off is no earlier
     */
    InternalRow[] moved(
            InternalRow[] rows, Candidate.Field date, StructType columns, ToIntFunction<InternalRow> notBefore) {
        InternalRow[] moved = rows;
        for (int i = 0; i < rows.length; i++) {
            if (isMovable(rows[i], date, notBefore.applyAsInt(rows[i]))) {
                moved = moved == rows ? rows.clone() : moved;
                moved[i] = moved(rows[i], date, columns);
            }
        }
        return moved;
    }

    /**
     * The row that describes a subject, with its dates that are taken for the cut-off.
     *
     * @param seen the latest day on which the subject's other tables show it for certain, null without one
     */
    InternalRow moved(InternalRow subject, Integer seen) {
        if (subject == null) {
            return null;
        }
        InternalRow moved = subject;
        for (Candidate.Field date : OF_SUBJECT) {
            moved = isMovable(subject, date, Integer.MIN_VALUE) ? moved(moved, date, SUBJECT) : moved;
        }
        Integer alive = Places.later(seen, certain(subject, CONTACT));
        return isMovable(subject, DEATH, alive == null ? Integer.MIN_VALUE : alive)
                ? moved(moved, DEATH, SUBJECT)
                : moved;
    }

    /** The first day that a row's date can be, so that the subject was seen on it or later; null without a date. */
    static Integer certain(InternalRow row, Candidate.Field date) {
        Integer day = Places.integer(row, date.place());
        ImputedDate imputed = date.imputed(row);
        return imputed == null ? day : Integer.valueOf(imputed.earliest(day));
    }

    private boolean isMovable(InternalRow row, Candidate.Field date, int notBefore) {
        if (!isLate(row, date.place())) {
            return false;
        }
        ImputedDate imputed = date.imputed(row);
        return imputed != null && Math.max(notBefore, imputed.earliest(row.getInt(date.place()))) <= day;
    }

    private InternalRow moved(InternalRow row, Candidate.Field date, StructType columns) {
        StructField[] fields = columns.fields();
        var cells = new Object[fields.length];
        Arrays.setAll(cells, i -> row.isNullAt(i) ? null : row.get(i, fields[i].dataType()));
        cells[date.place()] = day;
        return new GenericInternalRow(cells);
    }
}
