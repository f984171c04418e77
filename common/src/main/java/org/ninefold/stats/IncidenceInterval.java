package org.ninefold.stats;

import org.ninefold.schema.Keyed;

/**
 * The scale on which a confidence interval of a cumulative incidence F with standard error s is symmetric.
 *
 * <ul>
 *   <li>log-log: that of a survival probability on 1 − F, 1 − (1 − F)^exp(∓ z s / ((1 − F) log(1 − F)))
 *   <li>plain: F ± z s, not cut at 0 or 1
 *   <li>log-log-f: on F itself, F^exp(∓ z s / (F log F)); survfit calls this log-log where there are many causes, and
 *       tidycmprsk prints it
 *   <li>log-f: F exp(± z s / F), cut at 1; survfit's log
 * </ul>
 *
 * At F = 0 log-log and plain are [0, 0] and the others have no interval; at F = 1 log-log and log-log-f have none. Oracle:
 * competing_risks.json, incidence_limits.json.
 */
public enum IncidenceInterval implements Keyed {
    LOG_LOG,
    PLAIN,
    LOG_LOG_F,
    LOG_F;

    /** The scale of the event-free probability beside it. */
    public SurvivalInterval eventFree() {
        return switch (this) {
            case LOG_LOG, LOG_LOG_F -> SurvivalInterval.LOG_LOG;
            case PLAIN -> SurvivalInterval.PLAIN;
            case LOG_F -> SurvivalInterval.LOG;
        };
    }

    Interval of(double incidence, double stdError, double z) {
        double half = z * stdError;
        return switch (this) {
            case PLAIN -> plain(incidence, half);
            case LOG_LOG -> {
                double free = 1 - incidence;
                double power = power(free, half);
                yield incidence <= 0
                        ? plain(incidence, half)
                        : interval(1 - StrictMath.pow(free, 1 / power), 1 - StrictMath.pow(free, power));
            }
            case LOG_LOG_F -> {
                double power = power(incidence, half);
                yield interval(StrictMath.pow(incidence, power), StrictMath.pow(incidence, 1 / power));
            }
            case LOG_F -> {
                double factor = StrictMath.exp(half / incidence);
                yield interval(incidence / factor, Math.min(1, incidence * factor));
            }
        };
    }

    private static Interval plain(double incidence, double half) {
        return interval(incidence - half, incidence + half);
    }

    /** No number where the probability is 0 or 1. */
    private static double power(double probability, double half) {
        return StrictMath.exp(half / (probability * -StrictMath.log(probability)));
    }

    private static Interval interval(double lower, double upper) {
        return Interval.finiteOr(lower, upper, Reason.INTERVAL_UNDEFINED);
    }
}
