package org.ninefold.stats;

import org.ninefold.schema.Keyed;

/** How a quantile of n sorted values is read between two of them. */
public enum QuantileType implements Keyed {
    /** Linear between the order statistics around (n − 1) p + 1: the default of R and most programs (type 7). */
    R_7,
    /** The value where the share reaches p, the mean of two where it hits p exactly: SAS's definition 5 (R's type 2). */
    SAS_5
}
