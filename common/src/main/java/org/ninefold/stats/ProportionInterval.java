package org.ninefold.stats;

import org.ninefold.schema.Keyed;

/** How the confidence interval of a proportion is made; the formulas stand at {@link Proportion}. */
public enum ProportionInterval implements Keyed {
    /** Exact, from the beta distribution. */
    CLOPPER_PEARSON,
    /** Student's, of the mean of a variable that is 0 or 1. */
    T,
    /** From the normal distribution at the estimate. */
    WALD,
    /** From the score test. */
    WILSON,
    /** The normal one with continuity correction. */
    WALD_CC,
    /** The score one with continuity correction. */
    WILSON_CC,
    /** The normal one with two events and two other subjects more. */
    AGRESTI_COULL,
    /** From the beta distribution after Jeffreys' prior. */
    JEFFREYS
}
