package org.ninefold.study;

/** Whether, and when, non-response is an event of the endpoint's first cause. */
public enum NonResponse implements Keyed {
    /** It is not an event. */
    NONE("none"),
    /** At the assessment that showed it, NRDT. */
    ASSESSMENT("assessment"),
    /** At the end of the response window. */
    LANDMARK("landmark"),
    /** On day 0. */
    ORIGIN("origin");

    private final String key;

    NonResponse(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
