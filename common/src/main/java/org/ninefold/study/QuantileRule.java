package org.ninefold.study;

/** How a quartile is read between two sorted values. */
public enum QuantileRule implements Keyed {
    /** Linear between the neighbours: type 7 of R. */
    R_7,
    /** The first value at which the share is reached, the mean of two where it is hit exactly: definition 5 of SAS. */
    SAS_5
}
