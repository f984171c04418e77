package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.stats.MetaAnalysis.Effect;
import org.ninefold.stats.MetaAnalysis.PooledError;

/**
 * The pooling of every case of meta.json and meta_converged.json, from its effects and variances.
 *
 * <p>REML and Paule-Mandel are compared to 1e-4 only with meta.json, where metafor stopped its iterations at steps of 1e-5; and to
 * 1e-7 with meta_converged.json, where it went on. Not compared: {@code se_tau2}, {@code H2}, {@code p}, weights and
 * the estimators ML, SJ and HE, which no result prints; {@code back_transformed} and the effects of the centres, which are made before and after pooling:
 * CentreEffectsOracleTest.
 */
class MetaAnalysisOracleTest {

    private static final Map<String, BetweenVariance> METHODS = Map.of(
            "fixed", BetweenVariance.NONE,
            "DL", BetweenVariance.DL,
            "REML", BetweenVariance.REML,
            "PM", BetweenVariance.PM,
            "DL_knha", BetweenVariance.DL,
            "REML_knha", BetweenVariance.REML);
    private static final double LOOSE = 1e-4;
    private static final double TIGHT = 1e-7;
    private static final Set<BetweenVariance> ITERATED = Set.of(BetweenVariance.REML, BetweenVariance.PM);

    static Stream<Oracle> references() {
        return Oracle.cases("meta.json");
    }

    @ParameterizedTest
    @MethodSource("references")
    void poolingAgreesWithMetafor(Oracle reference) {
        List<Effect> centres = centres(reference);
        METHODS.forEach((name, method) -> {
            PooledError error = name.endsWith("knha") ? PooledError.HARTUNG_KNAPP : PooledError.NORMAL;
            MetaAnalysis actual = MetaAnalysis.of(centres, method, error, 0.95);
            Oracle expected = reference.at(name);
            double tolerance = ITERATED.contains(method) ? LOOSE : 0;
            assertNear(expected.at("est"), actual.effect(), tolerance);
            assertNear(expected.at("se"), actual.stdError(), tolerance);
            assertNear(expected.at("ci").item(0), actual.interval().lower(), tolerance);
            assertNear(expected.at("ci").item(1), actual.interval().upper(), tolerance);
            assertNear(expected.at("tau2"), actual.betweenVariance(), tolerance);
            assertNear(expected.at("I2"), actual.iSquared(), 100 * tolerance);
            expected.at("Q").assertSame(actual.heterogeneity().statistic());
            expected.at("Q_df").assertSame(actual.heterogeneity().df());
            expected.at("Q_p").assertSameP(actual.heterogeneity().p());
            if (expected.has("pred_int")) {
                assertNear(expected.at("pred_int").item(0), actual.prediction().lower(), tolerance);
                assertNear(expected.at("pred_int").item(1), actual.prediction().upper(), tolerance);
            } else {
                assertThat(actual.prediction()).isEqualTo(Interval.undefined(Reason.INTERVAL_UNDEFINED));
            }
        });
    }

    static Stream<Oracle> converged() {
        return Oracle.cases("meta_converged.json");
    }

    /** Where τ² is 0, metafor's iterations stop a little above. */
    @ParameterizedTest
    @MethodSource("converged")
    void iteratedEstimatesAgreeWithMetaforCarriedToTheEnd(Oracle reference) {
        List<Effect> centres = centres(reference);
        for (String name : List.of("REML", "PM", "REML_knha")) {
            PooledError error = name.endsWith("knha") ? PooledError.HARTUNG_KNAPP : PooledError.NORMAL;
            MetaAnalysis actual = MetaAnalysis.of(centres, METHODS.get(name), error, 0.95);
            Oracle expected = reference.at(name);
            expected.at("est").assertWithin(actual.effect(), TIGHT);
            expected.at("se").assertWithin(actual.stdError(), TIGHT);
            expected.at("tau2").assertWithin(actual.betweenVariance(), TIGHT);
            expected.at("I2").assertWithin(actual.iSquared(), 100 * TIGHT);
            expected.at("ci").item(0).assertWithin(actual.interval().lower(), TIGHT);
            expected.at("ci").item(1).assertWithin(actual.interval().upper(), TIGHT);
            expected.at("pred_int").item(0).assertWithin(actual.prediction().lower(), TIGHT);
            expected.at("pred_int").item(1).assertWithin(actual.prediction().upper(), TIGHT);
        }
    }

    private static List<Effect> centres(Oracle reference) {
        return IntStream.range(0, reference.at("yi").size())
                .mapToObj(i -> new Effect(
                        reference.at("yi").item(i).number(),
                        reference.at("vi").item(i).number()))
                .toList();
    }

    private static void assertNear(Oracle expected, Value actual, double tolerance) {
        if (tolerance < LOOSE) {
            expected.assertSame(actual);
        } else {
            expected.assertWithin(actual, tolerance);
        }
    }

    /** Effects 0 and 4 with variances 1 and 1: Q = 8, τ² = (8 − 1)/(2 − 1) = 7 by moments, and so by Paule-Mandel and REML. */
    @Test
    void twoCentresAreAsWorkedByHand() {
        List<Effect> two = List.of(new Effect(0, 1), new Effect(4, 1));
        for (BetweenVariance method : List.of(BetweenVariance.DL, BetweenVariance.PM, BetweenVariance.REML)) {
            MetaAnalysis pooled = MetaAnalysis.of(two, method, PooledError.NORMAL, 0.95);
            assertThat(pooled.betweenVariance().optional().orElseThrow()).isCloseTo(7, within(1e-12));
            assertThat(pooled.effect().optional().orElseThrow()).isCloseTo(2, within(1e-12));
            assertThat(pooled.stdError().optional().orElseThrow()).isCloseTo(2, within(1e-12));
            assertThat(pooled.iSquared().optional().orElseThrow()).isCloseTo(87.5, within(1e-10));
        }
    }

    @Test
    void oneCentreIsNotPooled() {
        assertThat(MetaAnalysis.of(List.of(new Effect(1, 1)), BetweenVariance.REML, PooledError.NORMAL, 0.95)
                        .effect())
                .isEqualTo(Value.undefined(Reason.ONE_GROUP));
    }

    @Test
    void effectWithoutAVarianceIsRefused() {
        assertThatThrownBy(() -> new Effect(0.5, 0))
                .hasMessage("Expected an effect with a positive variance, found 0.5 with 0.0;"
                        + " leave the centre out and say so.");
    }

    private static Effect logit(double events, double n) {
        return new Effect(Math.log(events / (n - events)), 1 / events + 1 / (n - events));
    }

    /** 5, 5 and 6 of 10: metafor 3.8-1, rma(measure = "PLO", method = "REML", test = "knha" or "adhoc"). */
    @Test
    void hartungKnappOfCentresThatAgreeIsNarrowUnlessItIsHeldUp() {
        List<Effect> centres = List.of(logit(5, 10), logit(5, 10), logit(6, 10));
        Interval plain = MetaAnalysis.of(centres, BetweenVariance.REML, PooledError.HARTUNG_KNAPP, 0.95)
                .interval();
        assertThat(plain.lower().optional().orElseThrow()).isCloseTo(-0.4459734683935097, within(1e-12));
        assertThat(plain.upper().optional().orElseThrow()).isCloseTo(0.7089778628420484, within(1e-12));
        MetaAnalysis held = MetaAnalysis.of(centres, BetweenVariance.REML, PooledError.HARTUNG_KNAPP_ADHOC, 0.95);
        assertThat(held.stdError().optional().orElseThrow()).isCloseTo(0.3676073110469038, within(1e-12));
        assertThat(held.interval().lower().optional().orElseThrow()).isCloseTo(-1.4501844031275513, within(1e-12));
        assertThat(held.interval().upper().optional().orElseThrow()).isCloseTo(1.71318879757609, within(1e-12));
        assertThat(held.prediction()).isEqualTo(held.interval());
    }

    /** 1/10, 9/10, 6/12 and 3/9 differ, and nothing is to be held up: metafor says the same by both. */
    @Test
    void hartungKnappOfCentresThatDifferIsTheSameHeldUp() {
        List<Effect> centres = List.of(logit(1, 10), logit(9, 10), logit(6, 12), logit(3, 9));
        for (PooledError error : List.of(PooledError.HARTUNG_KNAPP, PooledError.HARTUNG_KNAPP_ADHOC)) {
            MetaAnalysis pooled = MetaAnalysis.of(centres, BetweenVariance.REML, error, 0.95);
            assertThat(pooled.interval().lower().optional().orElseThrow()).isCloseTo(-2.906603591439172, within(1e-7));
            assertThat(pooled.prediction().upper().optional().orElseThrow()).isCloseTo(4.924405981506946, within(1e-6));
        }
    }

    /** Equal but for the last digit of a logarithm: no interval of one point, nor one of a unit in the last place. */
    @Test
    void equalCentresHaveNoIntervalByHartungKnapp() {
        double third = Math.log(1 / 3.0);
        List<Effect> centres = List.of(new Effect(third, 1), new Effect(Math.nextUp(third), 2), new Effect(third, 3));
        MetaAnalysis pooled = MetaAnalysis.of(centres, BetweenVariance.REML, PooledError.HARTUNG_KNAPP, 0.95);
        assertThat(pooled.interval()).isEqualTo(Interval.undefined(Reason.CENTRES_ALIKE));
        assertThat(pooled.prediction()).isEqualTo(Interval.undefined(Reason.CENTRES_ALIKE));
        assertThat(MetaAnalysis.of(centres, BetweenVariance.REML, PooledError.HARTUNG_KNAPP_ADHOC, 0.95)
                        .interval()
                        .lower()
                        .optional())
                .isPresent();
    }
}
