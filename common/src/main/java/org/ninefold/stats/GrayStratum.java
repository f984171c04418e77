package org.ninefold.stats;

import java.util.Arrays;

/**
 * The scores and the variance of {@link Gray}'s test in one stratum.
 *
 * <p>With n_k at risk in group k, S_k(t−) free of all causes and F_k(t−) its incidence, h_k = n_k / S_k(t−) estimates the
 * number at risk had nobody failed, and R_k = h_k (1 − F_k(t−)) the size of the risk set of the subdistribution. Under the
 * hypothesis the common incidence F grows by d₁ / Σ h. Group i scores w (d₁ᵢ − d₁ Rᵢ / Σ R), w = (1 − F(t−))^ρ.
 *
 * <p>The variance follows each group's events into the later scores. With a_ik = w hᵢ (1{i = k} − h_k / Σ h) and c_ik the sum of
 * a_ik dF / (1 − F(t−)) over the days still to come, an event of the cause in group k moves the score of group i by a_ik + b c_ik,
 * b = 1 − (1 − F)/S_k, and one of another cause by c_ik (1 − F)/S_k.
 */
final class GrayStratum {

    /** A common incidence nearer to 1 than this leaves nothing to compare. */
    private static final double NEGLIGIBLE = 1e-9;

    private final int k;
    final double[] scores;
    final double[][] variance;

    /** Whether the common incidence reached 1 before the last event, after which no score is defined. */
    boolean exhausted;

    /** What a day adds; kept because the variance runs backwards in time. */
    private static final class Day {
        private final Move[] ofCause;
        private final Move[] ofOthers;
        private final double[][] direct;
        private double growth;

        Day(int k) {
            this.ofCause = new Move[k];
            this.ofOthers = new Move[k];
            this.direct = new double[k][k];
            Arrays.fill(ofCause, Move.NONE);
            Arrays.fill(ofOthers, Move.NONE);
        }
    }

    /** How an event moves the later scores, and the variance it carries. */
    private record Move(double factor, double weight) {
        static final Move NONE = new Move(0, 0);
    }

    GrayStratum(RiskSets sets, String cause, double rho) {
        this.k = sets.atRisk.length;
        this.scores = new double[k];
        this.variance = new double[k][k];
        Day[] days = forward(sets, cause, rho);
        backward(days);
    }

    private Day[] forward(RiskSets sets, String cause, double rho) {
        long[][] own = sets.events(cause);
        Day[] days = new Day[sets.size()];
        double[] free = new double[k];
        Arrays.fill(free, 1);
        double[] incidence = new double[k];
        double common = 0;
        for (int t = 0; t < days.length; t++) {
            double[] h = new double[k];
            double sumH = 0;
            double sumR = 0;
            for (int g = 0; g < k; g++) {
                h[g] = sets.atRisk[g][t] == 0 ? 0 : sets.atRisk[g][t] / free[g];
                sumH += h[g];
                sumR += h[g] * (1 - incidence[g]);
            }
            double d1 = RiskSets.sum(own, t);
            double before = common;
            exhausted |= d1 > 0 && 1 - before < NEGLIGIBLE;
            double w = StrictMath.pow(1 - before, rho);
            common += d1 / sumH;
            Day day = new Day(k);
            day.growth = d1 > 0 ? d1 / (sumH * (1 - before)) : 0;
            for (int g = 0; g < k; g++) {
                double n = sets.atRisk[g][t];
                if (n == 0) {
                    continue;
                }
                double d2 = sets.events[g][t] - own[g][t];
                double was = free[g];
                scores[g] += w * (own[g][t] - d1 * h[g] * (1 - incidence[g]) / sumR);
                incidence[g] += was * own[g][t] / n;
                free[g] *= (n - own[g][t] - d2) / n;
                for (int l = 0; l < k; l++) {
                    day.direct[g][l] = w * h[g] * ((g == l ? 1 : 0) - h[l] / sumH);
                }
                if (d1 > 0) {
                    double factor = free[g] > 0 ? 1 - (1 - common) / free[g] : 1;
                    day.ofCause[g] = new Move(factor, ties(d1, sumH * was) * was * d1 / (sumH * n));
                }
                if (d2 > 0 && free[g] > 0) {
                    day.ofOthers[g] = new Move((1 - common) / free[g], ties(d2, n) * was * was * d2 / (n * n));
                }
            }
            days[t] = day;
        }
        return days;
    }

    private void backward(Day[] days) {
        double[][] later = new double[k][k];
        for (int t = days.length - 1; t >= 0; t--) {
            Day day = days[t];
            for (int g = 0; g < k; g++) {
                add(day.ofCause[g], g, day.direct, later);
                add(day.ofOthers[g], g, null, later);
            }
            for (int i = 0; i < k; i++) {
                for (int g = 0; g < k; g++) {
                    later[i][g] += day.direct[i][g] * day.growth;
                }
            }
        }
    }

    private void add(Move move, int g, double[][] direct, double[][] later) {
        if (move.weight == 0) {
            return;
        }
        double[] moved = new double[k];
        for (int i = 0; i < k; i++) {
            moved[i] = (direct == null ? 0 : direct[i][g]) + move.factor * later[i][g];
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                variance[i][j] += move.weight * moved[i] * moved[j];
            }
        }
    }

    private static double ties(double d, double n) {
        return d > 1 ? 1 - (d - 1) / (n - 1) : 1;
    }
}
