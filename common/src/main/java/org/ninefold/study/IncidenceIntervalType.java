package org.ninefold.study;

/** The scale on which the interval of a cumulative incidence is symmetric. */
public enum IncidenceIntervalType implements Keyed {
    /** The complementary log-log scale. */
    LOG_LOG,
    /** The curve itself, clipped to 0 and 1. */
    PLAIN
}
