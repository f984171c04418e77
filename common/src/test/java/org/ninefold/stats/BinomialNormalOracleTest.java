package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of binomial_normal.json, every field.
 *
 * <p>Estimates are compared to a relative 1e-7 instead of 1e-9, τ² to an absolute 1e-8: they are zeros of functions that are
 * themselves sums of numerical integrals, here by Gauss-Hermite and there by the trapezoid rule. Limits to 1e-6: the τ that
 * is best at a limit is up to 5, where Gauss-Hermite has that error. Against glmer, which stops when its deviance no longer
 * changes, μ to 1e-4 and τ² to 1e-3.
 */
class BinomialNormalOracleTest {

    static Stream<Oracle> references() {
        return Oracle.cases("binomial_normal.json");
    }

    @ParameterizedTest
    @MethodSource("references")
    void modelAgreesWithR(Oracle reference) {
        List<Proportion> centres = IntStream.range(0, reference.at("k").size())
                .mapToObj(i -> centre(
                        reference.at("k").item(i).count(),
                        reference.at("n").item(i).count()))
                .toList();
        BinomialNormal actual =
                BinomialNormal.of(Trials.of(centres), reference.at("level").number());
        reference.at("tau2").assertWithin(actual.betweenVariance(), 1e-8);
        assertNear(reference.at("logit"), actual.logit());
        assertNear(reference.at("std_err"), actual.stdError());
        assertNear(reference.at("profile_ci"), actual.logitInterval());
        assertNear(reference.at("proportion"), actual.proportion());
        assertNear(reference.at("proportion_ci"), actual.interval());
        assertNear(reference.at("proportion_prediction"), actual.prediction());
        reference.at("glmer_logit").assertWithin(actual.logit(), 1e-4);
        reference.at("glmer_tau2").assertWithin(actual.betweenVariance(), 1e-3);
        double coefficients = centres.stream()
                .mapToDouble(c -> CombinatoricsUtils.binomialCoefficientLog((int) c.n(), (int) c.events()))
                .sum();
        double tau = Math.sqrt(actual.betweenVariance().optional().orElseThrow());
        double mu = actual.logit().optional().orElseThrow();
        reference
                .at("log_lik")
                .assertSame(new BinomialNormalLikelihood(Trials.of(centres))
                                .at(mu, tau)
                                .value()
                        + coefficients);
    }

    private static Proportion centre(long events, long n) {
        return Proportion.interval(events, n, ProportionInterval.CLOPPER_PEARSON, 0.95);
    }

    private static void assertNear(Oracle expected, Value actual) {
        expected.assertWithin(actual, 1e-7 * Math.abs(expected.number()));
    }

    private static void assertNear(Oracle expected, Interval actual) {
        expected.item(0)
                .assertWithin(actual.lower(), 1e-6 * Math.abs(expected.item(0).number()));
        expected.item(1)
                .assertWithin(actual.upper(), 1e-6 * Math.abs(expected.item(1).number()));
    }

    /** Alike centres have no variance between them: 6 of 18, logit −log 2, information 18 · 1/3 · 2/3 = 4. */
    @Test
    void alikeCentresAreAsWorkedByHand() {
        BinomialNormal model = BinomialNormal.of(Trials.of(List.of(centre(2, 6), centre(2, 6), centre(2, 6))), 0.95);
        assertThat(model.centres()).isEqualTo(3);
        assertThat(model.betweenVariance()).isEqualTo(Value.of(0));
        assertThat(model.logit().optional().orElseThrow()).isCloseTo(-Math.log(2), within(1e-14));
        assertThat(model.stdError().optional().orElseThrow()).isCloseTo(0.5, within(1e-14));
        assertThat(model.proportion().optional().orElseThrow()).isCloseTo(1 / 3., within(1e-14));
        double t = 12.706204736174707;
        assertThat(model.prediction().upper().optional().orElseThrow())
                .isCloseTo(1 / (1 + 2 * Math.exp(-t / 2)), within(1e-12));
    }

    /** The likelihood of none among three is (1 − p)³, largest at τ = 0 while p is below ½: the limit solves 3 log(1 − p) = −z²/2. */
    @Test
    void noEventsHaveAnUpperLimitOnly() {
        List<Proportion> none = List.of(centre(0, 1), centre(0, 1), centre(0, 1));
        BinomialNormal model = BinomialNormal.of(Trials.of(none), 0.95);
        assertThat(model.proportion()).isEqualTo(Value.of(0));
        assertThat(model.logit()).isEqualTo(Value.undefined(Reason.UNBOUNDED));
        assertThat(model.prediction()).isEqualTo(Interval.undefined(Reason.UNBOUNDED));
        assertThat(model.interval().lower()).isEqualTo(Value.of(0));
        double upper = model.interval().upper().optional().orElseThrow();
        assertThat(upper).isCloseTo(1 - Math.exp(-1.959963984540054 * 1.959963984540054 / 6), within(1e-10));
        BinomialNormal all = BinomialNormal.of(Trials.of(List.of(centre(1, 1), centre(1, 1), centre(1, 1))), 0.95);
        assertThat(all.proportion()).isEqualTo(Value.of(1));
        assertThat(all.interval().upper()).isEqualTo(Value.of(1));
        assertThat(all.interval().lower().optional().orElseThrow()).isCloseTo(1 - upper, within(1e-10));
    }

    @Test
    void centresWithAllOrNothingHaveNoFiniteVariance() {
        List<Proportion> split = List.of(centre(0, 9), centre(9, 9), centre(0, 8), centre(8, 8));
        assertThat(BinomialNormal.of(Trials.of(split), 0.95).logit()).isEqualTo(Value.undefined(Reason.UNBOUNDED));
    }

    @Test
    void centreWithoutSubjectsIsLeftOutAndOneIsNotPooled() {
        assertThat(BinomialNormal.of(Trials.of(List.of(centre(1, 3), centre(0, 0))), 0.95)
                        .proportion())
                .isEqualTo(Value.undefined(Reason.ONE_GROUP));
        BinomialNormal two = BinomialNormal.of(Trials.of(List.of(centre(1, 3), centre(0, 0), centre(2, 5))), 0.95);
        assertThat(two.centres()).isEqualTo(2);
        assertThat(two.prediction()).isEqualTo(Interval.undefined(Reason.TOO_FEW_SUBJECTS));
    }

    /** No events of a centre for its events, and its events for none, turn the logit round. */
    @Test
    void countingTheOthersTurnsEverythingRound() {
        List<Proportion> centres = List.of(centre(0, 6), centre(9, 10), centre(3, 9), centre(12, 12), centre(1, 8));
        List<Proportion> others =
                centres.stream().map(c -> centre(c.n() - c.events(), c.n())).toList();
        BinomialNormal model = BinomialNormal.of(Trials.of(centres), 0.95);
        BinomialNormal turned = BinomialNormal.of(Trials.of(others), 0.95);
        assertThat(turned.logit().optional().orElseThrow())
                .isCloseTo(-model.logit().optional().orElseThrow(), within(1e-10));
        assertThat(turned.betweenVariance().optional().orElseThrow())
                .isCloseTo(model.betweenVariance().optional().orElseThrow(), within(1e-9));
        assertThat(turned.interval().lower().optional().orElseThrow())
                .isCloseTo(1 - model.interval().upper().optional().orElseThrow(), within(1e-9));
    }

    @Test
    void orderOfTheCentresDoesNotMatter() {
        List<Proportion> centres = List.of(centre(2, 40), centre(30, 60), centre(11, 50), centre(19, 30));
        List<Proportion> reversed = new ArrayList<>(centres);
        Collections.reverse(reversed);
        assertThat(BinomialNormal.of(Trials.of(reversed), 0.95)
                        .logit()
                        .optional()
                        .orElseThrow())
                .isCloseTo(
                        BinomialNormal.of(Trials.of(centres), 0.95)
                                .logit()
                                .optional()
                                .orElseThrow(),
                        within(1e-11));
    }
}
