package org.ninefold.study;

/** The scale on which the interval of a survival curve is symmetric. */
public enum SurvivalIntervalType implements Keyed {
    /** The complementary log-log scale. */
    LOG_LOG,
    LOG,
    /** The curve itself, clipped to 0 and 1. */
    PLAIN,
    /** The log odds. */
    LOGIT,
    /** The arcsine of the square root. */
    ARCSINE
}
