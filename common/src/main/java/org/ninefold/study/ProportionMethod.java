package org.ninefold.study;

/** The interval of a proportion. */
public enum ProportionMethod implements Keyed {
    /** Exact, from the beta distribution. */
    CLOPPER_PEARSON("clopper-pearson"),
    /** Student's, of the mean of a variable that is 0 or 1. */
    T("t"),
    /** From the normal distribution at the estimate. */
    WALD("wald"),
    /** From the score test. */
    WILSON("wilson"),
    /** The normal one with continuity correction. */
    WALD_CC("wald-cc"),
    /** The score one with continuity correction. */
    WILSON_CC("wilson-cc"),
    /** The normal one with two events and two other subjects more. */
    AGRESTI_COULL("agresti-coull"),
    /** From the beta distribution after Jeffreys' prior. */
    JEFFREYS("jeffreys");

    private final String key;

    ProportionMethod(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
