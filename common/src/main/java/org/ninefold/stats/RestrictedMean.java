package org.ninefold.stats;

import org.ninefold.risk.RiskTable;

/**
 * The restricted mean survival time: the mean time free of the event within a stated horizon.
 *
 * <p><b>Formula.</b> The area under the Kaplan-Meier curve from 0 to the horizon τ.
 *
 * <p><b>Units and domain.</b> Days; a real horizon τ > 0. Late entries are at risk from the day after their entry.
 *
 * <p><b>Ties and day 0.</b> As of {@link KaplanMeier}.
 *
 * <p><b>Variance and interval.</b> Σ A² d / (n (n − d)) over the days with an event before τ, with A the area under the curve
 * from that day to τ; not multiplied by m/(m − 1). The interval is the normal one.
 *
 * <p><b>Ends.</b> If the last exit is a censoring before τ, the mean is undefined; if all had the event before, it is not.
 * Without events it is τ, with the single point as interval. Without subjects it is undefined.
 *
 * <p><b>Errors.</b> A horizon that is not positive, a level outside (0, 1).
 *
 * <p><b>Source.</b> Klein and Moeschberger, Survival Analysis, section 4.5. <b>Oracle.</b> rmst.json (R survival):
 * RestrictedMeanOracleTest.
 */
public record RestrictedMean(double horizon, double level, Value mean, Value stdError, Interval interval) {

    /** A difference of two means, with the normal interval and two-sided P. */
    public record Difference(Value difference, Value stdError, Interval interval, Value p) {}

    /** The mean of a table within a horizon. */
    public static RestrictedMean of(RiskTable table, double horizon, double level) {
        if (!(horizon > 0) || Double.isInfinite(horizon)) {
            throw new IllegalArgumentException("Expected a horizon of more than 0 days, found " + horizon + ".");
        }
        double z = Gaussian.twoSidedQuantile(level);
        KaplanMeier curve = KaplanMeier.of(table);
        if (curve.size() == 0) {
            return undefined(horizon, level, Reason.NO_SUBJECTS);
        }
        KaplanMeier.Point last = curve.point(curve.size() - 1);
        if (horizon > last.day() && last.survival() > 0) {
            return undefined(horizon, level, Reason.AFTER_LAST_FOLLOW_UP);
        }
        double area = 0;
        double variance = 0;
        double until = horizon;
        for (int i = curve.size() - 1; i >= 0; i--) {
            KaplanMeier.Point point = curve.point(i);
            if (point.day() >= horizon) {
                continue;
            }
            area += point.survival() * (until - point.day());
            until = point.day();
            double d = point.events();
            double n = point.atRisk();
            if (d < n) {
                variance += area * area * d / n / (n - d);
            }
        }
        double mean = area + until;
        double stdError = Math.sqrt(variance);
        return new RestrictedMean(
                horizon,
                level,
                Value.of(mean),
                Value.of(stdError),
                Interval.of(mean - z * stdError, mean + z * stdError));
    }

    /** This mean less another of the same horizon and level. */
    public Difference minus(RestrictedMean other) {
        if (horizon != other.horizon || level != other.level) {
            throw new IllegalArgumentException("Expected means within the same horizon and of the same level, found "
                    + horizon + " (" + level + ") and " + other.horizon + " (" + other.level + ").");
        }
        if (mean instanceof Value.Defined a
                && other.mean instanceof Value.Defined b
                && stdError instanceof Value.Defined sa
                && other.stdError instanceof Value.Defined sb) {
            double difference = a.number() - b.number();
            double se = StrictMath.hypot(sa.number(), sb.number());
            double z = Gaussian.twoSidedQuantile(level);
            return new Difference(
                    Value.of(difference),
                    Value.of(se),
                    Interval.of(difference - z * se, difference + z * se),
                    se > 0 ? Value.of(Gaussian.twoSidedP(difference / se)) : Value.undefined(Reason.NO_VARIATION));
        }
        Reason why = mean.reason().or(other.mean::reason).orElse(Reason.NO_SUBJECTS);
        Value none = Value.undefined(why);
        return new Difference(none, none, Interval.undefined(why), none);
    }

    private static RestrictedMean undefined(double horizon, double level, Reason why) {
        return new RestrictedMean(horizon, level, Value.undefined(why), Value.undefined(why), Interval.undefined(why));
    }
}
