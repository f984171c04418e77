package org.ninefold.study;

import org.ninefold.schema.Keyed;

/** Of whom a share is taken, where of some subjects nobody knows what is asked. */
public enum Denominator implements Keyed {
    /** Those of whom it is known. */
    ASSESSED,
    /** The whole population: unknown counts as no. */
    ALL
}
