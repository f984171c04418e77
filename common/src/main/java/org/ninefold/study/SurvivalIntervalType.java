package org.ninefold.study;

/** The scale on which the interval of a survival curve is symmetric. */
public enum SurvivalIntervalType implements Keyed {
    /** The complementary log-log scale. */
    LOG_LOG("log-log"),
    /** The logarithm. */
    LOG("log"),
    /** The curve itself, clipped to 0 and 1. */
    PLAIN("plain"),
    /** The log odds. */
    LOGIT("logit"),
    /** The arcsine of the square root. */
    ARCSINE("arcsine");

    private final String key;

    SurvivalIntervalType(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
