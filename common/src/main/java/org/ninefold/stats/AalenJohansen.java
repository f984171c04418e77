package org.ninefold.stats;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ninefold.risk.RiskTable;

/**
 * The Aalen-Johansen estimate of the cumulative incidence F(t) of each of several competing causes: the probability to have
 * had the event of this cause, and none before, by day t.
 *
 * <p><b>Formula.</b> F(t) = Σ S(s−) d₁/n over the days s up to and including t, with d₁ events of the cause among n at risk
 * and S the probability to be free of all causes (Kaplan-Meier of all events). Σ F + S = 1.
 *
 * <p><b>Units and domain.</b> Days from the origin; read at any real time t ≥ 0, F(t) = 0 before the first event. Late
 * entries are at risk from the day after their entry.
 *
 * <p><b>Ties and day 0.</b> Events of several causes on one day happen at once, before its censorings; a day 0 is a day like
 * any other.
 *
 * <p><b>Variance and interval.</b> {@link IncidenceVariance} and {@link IncidenceInterval}. With late entries the variance
 * {@code DELTA} is the Greenwood-type one (as etm).
 *
 * <p><b>Ends.</b> After the last exit: if nobody is left free of all causes, F stays as it is with its error and interval, but
 * for F = 0 and F = 1, which have none then; else it is undefined. For a cause without events F is 0 with the degenerate
 * interval [0, 0]. The incidence given no other cause is 1 without an interval as soon as nobody is left free of all causes.
 * Without subjects everything is undefined.
 *
 * <p><b>Beside it.</b> The naive 1 − Kaplan-Meier, which takes other causes for censorings, and its gap 1 − KM − F ≥ 0.
 *
 * <p><b>Errors.</b> A time that is negative or no number, a level outside (0, 1), a cause the curve was not asked for.
 *
 * <p><b>Source.</b> Aalen and Johansen, Scand J Stat 1978;5:141; Gray, Ann Stat 1988;16:1141; Marubini and Valsecchi,
 * Analysing Survival Data from Clinical Trials, section 10.2. <b>Oracle.</b> competing_risks.json (R survival and cmprsk):
 * AalenJohansenOracleTest.
 */
public final class AalenJohansen {

    /** The estimates for one cause on a day with an exit. */
    public record Point(
            int day, long events, double incidence, double aalenVariance, double deltaVariance, double naive) {}

    /** The estimates for one cause at a time. */
    public record Estimate(
            long atRisk,
            Value incidence,
            Value stdError,
            Interval interval,
            Value naive,
            Value gap,
            Conditional conditional) {}

    /** The incidence given that no other cause came first: F / (F + S), its complement the conditional event-free curve. */
    public record Conditional(Value incidence, Value stdError, Interval interval) {}

    private final RiskTable table;
    private final KaplanMeier eventFree;
    private final int[] index;
    private final int[] days;
    private final Map<String, IncidenceCurve> curves = new LinkedHashMap<>();

    private AalenJohansen(RiskTable table, List<String> causes) {
        this.table = table;
        this.eventFree = KaplanMeier.of(table);
        this.index = eventFree.index;
        this.days = eventFree.days;
        long[] atRisk = Arrays.stream(index).mapToLong(table::atRisk).toArray();
        for (String cause : causes) {
            long[] own =
                    Arrays.stream(index).mapToLong(i -> table.events(i, cause)).toArray();
            long[] others = Arrays.stream(index)
                    .mapToLong(i -> table.events(i) - table.events(i, cause))
                    .toArray();
            curves.put(cause, new IncidenceCurve(own, others, atRisk));
        }
    }

    /** The curves of these causes, events of all others competing; a cause without events has a curve at 0. */
    public static AalenJohansen of(RiskTable table, List<String> causes) {
        return new AalenJohansen(table, causes);
    }

    /** The causes with a curve. */
    public List<String> causes() {
        return List.copyOf(curves.keySet());
    }

    /** The probability to be free of all causes. */
    public KaplanMeier eventFree() {
        return eventFree;
    }

    /** The number of days with an exit. */
    public int size() {
        return days.length;
    }

    /** The estimates for a cause on the {@code i}-th day with an exit, ascending from 0. */
    public Point point(String cause, int i) {
        IncidenceCurve curve = curve(cause);
        return new Point(
                days[i],
                table.events(index[i], cause),
                curve.incidence[i],
                curve.aalenVariance[i],
                curve.deltaVariance[i],
                curve.naive[i]);
    }

    /** The interval for a cause on the {@code i}-th day with an exit. */
    public Interval interval(String cause, int i, IncidenceVariance variance, IncidenceInterval method, double level) {
        IncidenceCurve curve = curve(cause);
        return method.of(curve.incidence[i], stdError(curve, i, variance), Gaussian.twoSidedQuantile(level));
    }

    /** The estimates for a cause at any time, whole days or not. */
    public Estimate at(String cause, double day, IncidenceVariance variance, IncidenceInterval method, double level) {
        IncidenceCurve curve = curve(cause);
        double z = Gaussian.twoSidedQuantile(level);
        int i = eventFree.lastNotAfter(day);
        long atRisk = table.atRiskAt(day);
        if (days.length == 0) {
            return undefined(atRisk, Reason.NO_SUBJECTS);
        }
        Value zero = Value.of(0);
        if (i < 0) {
            Interval point = method.of(0, 0, z);
            return new Estimate(atRisk, zero, zero, point, zero, zero, new Conditional(zero, zero, point));
        }
        boolean after = Math.floor(day) > days[days.length - 1];
        if (after && eventFree.point(i).survival() > 0) {
            return undefined(atRisk, Reason.AFTER_LAST_FOLLOW_UP);
        }
        double incidence = curve.incidence[i];
        double stdError = stdError(curve, i, variance);
        Reason end = after ? end(curve, i) : null;
        return new Estimate(
                atRisk,
                Value.of(incidence),
                end == null ? Value.of(stdError) : Value.undefined(end),
                end == null ? method.of(incidence, stdError, z) : Interval.undefined(end),
                Value.of(curve.naive[i]),
                Value.of(Math.max(0, curve.naive[i] - incidence)),
                conditional(curve, i, method, z));
    }

    /** Why an incidence that stays for good has neither error nor interval; null where it has both. */
    private static Reason end(IncidenceCurve curve, int i) {
        if (curve.incidence[i] == 0) {
            return Reason.NONE_OF_THIS_CAUSE;
        }
        return curve.others[i] == 0 ? Reason.ALL_OF_THIS_CAUSE : null;
    }

    private Conditional conditional(IncidenceCurve curve, int i, IncidenceInterval method, double z) {
        double incidence = curve.conditional[i];
        if (Double.isNaN(incidence)) {
            return undefinedConditional(Reason.ALL_HAD_OTHER_CAUSES);
        }
        if (eventFree.point(i).survival() == 0) {
            Reason why = Reason.NOBODY_FREE;
            return new Conditional(Value.of(1), Value.undefined(why), Interval.undefined(why));
        }
        double stdError = Math.sqrt(Math.max(0, curve.conditionalVariance[i]));
        return new Conditional(Value.of(incidence), Value.of(stdError), method.of(incidence, stdError, z));
    }

    private static Conditional undefinedConditional(Reason why) {
        return new Conditional(Value.undefined(why), Value.undefined(why), Interval.undefined(why));
    }

    private IncidenceCurve curve(String cause) {
        IncidenceCurve curve = curves.get(cause);
        if (curve == null) {
            throw new IllegalArgumentException(
                    "Expected one of the causes " + causes() + " of this estimate, found '" + cause + "'.");
        }
        return curve;
    }

    private static double stdError(IncidenceCurve curve, int i, IncidenceVariance variance) {
        boolean aalen = variance == IncidenceVariance.AALEN;
        return Math.sqrt(Math.max(0, (aalen ? curve.aalenVariance : curve.deltaVariance)[i]));
    }

    private static Estimate undefined(long atRisk, Reason why) {
        Value none = Value.undefined(why);
        return new Estimate(atRisk, none, none, Interval.undefined(why), none, none, undefinedConditional(why));
    }
}
