package org.ninefold.stats;

import org.ninefold.schema.Keyed;

/**
 * The scale on which a confidence interval of a cumulative incidence F with standard error s is symmetric: plain is F ± z s,
 * not cut at 0 or 1; log-log is 1 − (1 − F)^exp(∓ z s / ((1 − F) log(1 − F))). Both are [0, 0] at F = 0; log-log has no
 * interval at F = 1. Oracle: competing_risks.json.
 */
public enum IncidenceInterval implements Keyed {
    LOG_LOG,
    PLAIN;

    Interval of(double incidence, double stdError, double z) {
        if (this == PLAIN || incidence <= 0) {
            return Interval.finiteOr(incidence - z * stdError, incidence + z * stdError, Reason.INTERVAL_UNDEFINED);
        }
        double free = 1 - incidence;
        if (free <= 0) {
            return Interval.undefined(Reason.INTERVAL_UNDEFINED);
        }
        double factor = StrictMath.exp(z * stdError / (free * -StrictMath.log(free)));
        return Interval.finiteOr(
                1 - StrictMath.pow(free, 1 / factor), 1 - StrictMath.pow(free, factor), Reason.INTERVAL_UNDEFINED);
    }
}
