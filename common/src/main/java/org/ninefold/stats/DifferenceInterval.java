package org.ninefold.stats;

/** How the confidence interval of a difference of two proportions is made; the formulas stand at {@link ProportionDifference}. */
public enum DifferenceInterval {
    WALD,
    NEWCOMBE
}
