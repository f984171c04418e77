package org.ninefold.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ninefold.stats.MetaAnalysis.Effect;

/**
 * The effects of centres on a scale on which {@link MetaAnalysis} may add them, and the way back to probabilities.
 *
 * <p><b>Formula.</b> With k events among n subjects, and S with its standard error s at a time:
 *
 * <ul>
 *   <li>LOGIT: log(k/(n − k)), variance 1/k + 1/(n − k); centres with k = 0 or k = n are left out
 *   <li>LOGIT_CORRECTED: the same with ½ added to k and to n − k in such centres, and in no others
 *   <li>ARCSINE: asin √(k/n), variance 1/(4n)
 *   <li>DOUBLE_ARCSINE, Freeman and Tukey's: ½(asin √(k/(n + 1)) + asin √((k + 1)/(n + 1))), variance 1/(4n + 2)
 *   <li>LOG_MINUS_LOG: log(−log S), variance (s/(S log S))²; centres with S = 0 or S = 1, or without an S at the time, are left out
 *   <li>COMPLEMENTARY_LOG_LOG: the same of 1 − F for an incidence F
 * </ul>
 *
 * <p>Back: the inverse of each; of DOUBLE_ARCSINE Miller's, at the harmonic mean of the n used; 0 or 1 beyond what counts can reach.
 * LOG_MINUS_LOG turns an interval round, as a larger hazard is a smaller S.
 *
 * <p><b>Units and domain.</b> Counts or estimates of the centres, in any order, which the result keeps. Centres without subjects
 * are left out.
 *
 * <p><b>Ends.</b> The number of centres used stands in the result of {@link MetaAnalysis}, and is to be printed with it wherever some
 * are left out.
 *
 * <p><b>Errors.</b> LOG_MINUS_LOG or COMPLEMENTARY_LOG_LOG for counts.
 *
 * <p><b>Source.</b> Freeman and Tukey, Ann Math Stat 1950;21:607; Miller, Am Stat 1978;32:138; Combescure, Foucher and Jackson, Stat
 * Med 2014;33:2521 for the survival. <b>Oracle.</b> meta.json (metafor escalc, R survfit): CentreEffectsOracleTest.
 *
 * @param meanSize harmonic mean of the n used; 0 for a survival
 * @param used effects, in the order of their centres
 * @param leftOut indices of the centres without an effect
 */
public record CentreEffects(EffectScale scale, double meanSize, List<Effect> used, List<Integer> leftOut) {

    public CentreEffects {
        used = List.copyOf(used);
        leftOut = List.copyOf(leftOut);
    }

    /** The effects of proportions, whose own interval does not matter. */
    public static CentreEffects ofProportions(List<Proportion> centres, EffectScale scale) {
        double inverse = 0;
        List<Optional<Effect>> effects = new ArrayList<>();
        for (Proportion centre : centres) {
            Optional<Effect> effect = centre.n() == 0 ? Optional.empty() : effect(centre, scale);
            inverse += effect.isPresent() ? 1.0 / centre.n() : 0;
            effects.add(effect);
        }
        long k = effects.stream().filter(Optional::isPresent).count();
        return of(scale, k == 0 ? 0 : k / inverse, effects);
    }

    /** The effects of survival at one time. */
    public static CentreEffects ofSurvival(List<KaplanMeier.Estimate> centres) {
        return of(
                EffectScale.LOG_MINUS_LOG,
                0,
                centres.stream().map(CentreEffects::effect).toList());
    }

    /** The effects of the incidence of a cause at one time. */
    public static CentreEffects ofIncidence(List<AalenJohansen.Estimate> centres) {
        return of(
                EffectScale.COMPLEMENTARY_LOG_LOG,
                0,
                centres.stream()
                        .map(centre -> effect(
                                1 - centre.incidence().optional().orElse(1),
                                centre.stdError().optional().orElse(0)))
                        .toList());
    }

    /** The probability of an effect pooled over the centres. */
    public Value back(Value effect) {
        OptionalDouble number = effect.optional();
        return number.isPresent() ? Value.of(scale.back(number.getAsDouble(), meanSize)) : effect;
    }

    /** The limits of the probability. */
    public Interval back(Interval effect) {
        Value lower = back(effect.lower());
        Value upper = back(effect.upper());
        return scale == EffectScale.LOG_MINUS_LOG ? new Interval(upper, lower) : new Interval(lower, upper);
    }

    private static CentreEffects of(EffectScale scale, double meanSize, List<Optional<Effect>> effects) {
        List<Integer> leftOut = new ArrayList<>();
        for (int i = 0; i < effects.size(); i++) {
            if (effects.get(i).isEmpty()) {
                leftOut.add(i);
            }
        }
        return new CentreEffects(
                scale, meanSize, effects.stream().flatMap(Optional::stream).toList(), leftOut);
    }

    private static Optional<Effect> effect(Proportion centre, EffectScale scale) {
        double k = centre.events();
        double n = centre.n();
        boolean mixed = k > 0 && k < n;
        return switch (scale) {
            case LOGIT -> mixed ? Optional.of(logit(k, n - k)) : Optional.empty();
            case LOGIT_CORRECTED -> Optional.of(mixed ? logit(k, n - k) : logit(k + 0.5, n - k + 0.5));
            case ARCSINE -> Optional.of(new Effect(StrictMath.asin(Math.sqrt(k / n)), 1 / (4 * n)));
            case DOUBLE_ARCSINE -> Optional.of(new Effect(EffectScale.doubleArcsine(k, n), 1 / (4 * n + 2)));
            case LOG_MINUS_LOG, COMPLEMENTARY_LOG_LOG ->
                throw new IllegalArgumentException("Expected a scale for counts, found " + scale
                        + ", which needs an estimate and its standard error.");
        };
    }

    private static Effect logit(double events, double others) {
        return new Effect(StrictMath.log(events / others), 1 / events + 1 / others);
    }

    private static Optional<Effect> effect(KaplanMeier.Estimate centre) {
        return effect(
                centre.survival().optional().orElse(0),
                centre.stdError().optional().orElse(0));
    }

    private static Optional<Effect> effect(double s, double se) {
        if (s <= 0 || s >= 1 || se <= 0) {
            return Optional.empty();
        }
        double error = se / (s * StrictMath.log(s));
        return Optional.of(new Effect(StrictMath.log(-StrictMath.log(s)), error * error));
    }
}
