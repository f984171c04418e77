package org.ninefold.stats;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ninefold.risk.RiskTable;

/**
 * The Kaplan-Meier estimate of the probability S(t) to be free of the event, all causes taken together, and the
 * Nelson-Aalen estimate of its cumulative hazard.
 *
 * <p><b>Formula.</b> S(t) = Π (1 − d/n) and H(t) = Σ d/n over the days up to and including t, with d events among n at
 * risk.
 *
 * <p><b>Units and domain.</b> Days from the origin; read at any real time t ≥ 0, S(t) = 1 before the first event. Late
 * entries are at risk from the day after their entry; when early risk sets are small, an event that empties one brings S
 * to 0 for good, whoever enters later.
 *
 * <p><b>Ties and day 0.</b> Events come before censorings of the same day; a day 0 is a day like any other.
 *
 * <p><b>Variance and interval.</b> Greenwood: Var S(t) = S(t)² Σ d / (n (n − d)); Var H(t) = Σ d/n². Intervals by
 * {@link SurvivalInterval}. Quantiles by Brookmeyer and Crowley: the times at which the curve and its limits reach 1 − p,
 * the midpoint where one stays on that level.
 *
 * <p><b>Ends.</b> After the last exit: if S has reached 0 it stays there, else it is undefined. Without events S is 1 to the
 * last exit, with the interval [1, 1] before the first exit and that of the scale from then on. At S = 0 standard error and interval are undefined. Without subjects everything is.
 *
 * <p><b>Errors.</b> A time that is negative or no number, a probability or level outside (0, 1).
 *
 * <p><b>Source.</b> Kaplan and Meier, JASA 1958;53:457; Greenwood 1926; Aalen, Ann Stat 1978;6:701; Brookmeyer and Crowley,
 * Biometrics 1982;38:29. <b>Oracle.</b> survfit.json, survfit_curves.json (R survival): KaplanMeierOracleTest.
 */
public final class KaplanMeier {

    /** The estimates on a day with an exit. */
    public record Point(int day, long atRisk, long events, long censored, double survival, Value stdError) {}

    /** The estimates at a time. */
    public record Estimate(
            double day,
            long atRisk,
            Value survival,
            Value stdError,
            Interval interval,
            Value cumulativeHazard,
            Value cumulativeHazardStdError) {}

    private final RiskTable table;
    /** The places in the table of the days with an event or a censoring, on which a curve may step. */
    final int[] index;
    /** Those days. */
    final int[] days;

    private final double[] survival;
    private final double[] stdError;
    private final double[] hazard;
    private final double[] hazardVariance;

    private KaplanMeier(RiskTable table) {
        this.table = table;
        this.index = IntStream.range(0, table.days())
                .filter(i -> table.events(i) + table.censored(i) > 0)
                .toArray();
        this.days = Arrays.stream(index).map(table::day).toArray();
        this.survival = new double[days.length];
        this.stdError = new double[days.length];
        this.hazard = new double[days.length];
        this.hazardVariance = new double[days.length];
        double s = 1;
        double greenwood = 0;
        double h = 0;
        double varianceOfH = 0;
        for (int i = 0; i < days.length; i++) {
            double d = table.events(index[i]);
            double n = table.atRisk(index[i]);
            if (d > 0) {
                s *= (n - d) / n;
                greenwood += d / n / (n - d);
                h += d / n;
                varianceOfH += d / n / n;
            }
            survival[i] = s;
            stdError[i] = s == 0 ? Double.NaN : s * Math.sqrt(greenwood);
            hazard[i] = h;
            hazardVariance[i] = varianceOfH;
        }
    }

    /** The curve of a table. */
    public static KaplanMeier of(RiskTable table) {
        return new KaplanMeier(table);
    }

    /** The number of days with an exit. */
    public int size() {
        return days.length;
    }

    /** The estimates on the {@code i}-th day with an exit, ascending from 0. */
    public Point point(int i) {
        return new Point(
                days[i],
                table.atRisk(index[i]),
                table.events(index[i]),
                table.censored(index[i]),
                survival[i],
                Value.finiteOr(stdError[i], Reason.INTERVAL_UNDEFINED));
    }

    /** The interval on the {@code i}-th day with an exit. */
    public Interval interval(int i, SurvivalInterval method, double level) {
        return method.of(survival[i], stdError[i], Gaussian.twoSidedQuantile(level));
    }

    /** The estimates at any time, whole days or not. */
    public Estimate at(double day, SurvivalInterval method, double level) {
        double z = Gaussian.twoSidedQuantile(level);
        int i = lastNotAfter(day);
        long atRisk = table.atRiskAt(day);
        if (days.length == 0) {
            return undefined(day, atRisk, Reason.NO_SUBJECTS);
        }
        if (i < 0) {
            return new Estimate(day, atRisk, Value.of(1), Value.of(0), Interval.of(1, 1), Value.of(0), Value.of(0));
        }
        boolean after = Math.floor(day) > days[days.length - 1];
        if (after && survival[i] > 0) {
            return undefined(day, atRisk, Reason.AFTER_LAST_FOLLOW_UP);
        }
        Reason why = survival[i] == 0 && after ? Reason.CURVE_AT_ZERO : Reason.INTERVAL_UNDEFINED;
        return new Estimate(
                day,
                atRisk,
                Value.of(survival[i]),
                Value.finiteOr(stdError[i], why),
                survival[i] == 0 ? Interval.undefined(why) : method.of(survival[i], stdError[i], z),
                Value.of(hazard[i]),
                Value.of(Math.sqrt(hazardVariance[i])));
    }

    /** The time by which a share {@code probability} of the subjects had the event: the median for 0.5. */
    public Quantile quantile(double probability, SurvivalInterval method, double level) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "Expected a probability between 0 and 1, such as 0.5 for the median, found " + probability + ".");
        }
        double z = Gaussian.twoSidedQuantile(level);
        if (days.length == 0) {
            return new Quantile(
                    probability, Value.undefined(Reason.NO_SUBJECTS), Interval.undefined(Reason.NO_SUBJECTS));
        }
        double[] reached = new double[days.length];
        double[] lower = new double[days.length];
        double[] upper = new double[days.length];
        for (int i = 0; i < days.length; i++) {
            Interval interval = method.of(survival[i], stdError[i], z);
            reached[i] = 1 - survival[i];
            lower[i] = 1 - interval.lower().optional().orElse(Double.NaN);
            upper[i] = 1 - interval.upper().optional().orElse(Double.NaN);
        }
        return new Quantile(
                probability,
                StepInverse.at(probability, days, reached),
                new Interval(StepInverse.at(probability, days, lower), StepInverse.at(probability, days, upper)));
    }

    /** The place of the last day with an exit at or before a time, or -1. */
    int lastNotAfter(double time) {
        if (!(time >= 0) || Double.isInfinite(time)) {
            throw new IllegalArgumentException("Expected a time of 0 or more days, found " + time + ".");
        }
        int found = Arrays.binarySearch(days, (int) Math.min(Integer.MAX_VALUE, Math.floor(time)));
        return found >= 0 ? found : -found - 2;
    }

    private static Estimate undefined(double day, long atRisk, Reason why) {
        Value none = Value.undefined(why);
        return new Estimate(day, atRisk, none, none, Interval.undefined(why), none, none);
    }
}
