package org.ninefold.stats;

/**
 * The difference p₁ − p₂ of the proportions of two independent groups, k₁ events among n₁ subjects and k₂ among n₂.
 *
 * <p><b>Formula.</b> k₁/n₁ − k₂/n₂.
 *
 * <p><b>Units and domain.</b> Counts 0 ≤ k ≤ n.
 *
 * <p><b>Variance and interval.</b> Newcombe's method 10: from p₁ − p₂ − √((p₁ − l₁)² + (u₂ − p₂)²) to p₁ − p₂ + √((u₁ − p₁)² + (p₂ − l₂)²),
 * with l and u the limits of Wilson's interval of either group; always within −1 and 1.
 *
 * <p>The P of no difference is that of {@link ContingencyTable#pearson} or {@link FisherExact}.
 *
 * <p><b>Ends.</b> Undefined if a group has no subjects.
 *
 * <p><b>Errors.</b> Counts outside the domain, a level outside (0, 1).
 *
 * <p><b>Source.</b> Newcombe, Stat Med 1998;17:873. <b>Oracle.</b> proportion_difference.json (R prop.test):
 * ProportionDifferenceOracleTest.
 */
public record ProportionDifference(Value difference, Interval interval) {

    /** The difference of two proportions, each with an interval of any method, at a level. */
    public static ProportionDifference of(Proportion first, Proportion second, double level) {
        Proportion a = Proportion.interval(first.events(), first.n(), ProportionInterval.WILSON, level);
        Proportion b = Proportion.interval(second.events(), second.n(), ProportionInterval.WILSON, level);
        if (a.proportion() instanceof Value.Defined p1
                && b.proportion() instanceof Value.Defined p2
                && a.interval().lower() instanceof Value.Defined l1
                && a.interval().upper() instanceof Value.Defined u1
                && b.interval().lower() instanceof Value.Defined l2
                && b.interval().upper() instanceof Value.Defined u2) {
            double difference = p1.number() - p2.number();
            return new ProportionDifference(
                    Value.of(difference),
                    Interval.of(
                            difference - StrictMath.hypot(p1.number() - l1.number(), u2.number() - p2.number()),
                            difference + StrictMath.hypot(u1.number() - p1.number(), p2.number() - l2.number())));
        }
        return new ProportionDifference(Value.undefined(Reason.NO_SUBJECTS), Interval.undefined(Reason.NO_SUBJECTS));
    }
}
