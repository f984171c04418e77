package org.ninefold.stats;

import java.util.stream.IntStream;
import org.ninefold.risk.RiskTable;

/**
 * How likely an event can be by a time until which nobody had it.
 *
 * <p><b>Formula.</b> The exact limit of Clopper and Pearson for 0 events among the n at risk at the time: F is at most 1 − (α/2)^(1/n)
 * at the two-sided level 1 − α, and S at least (α/2)^(1/n).
 *
 * <p><b>Why.</b> Who could be observed to the time, as censoring is independent of the event, is a sample in which the events are
 * binomial; none of them had the event, hence all of them are at risk and there are n of them. Who had a competing cause before
 * may belong to that sample and is not counted, so that with competing causes the limit is the wider. It is the limit of Fay, Brittain and
 * Proschan's beta product interval before the first event.
 *
 * <p><b>Units and domain.</b> Days; n counts exits at the time or later, as the row of an estimate shows it.
 *
 * <p><b>Ends.</b> Undefined where nobody is at risk, and with late entries, unless all enter on one day (a landmark): who enters
 * late tells nothing of the days before.
 *
 * <p><b>Errors.</b> A level outside (0, 1).
 *
 * <p><b>Source.</b> Clopper and Pearson, Biometrika 1934;26:404; Fay, Brittain and Proschan, Biostatistics 2013;14:723.
 * <b>Oracle.</b> binom.test of R: NoEventsYetTest.
 */
public final class NoEventsYet {
    /** The name of the interval. */
    public static final String NAME = "clopper-pearson";

    private NoEventsYet() {}

    /** The interval of an incidence of 0 at a time. */
    public static Interval incidence(RiskTable table, double day, double level) {
        double tail = Gaussian.tail(level);
        if (!allEnterTogether(table)) {
            return Interval.undefined(Reason.NO_EVENTS_LATE_ENTRY);
        }
        long n = table.atRiskAt(day);
        return n == 0 ? Interval.undefined(Reason.NOBODY_AT_RISK) : Interval.of(0, 1 - StrictMath.pow(tail, 1.0 / n));
    }

    /** The interval of a survival of 1 at a time. */
    public static Interval survival(RiskTable table, double day, double level) {
        double tail = Gaussian.tail(level);
        Interval incidence = incidence(table, day, level);
        return incidence.upper().optional().isPresent()
                ? Interval.of(StrictMath.pow(tail, 1.0 / table.atRiskAt(day)), 1)
                : incidence;
    }

    /** Whether the number at risk is that of those who could be observed so long. */
    static boolean allEnterTogether(RiskTable table) {
        return table.entries() == 0
                || IntStream.range(0, table.days()).anyMatch(i -> table.entries(i) == table.subjects());
    }
}
