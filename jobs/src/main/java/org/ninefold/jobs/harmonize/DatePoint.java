package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.List;
import org.ninefold.schema.StandardSchema;

/** One date of a subject, and the days on which it can have been: one, unless it was imputed. */
final class DatePoint {
    private static final int SUBJECTS = StandardRow.place(SubjectMerge.SUBJECT);
    private static final int MEASUREMENTS = StandardRow.place("measurement");
    private static final List<Place> PLACES = List.of(
            new Place(Kind.BIRTH, SubjectMerge.SUBJECT, "birth_date"),
            new Place(Kind.PRIOR_TRANSPLANT, SubjectMerge.SUBJECT, "prior_transplant_date"),
            new Place(Kind.INDEX, SubjectMerge.SUBJECT, "index_date"),
            new Place(Kind.LAST_CONTACT, SubjectMerge.SUBJECT, "last_contact_date"),
            new Place(Kind.DEATH, SubjectMerge.SUBJECT, "death_date"),
            new Place(Kind.INFUSION, "infusion", "date"),
            new Place(Kind.RESPONSE, "response", "assessment_date"),
            new Place(Kind.EVENT, "event", "date"),
            new Place(Kind.ONSET, "adverse_event", "onset_date"),
            new Place(Kind.END, "adverse_event", "end_date"),
            new Place(Kind.MEASUREMENT, "measurement", "date"));
    /** For each standard table the place of what says which dates were imputed. */
    private static final List<Integer> IMPUTED = StandardSchema.standard().harmonized().stream()
            .map(table -> StandardRow.place(table.name(), "imputed_dates"))
            .toList();

    /** What a date is of; days are settled in this order. */
    enum Kind {
        BIRTH,
        PRIOR_TRANSPLANT,
        INDEX,
        INFUSION,
        RESPONSE,
        EVENT,
        ONSET,
        END,
        MEASUREMENT,
        LAST_CONTACT,
        DEATH
    }

    /** Where dates stand. */
    private record Place(Kind kind, String table, String field, int tablePlace, int place) {
        Place(Kind kind, String table, String field) {
            this(kind, table, field, StandardRow.place(table), StandardRow.place(table, field));
        }
    }

    private final Place at;
    private final int fragment;
    private final int rowPlace;
    private final StandardRow row;
    private final ImputedDate imputed;
    private final int from;
    private final int to;
    private final int preferred;
    private int earliest;
    private int latest;

    private DatePoint(Place at, int fragment, int rowPlace, StandardRow row) {
        this.at = at;
        this.fragment = fragment;
        this.rowPlace = rowPlace;
        this.row = row;
        this.preferred = (Integer) row.cell(at.place());
        this.imputed = ImputedDate.of((String) row.cell(IMPUTED.get(at.tablePlace())), at.field());
        this.from = imputed == null ? preferred : imputed.earliest(preferred);
        this.to = imputed == null ? preferred : imputed.latest(preferred);
        this.earliest = from;
        this.latest = to;
    }

    /** How many imputed dates are held against how many others, at most. */
    static long imputedPairs(List<MappedRecord> told) {
        long imputed = 0;
        long others = 0;
        for (MappedRecord fragment : told) {
            for (int table = 0; table < IMPUTED.size(); table++) {
                for (StandardRow row : fragment.rows().get(table)) {
                    boolean isImputed = row.cell(IMPUTED.get(table)) != null;
                    imputed += isImputed ? 1 : 0;
                    others += isImputed || table != MEASUREMENTS ? 1 : 0;
                }
            }
        }
        return imputed * others;
    }

    /** Whether any date of a subject or of what is told of it was imputed. */
    static boolean isAnyImputed(StandardRow subject, List<MappedRecord> told) {
        if (subject.cell(IMPUTED.get(SUBJECTS)) != null) {
            return true;
        }
        for (MappedRecord fragment : told) {
            for (int table = 0; table < IMPUTED.size(); table++) {
                for (StandardRow row : table == SUBJECTS
                        ? List.<StandardRow>of()
                        : fragment.rows().get(table)) {
                    if (row.cell(IMPUTED.get(table)) != null) {
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
    static List<DatePoint> of(StandardRow subject, List<MappedRecord> told) {
        var points = new ArrayList<DatePoint>();
        for (Place at : PLACES) {
            if (at.tablePlace() == SUBJECTS) {
                if (subject.cell(at.place()) != null) {
                    points.add(new DatePoint(at, says(at, told), 0, subject));
                }
                continue;
            }
            DatePoint first = null;
            DatePoint last = null;
            for (int i = 0; i < told.size(); i++) {
                List<StandardRow> rows = told.get(i).rows().get(at.tablePlace());
                for (int j = 0; j < rows.size(); j++) {
                    if (rows.get(j).cell(at.place()) == null) {
                        continue;
                    }
                    var point = new DatePoint(at, i, j, rows.get(j));
                    if (at.kind() != Kind.MEASUREMENT || point.isImputed()) {
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

    /** The first fragment that says the subject's date. */
    private static int says(Place at, List<MappedRecord> told) {
        for (int i = 0; i < told.size(); i++) {
            for (StandardRow row : told.get(i).rows().get(SUBJECTS)) {
                if (row.cell(at.place()) != null) {
                    return i;
                }
            }
        }
        throw new IllegalStateException("no record says the subject's " + at.field());
    }

    Kind kind() {
        return at.kind();
    }

    String table() {
        return at.table();
    }

    String field() {
        return at.field();
    }

    int tablePlace() {
        return at.tablePlace();
    }

    int place() {
        return at.place();
    }

    int fragment() {
        return fragment;
    }

    int rowPlace() {
        return rowPlace;
    }

    StandardRow row() {
        return row;
    }

    boolean isOfSubject() {
        return at.tablePlace() == SUBJECTS;
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
        return fragment == other.fragment && at.tablePlace() == other.at.tablePlace() && rowPlace == other.rowPlace;
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
