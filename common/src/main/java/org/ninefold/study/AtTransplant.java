package org.ninefold.study;

import org.ninefold.schema.Keyed;

/** What a transplant after the index date does to an endpoint. */
public enum AtTransplant implements Keyed {
    /** Nothing. */
    IGNORE,
    /** An event counts only on or before it. */
    CENSOR,
    /** It is an event of its own, of the cause TRANSPLANT. */
    COMPETE
}
