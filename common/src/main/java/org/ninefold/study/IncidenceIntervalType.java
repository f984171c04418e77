package org.ninefold.study;

/** The scale on which the interval of a cumulative incidence is symmetric. */
public enum IncidenceIntervalType implements Keyed {
    /** The complementary log-log scale. */
    LOG_LOG("log-log"),
    /** The curve itself, clipped to 0 and 1. */
    PLAIN("plain");

    private final String key;

    IncidenceIntervalType(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
