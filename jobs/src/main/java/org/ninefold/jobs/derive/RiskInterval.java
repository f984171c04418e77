package org.ninefold.jobs.derive;

import org.ninefold.analysis.Counted;
import org.ninefold.analysis.Fact;

/**
 * When a subject leaves a table of an endpoint, after which day it is at risk there, and how it leaves, in SQL over an
 * ADTTE row and ADSL. All are null for a subject that spends none of its time in the table.
 *
 * @param day day of the exit; also null where the endpoint cannot be evaluated
 * @param entry day of a late entry; also null for those at risk from the origin
 * @param exit the exit as in risk tables
 */
record RiskInterval(String day, String entry, String exit) {
    private static final String ENDED = "'" + Counted.NOT_EVALUABLE + "ends on or before the landmark'";

    /**
     * The interval of a fact.
     *
     * @param row the ADTTE row of the endpoint
     */
    static RiskInterval of(Fact.TimeToEvent fact, String row) {
        String day = row + ".AVAL";
        String entry = row + ".ENTRYDY";
        String exit = Tally.exit(row + ".");
        if (fact.landmark() != null) {
            return afterLandmark(fact, row, day, entry, exit);
        } else if (fact.phase() == null) {
            return new RiskInterval(day, entry, exit);
        }
        String change = changeDay(fact.phase(), row);
        String since = "coalesce(%s <= coalesce(%s, 0), false)".formatted(change, entry);
        String moves = "coalesce(%1$s > coalesce(%2$s, 0) and %1$s < %3$s, false)".formatted(change, entry, day);
        String observed = day + " is not null";
        return fact.phase().since()
                ? new RiskInterval(
                        "case when %s or %s then %s end".formatted(since, moves, day),
                        "case when %s then %s when %s then %s end".formatted(since, entry, moves, change),
                        "case when %s and (%s or %s) then %s end".formatted(observed, since, moves, exit))
                : new RiskInterval(
                        "case when %s then null when %s then %s else %s end".formatted(since, moves, change, day),
                        "if(%s, null, %s)".formatted(since, entry),
                        "case when not %s and %s then if(%s, '%s', %s) end"
                                .formatted(since, observed, moves, Fact.Phase.SWITCHED.code(), exit));
    }

    /** What is left after the landmark; with a phase, of those who had the date by then, or had not. */
    private static RiskInterval afterLandmark(
            Fact.TimeToEvent fact, String row, String day, String entry, String exit) {
        int landmark = fact.landmark();
        String left = "coalesce(%s > %d, false)".formatted(day, landmark);
        if (fact.phase() != null) {
            left += " and %scoalesce(%s <= %d, false)"
                    .formatted(fact.phase().since() ? "" : "not ", changeDay(fact.phase(), row), landmark);
        }
        return new RiskInterval(
                "if(%s, %s, null)".formatted(left, day),
                "if(%s, greatest(%s, %d), null)".formatted(left, entry, landmark),
                fact.phase() == null
                        ? "if(%s <= %d, %s, %s)".formatted(day, landmark, ENDED, exit)
                        : "if(%s, %s, null)".formatted(left, exit));
    }

    private static String changeDay(Fact.Phase phase, String row) {
        return "datediff(%s, %s.STARTDT)".formatted(phase.date(), row);
    }
}
