package org.ninefold.stats;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ninefold.risk.RiskTable;

/**
 * What a centre says of a probability, as events among subjects: counted, or of the size that an estimate of a curve is worth.
 *
 * <p><b>Formula.</b> Where nobody was censored before the time and nobody entered late the events until then among all subjects,
 * exactly. Else n = F(1 − F)/s², the number of subjects that without censoring would give the same standard error s, with nF events. For F
 * = 0 those at risk at the time, without an event; for F = 1 the size just before the last event, with nothing but events.
 *
 * <p><b>Units and domain.</b> Days; the variance of Greenwood, for an incidence that of the delta method.
 *
 * <p><b>Ends.</b> None after the last follow-up, without subjects, and for F = 0 where nobody is at risk or subjects enter late.
 *
 * <p><b>Errors.</b> A time that is negative or no number.
 *
 * <p><b>Source.</b> Cutler and Ederer, J Chronic Dis 1958;8:699 for the effective size; Dorey and Korn, Stat Med 1987;6:679.
 * <b>Oracle.</b> By hand and survfit: TrialsTest.
 *
 * @param events how many had it, whole or not
 * @param n of how many, more than 0 unless there are none
 * @param counted whether both are counts
 */
public record Trials(double events, double n, boolean counted) {
    private static final double LEVEL = 0.95;

    /** The trials that proportions are counts of. */
    public static List<Trials> of(List<Proportion> proportions) {
        return proportions.stream()
                .map(proportion -> new Trials(proportion.events(), proportion.n(), true))
                .toList();
    }

    /** Those of an event of any cause by a time. */
    public static Optional<Trials> ofEvents(RiskTable table, double day) {
        KaplanMeier curve = KaplanMeier.of(table);
        KaplanMeier.Estimate at = curve.at(day, SurvivalInterval.PLAIN, LEVEL);
        return of(table, null, day, at.survival().map(s -> 1 - s), at.stdError(), curve);
    }

    /** Those of an event of one cause by a time. */
    public static Optional<Trials> ofCause(RiskTable table, String cause, double day) {
        AalenJohansen curves = AalenJohansen.of(table, List.of(cause));
        AalenJohansen.Estimate at = curves.at(cause, day, IncidenceVariance.DELTA, IncidenceInterval.PLAIN, LEVEL);
        return of(table, cause, day, at.incidence(), at.stdError(), curves.eventFree());
    }

    private static Optional<Trials> of(
            RiskTable table, String cause, double day, Value incidence, Value stdError, KaplanMeier free) {
        if (!(incidence instanceof Value.Defined defined)) {
            return Optional.empty();
        } else if (counted(table, day)) {
            return Optional.of(new Trials(
                    table.until(day, i -> cause == null ? table.events(i) : table.events(i, cause)),
                    table.subjects(),
                    true));
        }
        double f = defined.number();
        if (f == 0) {
            long n = NoEventsYet.allEnterTogether(table) ? table.atRiskAt(day) : 0;
            return n == 0 ? Optional.empty() : Optional.of(new Trials(0, n, false));
        } else if (f == 1) {
            return beforeTheLast(table, free).map(n -> new Trials(n, n, false));
        }
        double error = stdError.optional().orElse(0);
        double n = f * (1 - f) / (error * error);
        return Double.isFinite(n) ? Optional.of(new Trials(n * f, n, false)) : Optional.empty();
    }

    /** The size of a curve on the day before it falls to 0. */
    private static Optional<Double> beforeTheLast(RiskTable table, KaplanMeier free) {
        int last = 0;
        while (free.point(last).survival() > 0) {
            last++;
        }
        double before = last == 0 ? 1 : free.point(last - 1).survival();
        if (before == 1) {
            return NoEventsYet.allEnterTogether(table)
                    ? Optional.of((double) free.point(last).atRisk())
                    : Optional.empty();
        }
        double error = free.point(last - 1).stdError().optional().orElseThrow();
        return Optional.of(before * (1 - before) / (error * error));
    }

    /** Whether everybody is known to have had the event by the time or not. */
    private static boolean counted(RiskTable table, double day) {
        return table.entries() == 0
                && IntStream.range(0, table.days())
                        .noneMatch(i -> table.day(i) < Math.floor(day) && table.censored(i) > 0);
    }
}
