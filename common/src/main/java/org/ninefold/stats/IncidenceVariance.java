package org.ninefold.stats;

import org.ninefold.schema.Keyed;

/** The variance of a cumulative incidence; in small samples the first is slightly larger. */
public enum IncidenceVariance implements Keyed {
    /** From martingale theory (Aalen 1978; Gray 1988), as cmprsk's cuminc prints it. */
    AALEN,
    /** The delta method on multinomial events, Greenwood's formula for many causes, as survfit, etm and prodlim print it. */
    DELTA
}
