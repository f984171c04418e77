package org.ninefold.study;

/** How two numbers are correlated. */
public enum CorrelationMethod implements Keyed {
    /** The values. */
    PEARSON("pearson"),
    /** Their ranks. */
    SPEARMAN("spearman");

    private final String key;

    CorrelationMethod(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
