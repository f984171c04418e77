package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The integral by another rule, and its derivatives by differences. */
class BinomialNormalLikelihoodTest {

    private static BinomialNormalLikelihood of(double k, double n) {
        return new BinomialNormalLikelihood(List.of(new Trials(k, n, false)));
    }

    /** By the trapezoid rule, which converges exponentially for such integrands; steps of 1/2000 on [−14, 14]. */
    private static double integral(double k, double n, double mu, double tau) {
        double[] log = new double[56_001];
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < log.length; i++) {
            double z = (i - 28_000) / 2000.0;
            double eta = mu + tau * z;
            log[i] = k * eta - n * (Math.max(eta, 0) + Math.log1p(Math.exp(-Math.abs(eta)))) - z * z / 2;
            top = Math.max(top, log[i]);
        }
        double sum = 0;
        for (double each : log) {
            sum += Math.exp(each - top);
        }
        return top + Math.log(sum / 2000 / Math.sqrt(2 * Math.PI));
    }

    @ParameterizedTest
    @CsvSource({
        "9, 11, 1.3, 0",
        "9, 11, 1.3, 0.7",
        "0, 6, -1, 1.5",
        "6, 6, 2, 1.5",
        "1, 1, 0.2, 2",
        "3, 40, -3, 2.5",
        "480, 1000, 0, 0.3",
        "0, 100000, 5, 3",
        "100000, 100000, -5, 3",
        "700, 2000, 4, 2",
        "2.75, 9.5, 0.4, 1.1",
        "0, 3.25, -1, 5.4"
    })
    void likelihoodIsTheIntegral(double k, double n, double mu, double tau) {
        double expected = integral(k, n, mu, tau);
        assertThat(of(k, n).at(mu, tau).value()).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }

    @ParameterizedTest
    @CsvSource({"9, 11, 1, 0.7", "0, 6, -1, 1.5", "6, 6, 2, 1", "30, 80, 0.3, 0.5"})
    void derivativesAreThoseOfTheLikelihood(double k, double n, double mu, double tau) {
        BinomialNormalLikelihood likelihood = of(k, n);
        BinomialNormalLikelihood.Point point = likelihood.at(mu, tau);
        double h = 1e-5;
        BinomialNormalLikelihood.Point right = likelihood.at(mu + h, tau);
        BinomialNormalLikelihood.Point left = likelihood.at(mu - h, tau);
        BinomialNormalLikelihood.Point above = likelihood.at(mu, tau + h);
        BinomialNormalLikelihood.Point below = likelihood.at(mu, tau - h);
        assertThat(point.mu()).isCloseTo((right.value() - left.value()) / (2 * h), within(1e-6));
        assertThat(point.tau()).isCloseTo((above.value() - below.value()) / (2 * h), within(1e-6));
        assertThat(point.muMu()).isCloseTo((right.mu() - left.mu()) / (2 * h), within(1e-6));
        assertThat(point.muTau()).isCloseTo((right.tau() - left.tau()) / (2 * h), within(1e-6));
        assertThat(point.tauTau()).isCloseTo((above.tau() - below.tau()) / (2 * h), within(1e-6));
    }

    /** At τ = 0 the second derivative by τ is Σ (k − np)² − npq: above 0 where centres differ more than by chance. */
    @Test
    void centresThatDifferLessThanByChanceHaveNoVariance() {
        assertThat(of(7, 10).at(0, 0).tauTau()).isCloseTo(4 - 2.5, within(1e-12));
        assertThat(of(6, 10).at(0, 0).tauTau()).isCloseTo(1 - 2.5, within(1e-12));
        assertThat(of(6, 10).bestTauAt(0)).isZero();
        assertThat(of(7, 10).bestTauAt(0)).isBetween(0.2, 1.0);
        assertThat(of(7, 10).bestMu(0)).isCloseTo(Math.log(7 / 3.), within(1e-12));
    }
}
