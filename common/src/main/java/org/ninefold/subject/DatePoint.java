package org.ninefold.subject;

import java.util.ArrayList;
import java.util.List;

/** One date of a subject, and the days on which it can have been: one, unless it was imputed. */
final class DatePoint {
    final DateField field;

    /** The place of the record that says it. */
    final int record;

    final int rowPlace;
    final StandardRow row;
    private final ImputedDate imputed;
    private final int from;
    private final int to;
    private final int preferred;
    private int earliest;
    private int latest;

    private DatePoint(DateField field, int record, int rowPlace, StandardRow row) {
        this.field = field;
        this.record = record;
        this.rowPlace = rowPlace;
        this.row = row;
        this.preferred = field.in(row);
        this.imputed = field.imputed(row);
        this.from = imputed == null ? preferred : imputed.earliest(preferred);
        this.to = imputed == null ? preferred : imputed.latest(preferred);
        this.earliest = from;
        this.latest = to;
    }

    /** How many imputed dates are held against how many others, at most. */
    static long imputedPairs(List<MappedRecord> told) {
        long imputed = 0;
        long others = 0;
        for (MappedRecord record : told) {
            for (StandardTable table : StandardTable.all()) {
                for (StandardRow row : table.in(record.rows())) {
                    boolean isImputed = row.imputedDates() != null;
                    imputed += isImputed ? 1 : 0;
                    others += isImputed || table != StandardTable.MEASUREMENT ? 1 : 0;
                }
            }
        }
        return imputed * others;
    }

    /** Whether any date of a subject or of what is told of it was imputed. */
    static boolean isAnyImputed(SubjectRow subject, List<MappedRecord> told) {
        if (subject.imputedDates() != null) {
            return true;
        }
        for (MappedRecord record : told) {
            for (StandardTable table : StandardTable.all()) {
                for (StandardRow row : table.in(record.rows())) {
                    if (table != StandardTable.SUBJECT && row.imputedDates() != null) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * All dates of a subject, whole, and of the other rows told of it; of measurements on delivered days, of which there can be
     * thousands, the first and the last.
     */
    static List<DatePoint> of(SubjectRow subject, List<MappedRecord> told) {
        var points = new ArrayList<DatePoint>();
        for (DateField at : DateField.values()) {
            if (at.table() == StandardTable.SUBJECT && at.in(subject) != null) {
                points.add(new DatePoint(at, says(at, told), 0, subject));
            }
        }
        for (DateField at : DateField.DATED) {
            DatePoint first = null;
            DatePoint last = null;
            for (int i = 0; i < told.size(); i++) {
                List<? extends StandardRow> rows = at.table().in(told.get(i).rows());
                for (int j = 0; j < rows.size(); j++) {
                    if (at.in(rows.get(j)) == null) {
                        continue;
                    }
                    var point = new DatePoint(at, i, j, rows.get(j));
                    if (at != DateField.MEASUREMENT || point.isImputed()) {
                        points.add(point);
                    } else {
                        first = first == null || point.preferred < first.preferred ? point : first;
                        last = last == null || point.preferred > last.preferred ? point : last;
                    }
                }
            }
            if (first != null) {
                points.add(first);
                points.add(last);
            }
        }
        return points;
    }

    /** The first record that says the subject's date. */
    private static int says(DateField at, List<MappedRecord> told) {
        for (int i = 0; i < told.size(); i++) {
            for (SubjectRow row : told.get(i).rows().subjects()) {
                if (at.in(row) != null) {
                    return i;
                }
            }
        }
        throw new IllegalStateException("no record says the subject's " + at.field());
    }

    boolean isOfSubject() {
        return field.table() == StandardTable.SUBJECT;
    }

    boolean isImputed() {
        return imputed != null;
    }

    /** Whether its month and day were imputed. */
    boolean isOfYear() {
        return imputed != null && !isOfMonth();
    }

    /** Whether both dates were delivered whole, and are one day. */
    boolean isExactlyOn(DatePoint other) {
        return imputed == null && other.imputed == null && preferred == other.preferred;
    }

    boolean isOfSameRow(DatePoint other) {
        return record == other.record && field.table() == other.field.table() && rowPlace == other.rowPlace;
    }

    /** The day that is chosen of those that are possible: nearest to the mapping's choice. */
    int day() {
        return Math.max(earliest, Math.min(latest, preferred));
    }

    /** Whether the days that are left allow it to be a gap of days before another date, or more. */
    boolean canPrecede(DatePoint other, int gap) {
        return earliest + gap <= other.latest;
    }

    /** Whether the days that were delivered allow it to be less than a gap of days behind another date, or before it. */
    boolean couldPrecede(DatePoint other, int gap) {
        return from < other.to + gap;
    }

    /** Whether its day was imputed, and its month delivered. */
    boolean isOfMonth() {
        return imputed != null && imputed.flag().equals("D");
    }

    /** Leaves out the days less than a gap behind the first of another date, if that leaves any; whether it changed something. */
    boolean notBefore(DatePoint other, int gap) {
        int first = other.earliest + gap;
        boolean later = first > earliest && first <= latest;
        earliest = later ? first : earliest;
        return later;
    }

    /** Leaves out the days less than a gap before the last of another date, if that leaves any; whether it changed something. */
    boolean notAfter(DatePoint other, int gap) {
        int last = other.latest - gap;
        boolean earlier = last < latest && last >= earliest;
        latest = earlier ? last : latest;
        return earlier;
    }

    /** Whether it was given as days behind the imputed date that another one is. */
    boolean isCountedFrom(DatePoint other) {
        return imputed != null
                && other.imputed != null
                && imputed.shift() != 0
                && other.imputed.shift() == 0
                && imputed.flag().equals(other.imputed.flag())
                && preferred - imputed.shift() == other.preferred;
    }

    /** Settles the day, as far behind another date as was delivered, if there is one and the bounds allow it. */
    void settle(DatePoint base) {
        int wanted = base == null ? preferred : base.day() + imputed.shift();
        earliest = Math.max(earliest, Math.min(latest, wanted));
        latest = earliest;
    }
}
