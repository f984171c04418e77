package org.ninefold.stats;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ninefold.stats.MetaAnalysis.Effect;

/**
 * The effects of centres on a scale on which {@link MetaAnalysis} may add them, and the way back to probabilities.
 *
 * <p><b>Formula.</b> With k events among n subjects, and S with its standard error s at a time:
 *
 * <ul>
 *   <li>LOGIT: log(k/(n − k)), variance 1/k + 1/(n − k); centres with k = 0 or k = n are left out
 *   <li>LOG_MINUS_LOG: log(−log S), variance (s/(S log S))²; centres with S = 0 or S = 1, or without an S at the time, are left out
 *   <li>COMPLEMENTARY_LOG_LOG: the same of 1 − F for an incidence F
 * </ul>
 *
 * <p>Back: the inverse of each. LOG_MINUS_LOG turns an interval round, as a larger hazard is a smaller S.
 *
 * <p><b>Units and domain.</b> Counts or estimates of the centres, in any order, which the result keeps. Centres without subjects
 * are left out.
 *
 * <p><b>Ends.</b> The number of centres used stands in the result of {@link MetaAnalysis}, and is to be printed with it wherever some
 * are left out.
 *
 * <p><b>Source.</b> Combescure, Foucher and Jackson, Stat
 * Med 2014;33:2521 for the survival. <b>Oracle.</b> meta.json (metafor escalc, R survfit): CentreEffectsOracleTest.
 *
 * @param used effects, in the order of their centres
 * @param leftOut indices of the centres without an effect
 */
public record CentreEffects(EffectScale scale, List<Effect> used, List<Integer> leftOut) {

    public CentreEffects {
        used = List.copyOf(used);
        leftOut = List.copyOf(leftOut);
    }

    /** The effects of proportions, whose own interval does not matter. */
    public static CentreEffects ofProportions(List<Proportion> centres) {
        return of(EffectScale.LOGIT, centres.stream().map(CentreEffects::effect));
    }

    /** The effects of survival at one time. */
    public static CentreEffects ofSurvival(List<KaplanMeier.Estimate> centres) {
        return of(
                EffectScale.LOG_MINUS_LOG,
                centres.stream()
                        .map(centre -> effect(
                                centre.survival().optional().orElse(0),
                                centre.stdError().optional().orElse(0))));
    }

    /** The effects of the incidence of a cause at one time. */
    public static CentreEffects ofIncidence(List<AalenJohansen.Estimate> centres) {
        return of(
                EffectScale.COMPLEMENTARY_LOG_LOG,
                centres.stream()
                        .map(centre -> effect(
                                1 - centre.incidence().optional().orElse(1),
                                centre.stdError().optional().orElse(0))));
    }

    /** The probability of an effect pooled over the centres. */
    public Value back(Value effect) {
        return effect.map(scale::back);
    }

    /** The limits of the probability. */
    public Interval back(Interval effect) {
        Value lower = back(effect.lower());
        Value upper = back(effect.upper());
        return scale == EffectScale.LOG_MINUS_LOG ? new Interval(upper, lower) : new Interval(lower, upper);
    }

    private static CentreEffects of(EffectScale scale, Stream<Optional<Effect>> centres) {
        List<Optional<Effect>> effects = centres.toList();
        return new CentreEffects(
                scale,
                effects.stream().flatMap(Optional::stream).toList(),
                IntStream.range(0, effects.size())
                        .filter(i -> effects.get(i).isEmpty())
                        .boxed()
                        .toList());
    }

    private static Optional<Effect> effect(Proportion centre) {
        double k = centre.events();
        double others = centre.n() - k;
        return k > 0 && others > 0
                ? Optional.of(new Effect(StrictMath.log(k / others), 1 / k + 1 / others))
                : Optional.empty();
    }

    private static Optional<Effect> effect(double s, double se) {
        if (s <= 0 || s >= 1 || se <= 0) {
            return Optional.empty();
        }
        double error = se / (s * StrictMath.log(s));
        return Optional.of(new Effect(StrictMath.log(-StrictMath.log(s)), error * error));
    }
}
