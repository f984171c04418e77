package org.ninefold.risk;

/**
 * How many subjects left observation on each day, and how many could have been observed to each day, both by event or
 * censoring: what the completeness of follow-up needs. The two are apart, so that the table is no larger than two risk
 * tables, and the days of no single subject stand side by side.
 *
 * <p>The potential day is the number of days from a subject's origin to the cut-off of its data; nobody leaves after it.
 * Late entries are left out: they shorten neither.
 *
 * @param exits the exits by their day
 * @param potential the same exits by the potential day of their subjects
 */
public record ObservationTable(RiskTable exits, RiskTable potential) {

    public ObservationTable {
        exits = exits.withoutEntries();
        requireSameSubjects(exits, potential);
    }

    /** As many subjects left in each way, and nobody after the day until which it could be observed. */
    private static void requireSameSubjects(RiskTable exits, RiskTable potential) {
        RiskTable all = exits.merge(potential);
        if (potential.entries() > 0) {
            throw new IllegalArgumentException(
                    "Expected events and censorings at the end of an observation, found a late entry.");
        }
        if (exits.censored() != potential.censored()
                || !all.causes().stream().allMatch(cause -> exits.events(cause) == potential.events(cause))) {
            throw new IllegalArgumentException("Expected the same subjects by day and by potential day, found "
                    + exits.events() + " events and " + exits.censored() + " censorings by day, " + potential.events()
                    + " and " + potential.censored() + " by potential day.");
        }
        for (int i = 0; i < potential.days(); i++) {
            int day = potential.day(i);
            if (potential.atRiskAt(day + 1) < exits.atRiskAt(day + 1)) {
                throw new IllegalArgumentException(
                        "Expected no exit after the cut-off, found more subjects who left after day " + day
                                + " than could be observed so long.");
            }
        }
    }
}
