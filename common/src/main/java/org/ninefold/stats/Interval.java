package org.ninefold.stats;

/** A confidence interval; either limit may be undefined. */
public record Interval(Value lower, Value upper) {

    static Interval of(double lower, double upper) {
        return new Interval(Value.of(lower), Value.of(upper));
    }

    /** The interval of two computed limits, or none if either is not a number. */
    static Interval finiteOr(double lower, double upper, Reason why) {
        return Double.isFinite(lower) && Double.isFinite(upper) ? of(lower, upper) : undefined(why);
    }

    static Interval undefined(Reason why) {
        return new Interval(Value.undefined(why), Value.undefined(why));
    }
}
