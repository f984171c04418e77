package org.ninefold.study;

/** The variance of a cumulative incidence. */
public enum VarianceType implements Keyed {
    /** Aalen's, as cmprsk computes it. */
    AALEN,
    /** The delta method's, as survfit computes it. */
    DELTA
}
