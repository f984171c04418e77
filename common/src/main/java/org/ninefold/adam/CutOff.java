package org.ninefold.adam;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.ninefold.subject.DateField;
import org.ninefold.subject.ImputedDate;
import org.ninefold.subject.StandardRow;
import org.ninefold.subject.SubjectRow;

/**
 * The day after which nothing is seen. An imputed date behind it of which the delivered year or month allows a day on or before
 * it is taken for it: what can have happened in time did. A death is not, where the subject was seen alive later.
 *
 * @param day as days since 1970-01-01
 */
record CutOff(int day) {
    private static final List<DateField> OF_SUBJECT =
            List.of(DateField.PRIOR_TRANSPLANT, DateField.INDEX, DateField.LAST_CONTACT);

    /**
     * The rows of a table, with the dates that are taken for the cut-off; the same list where none is.
     *
     * @param notBefore a day that a row's date cannot be before: what follows a day after the cut-off is no earlier
     */
    @SuppressWarnings("unchecked") // a date of a row is replaced by another row of its table
    <R extends StandardRow> List<R> moved(List<R> rows, DateField date, ToIntFunction<R> notBefore) {
        List<R> moved = rows;
        for (int i = 0; i < rows.size(); i++) {
            R row = rows.get(i);
            if (isLate(date.in(row)) && isMovable(row, date, notBefore.applyAsInt(row))) {
                moved = moved == rows ? new ArrayList<>(rows) : moved;
                moved.set(i, (R) date.with(row, day));
            }
        }
        return moved;
    }

    /**
     * The row that describes a subject, with its dates that are taken for the cut-off.
     *
     * @param seen the latest day on which the subject's other tables show it for certain, null without one
     */
    SubjectRow moved(SubjectRow subject, Integer seen) {
        SubjectRow moved = subject;
        for (DateField date : OF_SUBJECT) {
            moved = isMovable(subject, date, Integer.MIN_VALUE) ? (SubjectRow) date.with(moved, day) : moved;
        }
        Integer alive = Days.later(seen, DateField.LAST_CONTACT.earliest(subject));
        return isMovable(subject, DateField.DEATH, alive == null ? Integer.MIN_VALUE : alive)
                ? (SubjectRow) DateField.DEATH.with(moved, day)
                : moved;
    }

    /** The rows that are not dated later; the same list where none is. */
    <R extends StandardRow> List<R> upTo(List<R> rows, DateField date) {
        for (R row : rows) {
            if (isLate(date.in(row))) {
                return rows.stream().filter(one -> !isLate(date.in(one))).toList();
            }
        }
        return rows;
    }

    /** Whether a day is later; null is not. */
    boolean isLate(Integer other) {
        return other != null && other > day;
    }

    private boolean isMovable(StandardRow row, DateField date, int notBefore) {
        Integer delivered = date.in(row);
        if (!isLate(delivered)) {
            return false;
        }
        ImputedDate imputed = date.imputed(row);
        return imputed != null && Math.max(notBefore, imputed.earliest(delivered)) <= day;
    }
}
