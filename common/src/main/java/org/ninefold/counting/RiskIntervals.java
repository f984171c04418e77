package org.ninefold.counting;

import java.io.Serializable;
import org.ninefold.adam.Adsl;
import org.ninefold.adam.Adtte;
import org.ninefold.adam.Censoring;
import org.ninefold.adam.Days;
import org.ninefold.risk.Exit;
import org.ninefold.study.AdslVariables;

/**
 * When a subject leaves a table of an endpoint, after which day it is at risk there, and how it leaves: of the whole time, of
 * what is left after a landmark, or of the time before or since a date.
 */
final class RiskIntervals implements Serializable {
    private static final CountedValue ENDED = new CountedValue.NotEvaluable("ends on or before the landmark");
    private static final CountedValue CHANGE_UNKNOWN = new CountedValue.NotEvaluable("day of the change unknown");

    /** The day of the landmark, null without one. */
    private final Integer landmark;
    /** Whether the time before or since a date counts alone. */
    private final boolean phased;

    private final boolean since;
    /** The place of that date in ADSL. */
    private final int change;
    /** Columns that say that a subject has that date, even where nobody knows the day. */
    private final int[] happened;

    RiskIntervals(CountedVariable.TimeToEvent variable, AdslVariables adsl) {
        Phase phase = variable.phase();
        landmark = variable.landmark();
        phased = phase != null;
        since = phased && phase.since();
        change = phased ? adsl.place(phase.date()) : -1;
        happened = phased ? adsl.places(adsl.knownOn(phase.date())) : new int[0];
    }

    /** The interval of a subject. */
    CountedValue of(Adtte row, Adsl adsl) {
        CountedValue whole = whole(row);
        Integer changed = phased ? Days.between(row.startdt(), adsl.day(change)) : null;
        if (phased && changed == null && whole instanceof CountedValue.AtRisk && adsl.saysAny(happened)) {
            return CHANGE_UNKNOWN;
        }
        if (landmark != null) {
            return afterLandmark(whole, changed);
        }
        return phased ? phase(whole, changed) : whole;
    }

    /** The whole time of an ADTTE row. */
    static CountedValue whole(Adtte row) {
        return row.noteval() == null
                ? new CountedValue.AtRisk(row.aval(), row.entrydy(), exit(row))
                : new CountedValue.NotEvaluable(row.noteval());
    }

    /** The exit of an ADTTE row that can be evaluated. */
    static Exit exit(Adtte row) {
        return row.cnsr() == Censoring.EVENT ? new Exit.Event(row.cause()) : new Exit.Censored(row.cnsdtdsc());
    }

    private CountedValue phase(CountedValue whole, Integer changed) {
        if (!(whole instanceof CountedValue.AtRisk risk)) {
            return CountedValue.MISSING;
        }
        int begins = risk.entry() == null ? 0 : risk.entry();
        boolean hasChanged = changed != null && changed <= begins;
        boolean changes = changed != null && changed > begins && changed < risk.day();
        if (since) {
            return hasChanged
                    ? risk
                    : changes ? new CountedValue.AtRisk(risk.day(), changed, risk.exit()) : CountedValue.MISSING;
        }
        return hasChanged
                ? CountedValue.MISSING
                : changes ? new CountedValue.AtRisk(changed, risk.entry(), Phase.SWITCHED) : risk;
    }

    /** What is left after the landmark; with a phase, of those who had the date by then, or had not. */
    private CountedValue afterLandmark(CountedValue whole, Integer changed) {
        if (phased && since != (changed != null && changed <= landmark)) {
            return CountedValue.MISSING;
        } else if (whole instanceof CountedValue.AtRisk risk && risk.day() > landmark) {
            return new CountedValue.AtRisk(risk.day(), Days.later(risk.entry(), landmark), risk.exit());
        } else if (phased) {
            return CountedValue.MISSING;
        }
        return whole instanceof CountedValue.AtRisk ? ENDED : whole;
    }
}
