package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;
import org.ninefold.stats.MetaAnalysis.Effect;

/**
 * The effects of the centres of the cases of meta.json that give logits or a survival, and the way back of the pooled ones. Not
 * compared: logits of centres at 0 or n, which metafor corrects and we leave out.
 */
class CentreEffectsOracleTest {

    private static final Map<String, EffectScale> SCALES = Map.of(
            "PLO", EffectScale.LOGIT,
            "log(-log(S))", EffectScale.LOG_MINUS_LOG);

    static Stream<Oracle> references() {
        return Oracle.cases("meta.json")
                .filter(reference -> SCALES.containsKey(reference.at("measure").text()));
    }

    @ParameterizedTest
    @MethodSource("references")
    void effectsOfCentresAgreeWithMetafor(Oracle reference) {
        EffectScale scale = SCALES.get(reference.at("measure").text());
        CentreEffects effects = scale == EffectScale.LOG_MINUS_LOG
                ? survival(reference)
                : CentreEffects.ofProportions(proportions(reference));
        int all = reference.at("yi").size();
        int[] places = IntStream.range(0, all)
                .filter(i ->
                        scale == EffectScale.LOG_MINUS_LOG || !effects.leftOut().contains(i))
                .toArray();
        assertThat(effects.used()).hasSize(places.length);
        for (int i = 0; i < places.length; i++) {
            Effect effect = effects.used().get(i);
            reference.at("yi").item(places[i]).assertSame(effect.estimate());
            reference.at("vi").item(places[i]).assertSame(effect.variance());
        }
        for (String method : List.of("fixed", "DL", "SJ", "HE", "DL_knha")) {
            Oracle pooled = reference.at(method);
            Interval interval = effects.back(Interval.of(
                    pooled.at("ci").item(0).number(), pooled.at("ci").item(1).number()));
            boolean turned = scale == EffectScale.LOG_MINUS_LOG;
            Oracle back = pooled.at("back_transformed");
            back.item(0).assertSame(effects.back(Value.of(pooled.at("est").number())));
            back.item(1).assertSame(turned ? interval.upper() : interval.lower());
            back.item(2).assertSame(turned ? interval.lower() : interval.upper());
        }
    }

    private static List<Proportion> proportions(Oracle reference) {
        return IntStream.range(0, reference.at("k").size())
                .mapToObj(i -> proportion(
                        reference.at("k").item(i).count(),
                        reference.at("n").item(i).count()))
                .toList();
    }

    private static Proportion proportion(long k, long n) {
        return Proportion.interval(k, n, ProportionInterval.CLOPPER_PEARSON, 0.95);
    }

    /**
     * The columns of these cases stand in their titles: file, time, "by", centre. R was asked to carry curves on after the last
     * follow-up of a centre.
     */
    private static CentreEffects survival(Oracle reference) {
        String[] title = reference.at("id").text().split(" ", -1);
        String time = title[1];
        String event = time.replace("time", "event");
        SortedMap<String, OracleData> centres = OracleData.of(reference).by(title[3]);
        List<String> labels = reference.at("all_labels").texts();
        double day = reference.at("t").number();
        List<KaplanMeier.Estimate> estimates = labels.stream()
                .map(label -> KaplanMeier.of(centres.get(label).table(time, event)))
                .map(curve ->
                        curve.at(Math.min(day, curve.point(curve.size() - 1).day()), SurvivalInterval.LOG_LOG, 0.95))
                .toList();
        for (int i = 0; i < labels.size(); i++) {
            reference.at("all_surv").item(i).assertSame(estimates.get(i).survival());
        }
        CentreEffects effects = CentreEffects.ofSurvival(estimates);
        assertThat(effects.leftOut().stream().map(labels::get).toList())
                .isEqualTo(reference.at("excluded").texts());
        return effects;
    }

    /** 3 of 4: logit log 3 with variance 1/3 + 1; the centres at 0 and at all and that of nobody are left out. */
    @Test
    void effectsOfThreeOfFourAreAsWorkedByHand() {
        List<Proportion> centres = List.of(proportion(0, 5), proportion(3, 4), proportion(2, 2), proportion(0, 0));
        CentreEffects logit = CentreEffects.ofProportions(centres);
        assertThat(logit.leftOut()).containsExactly(0, 2, 3);
        assertThat(logit.used().get(0).estimate()).isCloseTo(Math.log(3), within(1e-15));
        assertThat(logit.used().get(0).variance()).isCloseTo(4 / 3., within(1e-15));
    }

    @Test
    void effectsReturnToTheirProbabilities() {
        for (int k = 1; k < 8; k++) {
            CentreEffects one = CentreEffects.ofProportions(List.of(proportion(k, 8)));
            assertThat(one.back(Value.of(one.used().get(0).estimate()))
                            .optional()
                            .orElseThrow())
                    .isCloseTo(k / 8., within(1e-14));
        }
        CentreEffects nobody = CentreEffects.ofProportions(List.of(proportion(0, 0)));
        assertThat(nobody.back(Value.undefined(Reason.ONE_GROUP))).isEqualTo(Value.undefined(Reason.ONE_GROUP));
    }

    /** One of two dies on day 5: S = 1/2, s² = 1/8; before that S = 1, and after the last follow-up there is none. */
    @Test
    void survivalOfOneAndBeyondTheFollowUpIsLeftOut() {
        KaplanMeier curve = KaplanMeier.of(RiskTable.builder()
                .add(5, new Exit.Event("DEATH"), 1)
                .add(9, new Exit.Censored("END"), 1)
                .build());
        CentreEffects effects = CentreEffects.ofSurvival(Stream.of(4, 7, 12)
                .map(day -> curve.at(day, SurvivalInterval.LOG_LOG, 0.95))
                .toList());
        assertThat(effects.leftOut()).containsExactly(0, 2);
        double log2 = Math.log(2);
        assertThat(effects.used().get(0).estimate()).isCloseTo(Math.log(log2), within(1e-15));
        assertThat(effects.used().get(0).variance()).isCloseTo(0.5 / (log2 * log2), within(1e-14));
        assertThat(effects.back(Interval.of(-1, 0)).lower()).isEqualTo(Value.of(Math.exp(-1)));
    }
}
