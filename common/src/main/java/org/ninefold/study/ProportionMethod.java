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
    WILSON("wilson");

    private final String key;

    ProportionMethod(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
