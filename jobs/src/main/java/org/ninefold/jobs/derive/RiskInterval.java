package org.ninefold.jobs.derive;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.Phase;
import org.ninefold.schema.Table;
import org.ninefold.study.Adsl;

/**
 * When a subject leaves a table of an endpoint, after which day it is at risk there, and how it leaves. All are null for a
 * subject that spends none of its time in the table.
 *
 * @param day day of the exit; also null where the endpoint cannot be evaluated
 * @param entry day of a late entry; also null for those at risk from the origin
 * @param exit the exit as in risk tables
 */
record RiskInterval(Integer day, Integer entry, UTF8String exit) {
    private static final RiskInterval NONE = new RiskInterval(null, null, null);
    private static final UTF8String ENDED =
            UTF8String.fromString(Counted.NOT_EVALUABLE + "ends on or before the landmark");
    private static final UTF8String CHANGE_UNKNOWN =
            UTF8String.fromString(Counted.NOT_EVALUABLE + "day of the change unknown");
    private static final UTF8String SWITCHED = UTF8String.fromString(Phase.SWITCHED.code());
    private static final UTF8String NOT_EVALUABLE = UTF8String.fromString(Counted.NOT_EVALUABLE);
    private static final UTF8String EVENT = UTF8String.fromString("EVENT:");
    private static final UTF8String CENSORED = UTF8String.fromString("CENSORED:");

    /**
     * What a fact asks of an endpoint.
     *
     * @param change the place of a phase's date in ADSL
     */
    private record Asked(Integer landmark, boolean phased, boolean since, int change) implements Serializable {}

    /** The intervals of a fact. */
    static final class Reader implements Serializable {
        private final Asked asked;
        /** Columns that say that a subject has a phase's date, even where nobody knows the day. */
        private final int[] happened;

        Reader(CountedVariable.TimeToEvent fact, Adsl adsl) {
            Phase phase = fact.phase();
            Table table = adsl.table();
            asked = phase == null
                    ? new Asked(fact.landmark(), false, false, -1)
                    : new Asked(fact.landmark(), true, phase.since(), Places.field(table, phase.date()));
            happened = phase == null
                    ? new int[0]
                    : adsl.knownOn(phase.date()).stream()
                            .mapToInt(column -> Places.field(table, column))
                            .toArray();
        }

        /** The interval of a subject, from its ADTTE row and ADSL. */
        RiskInterval of(InternalRow row, Subject subject) {
            Integer changed = asked.phased()
                    ? Places.days(Places.integer(row, TimeToEvent.STARTDT), subject.day(asked.change()))
                    : null;
            return asked.phased() && changed == null && !row.isNullAt(TimeToEvent.AVAL) && subject.saysAny(happened)
                    ? new RiskInterval(null, null, CHANGE_UNKNOWN)
                    : interval(row, changed);
        }

        private RiskInterval interval(InternalRow row, Integer changed) {
            var whole = new RiskInterval(
                    Places.integer(row, TimeToEvent.AVAL), Places.integer(row, TimeToEvent.ENTRYDY), exit(row));
            if (asked.landmark() != null) {
                return whole.after(asked.landmark(), asked, changed);
            }
            return asked.phased() ? whole.phase(asked.since(), changed) : whole;
        }
    }

    /** The exit of an ADTTE row as in risk tables. */
    static UTF8String exit(InternalRow row) {
        UTF8String not = Places.text(row, TimeToEvent.NOTEVAL);
        if (not != null) {
            return UTF8String.concat(NOT_EVALUABLE, not);
        }
        return row.getInt(TimeToEvent.CNSR) == Censoring.EVENT
                ? UTF8String.concat(EVENT, row.getUTF8String(TimeToEvent.CAUSE))
                : UTF8String.concat(CENSORED, row.getUTF8String(TimeToEvent.CNSDTDSC));
    }

    private RiskInterval phase(boolean wanted, Integer changed) {
        int begins = entry == null ? 0 : entry;
        boolean since = changed != null && changed <= begins;
        boolean moves = changed != null && changed > begins && day != null && changed < day;
        if (day == null) {
            return NONE;
        } else if (wanted) {
            return since ? this : moves ? new RiskInterval(day, changed, exit) : NONE;
        }
        return since ? NONE : moves ? new RiskInterval(changed, entry, SWITCHED) : this;
    }

    /** What is left after the landmark; with a phase, of those who had the date by then, or had not. */
    private RiskInterval after(int landmark, Asked asked, Integer changed) {
        if (asked.phased() && asked.since() != (changed != null && changed <= landmark)) {
            return NONE;
        } else if (day != null && day > landmark) {
            return new RiskInterval(day, Places.later(entry, landmark), exit);
        } else if (asked.phased()) {
            return NONE;
        }
        return new RiskInterval(null, null, day == null ? exit : ENDED);
    }
}
