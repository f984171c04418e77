package org.ninefold.study;

/** The variance of a cumulative incidence. */
public enum VarianceType implements Keyed {
    /** Aalen's, as cmprsk computes it. */
    AALEN("aalen"),
    /** The delta method's, as survfit computes it. */
    DELTA("delta");

    private final String key;

    VarianceType(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
