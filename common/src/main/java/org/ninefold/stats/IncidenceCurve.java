package org.ninefold.stats;

/**
 * The cumulative incidence of one cause on the days with an exit, with both variances, the naive 1 − Kaplan-Meier that
 * takes the other causes for censorings, and the incidence given that no other cause came first, not a number where all had
 * another.
 */
final class IncidenceCurve {

    final double[] incidence;
    final double[] deltaVariance;
    final double[] aalenVariance;
    final double[] naive;
    final double[] conditional;
    final double[] conditionalVariance;
    /** The incidence of all other causes together; exactly 0 where they had no event while somebody was free of all. */
    final double[] others;

    /**
     * Steps through the days.
     *
     * @param ofCause events of the cause by day
     * @param ofOthers events of the other causes by day
     * @param atRisk at risk by day
     */
    IncidenceCurve(long[] ofCause, long[] ofOthers, long[] atRisk) {
        int size = atRisk.length;
        this.incidence = new double[size];
        this.deltaVariance = new double[size];
        this.aalenVariance = new double[size];
        this.naive = new double[size];
        this.conditional = new double[size];
        this.conditionalVariance = new double[size];
        this.others = new double[size];
        Delta delta = new Delta();
        Aalen aalen = new Aalen();
        double free = 1;
        double f = 0;
        double withoutCause = 1;
        double competing = 0;
        double elsewhere = 0;
        for (int i = 0; i < size; i++) {
            double n = atRisk[i];
            double d1 = ofCause[i];
            double d2 = ofOthers[i];
            if (d1 + d2 > 0) {
                delta.step(free, d1, d2, n);
                aalen.step(free, d1, d2, n);
                elsewhere += free * d2 / n;
                f = Math.min(1, f + free * d1 / n); // a sum of steps may end above 1 in its last digit
                free *= (n - d1 - d2) / n;
                if (free == 0 && elsewhere == 0) {
                    f = 1; // and not beside it, where an interval would be made of the last digit
                }
                withoutCause *= (n - d1) / n;
            }
            others[i] = elsewhere;
            incidence[i] = f;
            deltaVariance[i] = delta.ofIncidence;
            aalenVariance[i] = aalen.ofIncidence;
            competing += d2;
            naive[i] = competing == 0 ? f : 1 - withoutCause;
            conditional[i] = f / (f + free);
            conditionalVariance[i] = delta.ofConditional(f, free);
        }
    }

    /**
     * The covariance of (F, S), carried through F + S a₁ and S (1 − a) with the multinomial covariance of the hazards a₁
     * and a on each day. Carrying it forward needs no division by n − d and no difference of large sums.
     */
    private static final class Delta {
        private double ofIncidence;
        private double ofBoth;
        private double ofFree;

        /** Of F / (F + S), by its derivatives in F and S. */
        double ofConditional(double f, double free) {
            double without = (f + free) * (f + free);
            double byIncidence = free / without;
            double byFree = -f / without;
            return byIncidence * byIncidence * ofIncidence
                    + 2 * byIncidence * byFree * ofBoth
                    + byFree * byFree * ofFree;
        }

        void step(double free, double d1, double d2, double n) {
            double a1 = d1 / n;
            double a = (d1 + d2) / n;
            double stay = (n - d1 - d2) / n;
            double scale = free * free / n;
            ofIncidence += 2 * a1 * ofBoth + a1 * a1 * ofFree + scale * a1 * (1 - a1);
            ofBoth = stay * (ofBoth + a1 * ofFree) - scale * a1 * stay;
            ofFree = stay * stay * ofFree + scale * a * stay;
        }
    }

    /**
     * The sum over the days s ≤ t of S(s−)² / n² times c₂ d₂ x² + c₁ d₁ (1 + x)² with x = (F(s) − F(t)) / S(s) and the
     * correction for ties c = 1 − (d − 1)/(n − 1); without the terms in x where S(s) = 0. The sums of squares, of products
     * and of 1/S² are carried as F(t) grows.
     */
    private static final class Aalen {
        private double ofIncidence;
        private double product;
        private double square;

        void step(double free, double d1, double d2, double n) {
            double grown = free * d1 / n;
            ofIncidence += grown * (grown * square - 2 * product);
            product -= grown * square;
            double after = free * (n - d1 - d2) / n;
            double inverse = after > 0 ? 1 / after : 0;
            double own = weight(free, d1, n);
            double others = weight(free, d2, n);
            ofIncidence += own;
            product += own * inverse;
            square += (own + others) * inverse * inverse;
        }

        private static double weight(double free, double d, double n) {
            double ties = d > 1 ? 1 - (d - 1) / (n - 1) : 1;
            return free * free * ties * d / (n * n);
        }
    }
}
