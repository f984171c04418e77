package org.ninefold.stats;

/** How the confidence interval of a proportion is made; the formulas stand at {@link Proportion}. */
public enum ProportionInterval {
    T,
    WALD,
    WALD_CC,
    WILSON,
    WILSON_CC,
    CLOPPER_PEARSON,
    AGRESTI_COULL,
    JEFFREYS
}
