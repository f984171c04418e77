package org.ninefold.adam;

import org.ninefold.subject.DateField;
import org.ninefold.subject.ImputedDate;
import org.ninefold.subject.StandardRow;

/**
 * What a record says of a milestone.
 *
 * @param day its date, null where it has none
 * @param imputed how the date was completed, null where it was not
 * @param from where in the standard tables the date stands
 * @param says its type or response; null where there is nothing to say
 * @param number which of the subject's rows in that table it is, from 1 on; null where nobody asks
 */
record Candidate(Integer day, ImputedDate imputed, DateField from, String says, Integer number) {
    /** A date of a row. */
    static Candidate of(DateField date, StandardRow row, String says) {
        return of(date, row, says, null);
    }

    /** A date of a row that is the subject's n-th. */
    static Candidate of(DateField date, StandardRow row, String says, Integer number) {
        return new Candidate(date.in(row), date.imputed(row), date, says, number);
    }

    /** A date of a row that has nothing else to say. */
    static Candidate of(DateField date, StandardRow row) {
        return of(date, row, null);
    }

    /** The earlier of two dated ones; on one day the one that is not imputed, else the first. */
    static Candidate earlier(Candidate a, Candidate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        int order = Integer.compare(a.day, b.day);
        return order < 0 || (order == 0 && (a.imputed == null || b.imputed != null)) ? a : b;
    }

    /** The later of two, null and those without a date left aside; on one day the one that is not imputed, else the first. */
    static Candidate later(Candidate a, Candidate b) {
        if (isUndated(a) || isUndated(b)) {
            return isUndated(b) ? (isUndated(a) ? null : a) : b;
        }
        int order = Integer.compare(b.day, a.day);
        return order < 0 || (order == 0 && (a.imputed == null || b.imputed != null)) ? a : b;
    }

    private static boolean isUndated(Candidate one) {
        return one == null || one.day == null;
    }

    /** What of the date is imputed, D or M; null for nothing. */
    String flag() {
        return imputed == null ? null : imputed.flag();
    }
}
