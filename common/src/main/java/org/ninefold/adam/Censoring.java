package org.ninefold.adam;

/** Why follow-up for an endpoint ended without an event: the only place that knows ADaM's CNSR codes. */
public enum Censoring {
    /** The endpoint's own censoring date. */
    END_OF_FOLLOW_UP(1),
    /** A transplant after the index date, where the endpoint says so. */
    TRANSPLANT(2),
    /** The study's cut-off. */
    CUTOFF(3);

    /** CNSR of an event. */
    public static final int EVENT = 0;

    /** CNSR: 1 and more. */
    final int code;

    Censoring(int code) {
        this.code = code;
    }
}
