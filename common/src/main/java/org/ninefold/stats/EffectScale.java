package org.ninefold.stats;

/** The scale on which the effects of centres are added; the formulas stand at {@link CentreEffects}. */
public enum EffectScale {
    LOGIT {
        @Override
        double back(double effect, double size) {
            return BinomialNormalLikelihood.probability(effect);
        }
    },
    LOGIT_CORRECTED {
        @Override
        double back(double effect, double size) {
            return LOGIT.back(effect, size);
        }
    },
    ARCSINE {
        @Override
        double back(double effect, double size) {
            double sine = StrictMath.sin(Math.min(Math.PI / 2, Math.max(0, effect)));
            return sine * sine;
        }
    },
    DOUBLE_ARCSINE {
        @Override
        double back(double effect, double size) {
            if (effect <= doubleArcsine(0, size)) {
                return 0;
            }
            if (effect >= doubleArcsine(size, size)) {
                return 1;
            }
            double sine = StrictMath.sin(2 * effect);
            double part = sine + (sine - 1 / sine) / size;
            double root = Math.sqrt(Math.max(0, 1 - part * part));
            return (1 - Math.signum(StrictMath.cos(2 * effect)) * root) / 2;
        }
    },
    LOG_MINUS_LOG {
        @Override
        double back(double effect, double size) {
            return StrictMath.exp(-StrictMath.exp(effect));
        }
    },
    COMPLEMENTARY_LOG_LOG {
        @Override
        double back(double effect, double size) {
            return -StrictMath.expm1(-StrictMath.exp(effect));
        }
    };

    /** The probability of an effect. */
    abstract double back(double effect, double size);

    static double doubleArcsine(double events, double n) {
        return (StrictMath.asin(Math.sqrt(events / (n + 1))) + StrictMath.asin(Math.sqrt((events + 1) / (n + 1)))) / 2;
    }
}
