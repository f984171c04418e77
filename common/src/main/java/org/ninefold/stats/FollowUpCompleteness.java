package org.ninefold.stats;

import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.ninefold.risk.ObservationTable;
import org.ninefold.risk.RiskTable;

/**
 * How much of the follow-up that was possible was made: Clark's C, and the share of subjects whose status is known at a time.
 *
 * <p><b>Formula.</b> C = Σ observed / Σ potential person-time, with a subject observed to its exit. Its potential time ends at the
 * cut-off, or at its event: nothing more could be observed then. Known at t = subjects with an event on or before t, or
 * observed to t or longer, among those whose potential time is t or longer.
 *
 * <p><b>Units and domain.</b> Days from the origin; t is any real time t ≥ 0. Results ask it on the whole day on which the
 * curve is read. A late entry does not shorten either time.
 *
 * <p><b>Ties and day 0.</b> An exit on day 0 has observed nothing. A censoring on the day t itself is known at t.
 *
 * <p><b>Variance and interval.</b> None of C; of the share known those of {@link Proportion}.
 *
 * <p><b>Ends.</b> Without potential time, or without a subject that could be followed to t, undefined. If deaths of those lost are
 * likely, C understates: their potential time is counted to the cut-off.
 *
 * <p><b>Errors.</b> A time that is negative or no number, a level outside (0, 1).
 *
 * <p><b>Source.</b> Clark, Altman and De Stavola, Lancet 2002;359:1309; Wu, Takkenberg and Grunkemeier, Ann Thorac Surg
 * 2008;85:1155. <b>Oracle.</b> follow_up_completeness.json (R): FollowUpCompletenessOracleTest.
 *
 * @param observedDays Σ observed
 * @param potentialDays Σ potential
 */
public record FollowUpCompleteness(long observedDays, long potentialDays, Value completeness) {

    /** Clark's C of a table. */
    public static FollowUpCompleteness of(ObservationTable table) {
        long ofEvents = days(table.exits(), table.exits()::events);
        long observed = Math.addExact(ofEvents, days(table.exits(), table.exits()::censored));
        long potential = Math.addExact(ofEvents, days(table.potential(), table.potential()::censored));
        return new FollowUpCompleteness(
                observed,
                potential,
                potential == 0 ? Value.undefined(Reason.NO_SUBJECTS) : Value.of((double) observed / potential));
    }

    private static long days(RiskTable table, IntToLongFunction onDay) {
        return IntStream.range(0, table.days())
                .mapToLong(i -> Math.multiplyExact(onDay.applyAsLong(i), table.day(i)))
                .reduce(0, Math::addExact);
    }

    /** The share of subjects whose status is known at a time, with an interval. */
    public static Proportion knownAt(ObservationTable table, double day, ProportionInterval method, double level) {
        if (!(day >= 0) || Double.isInfinite(day)) {
            throw new IllegalArgumentException("Expected a time of 0 or more days, found " + day + ".");
        }
        long eventsAmongThem = from(table.potential(), day, table.potential()::events);
        long censoredSince = from(table.exits(), day, table.exits()::censored);
        long eligible = table.potential().atRiskAt(day);
        return Proportion.interval(Math.addExact(eventsAmongThem, censoredSince), eligible, method, level);
    }

    /** A sum over the days of a table from a time on. */
    private static long from(RiskTable table, double day, IntToLongFunction onDay) {
        return IntStream.range(0, table.days())
                .filter(i -> table.day(i) >= day)
                .mapToLong(onDay)
                .reduce(0, Math::addExact);
    }
}
