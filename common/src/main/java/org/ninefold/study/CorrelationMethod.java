package org.ninefold.study;

import org.ninefold.schema.Keyed;

/** How two numbers are correlated. */
public enum CorrelationMethod implements Keyed {
    /** The values. */
    PEARSON,
    /** Their ranks. */
    SPEARMAN
}
