package org.ninefold.study;

/** How two numbers are correlated. */
public enum CorrelationMethod implements Keyed {
    /** The values. */
    PEARSON,
    /** Their ranks. */
    SPEARMAN
}
