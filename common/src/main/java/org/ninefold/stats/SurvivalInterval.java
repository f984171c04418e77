package org.ninefold.stats;

import org.ninefold.schema.Keyed;

/**
 * The scale on which a confidence interval of a survival probability is symmetric.
 *
 * <p>With S the estimate, s its standard error by Greenwood, r = s / S (the standard error of log S) and z the normal
 * quantile, the limits are
 *
 * <ul>
 *   <li>plain: S ± z s, cut at 0 and 1
 *   <li>log: exp(log S ± z r), cut at 1
 *   <li>log-log: exp(−exp(log(−log S) ∓ z r / log S))
 *   <li>logit: the inverse logit of logit S ± z r / (1 − S)
 *   <li>arcsine: sin²(asin √S ± z/2 · r √(S / (1 − S))), cut at 0 and π/2
 * </ul>
 *
 * At S = 1 plain and log give [1, 1], which is not to be printed, and the others no interval; at S = 0 none does. Source: Klein and Moeschberger, Survival Analysis,
 * section 4.3; Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, section 1.4. Oracle: survfit.json.
 */
public enum SurvivalInterval implements Keyed {
    LOG_LOG,
    LOG,
    PLAIN,
    LOGIT,
    ARCSINE;

    /** The interval at an estimate s strictly between 0 and 1 with the relative error r. */
    private Interval around(double s, double r, double z) {
        return switch (this) {
            case PLAIN -> Interval.of(Math.max(0, s - z * r * s), Math.min(1, s + z * r * s));
            case LOG -> Interval.of(s * StrictMath.exp(-z * r), Math.min(1, s * StrictMath.exp(z * r)));
            case LOG_LOG -> {
                double step = z * r / StrictMath.log(s);
                yield Interval.of(StrictMath.pow(s, StrictMath.exp(-step)), StrictMath.pow(s, StrictMath.exp(step)));
            }
            case LOGIT -> {
                double centre = StrictMath.log(s / (1 - s));
                double step = z * r / (1 - s);
                yield Interval.of(1 / (1 + StrictMath.exp(step - centre)), 1 / (1 + StrictMath.exp(-step - centre)));
            }
            case ARCSINE -> {
                double centre = StrictMath.asin(Math.sqrt(s));
                double step = z / 2 * r * Math.sqrt(s / (1 - s));
                double lower = StrictMath.sin(Math.max(0, centre - step));
                double upper = StrictMath.sin(Math.min(Math.PI / 2, centre + step));
                yield Interval.of(lower * lower, upper * upper);
            }
        };
    }

    /** The interval of an estimate with its standard error on the survival scale. */
    Interval of(double survival, double stdError, double z) {
        if (survival <= 0) {
            return Interval.undefined(Reason.INTERVAL_UNDEFINED);
        }
        if (survival >= 1) {
            return this == PLAIN || this == LOG ? Interval.of(1, 1) : Interval.undefined(Reason.NO_EVENTS);
        }
        return around(survival, stdError / survival, z);
    }
}
