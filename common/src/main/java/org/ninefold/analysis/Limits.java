package org.ninefold.analysis;

import java.util.function.DoubleUnaryOperator;
import org.ninefold.risk.RiskTable;
import org.ninefold.stats.Interval;
import org.ninefold.stats.KaplanMeier;
import org.ninefold.stats.NoEventsYet;
import org.ninefold.stats.SurvivalInterval;
import org.ninefold.stats.Value;

/**
 * The limits of a point of a curve, with the name of their kind: those that the analysis asks for, or, as long as nobody had
 * the event, the exact ones of those at risk.
 */
public record Limits(Interval interval, String confType) {

    /** Of a survival, at its time. */
    public static Limits of(KaplanMeier.Estimate at, RiskTable table, String confType, double level) {
        return at.survival().equals(Value.of(1))
                ? new Limits(NoEventsYet.survival(table, at.day(), level), NoEventsYet.NAME)
                : new Limits(at.interval(), confType);
    }

    /** Of a step of a curve of survival. */
    public static Limits of(
            KaplanMeier curve, int step, RiskTable table, SurvivalInterval method, String confType, double level) {
        KaplanMeier.Point point = curve.point(step);
        return point.survival() == 1
                ? new Limits(NoEventsYet.survival(table, point.day(), level), NoEventsYet.NAME)
                : new Limits(curve.interval(step, method, level), confType);
    }

    /** Of an incidence on a day, or of one given no other cause. */
    public static Limits of(
            Value incidence, Interval interval, RiskTable table, double day, String confType, double level) {
        boolean left = table.atRiskAt(day) > 0 || interval.upper().optional().isPresent();
        return incidence.equals(Value.of(0)) && left
                ? new Limits(NoEventsYet.incidence(table, day, level), NoEventsYet.NAME)
                : new Limits(interval, confType);
    }

    /** Cut to 0 and a most. */
    Limits clipped(double most) {
        DoubleUnaryOperator clip = limit -> Math.min(most, Math.max(0, limit));
        return new Limits(
                new Interval(interval.lower().map(clip), interval.upper().map(clip)), confType);
    }

    /** Whether both limits are one number. */
    boolean isPoint() {
        return interval.lower().optional().isPresent()
                && interval.lower().optional().equals(interval.upper().optional());
    }
}
