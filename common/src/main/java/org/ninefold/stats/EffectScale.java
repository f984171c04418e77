package org.ninefold.stats;

/** The scale on which the effects of centres are added; the formulas stand at {@link CentreEffects}. */
public enum EffectScale {
    LOGIT,
    LOG_MINUS_LOG,
    COMPLEMENTARY_LOG_LOG;

    /** The probability of an effect. */
    double back(double effect) {
        return switch (this) {
            case LOGIT -> BinomialNormalLikelihood.probability(effect);
            case LOG_MINUS_LOG -> StrictMath.exp(-StrictMath.exp(effect));
            case COMPLEMENTARY_LOG_LOG -> -StrictMath.expm1(-StrictMath.exp(effect));
        };
    }
}
