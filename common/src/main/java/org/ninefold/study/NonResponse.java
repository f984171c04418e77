package org.ninefold.study;

import org.ninefold.schema.Keyed;

/** Whether, and when, non-response is an event of the endpoint's first cause. */
public enum NonResponse implements Keyed {
    /** It is not an event. */
    NONE,
    /** At the assessment that showed it, NRDT. */
    ASSESSMENT,
    /** At the end of the response window. */
    LANDMARK,
    /** On day 0. */
    ORIGIN
}
