package org.ninefold.stats;

import java.util.Arrays;
import java.util.List;
import org.ninefold.risk.RiskTable;

/**
 * The log-rank test that the event comes at the same hazard in k groups, and its relatives with Fleming-Harrington weights.
 *
 * <p><b>Formula.</b> U_j = Σ w (d_j − n_j d/n) over the days with an event, with d_j events among n_j at risk in group j and d
 * among n in all; w = S(t−)^ρ with the Kaplan-Meier curve of all groups together: ρ = 0 is the log-rank test, ρ = 1 the Peto
 * and Peto modification of Wilcoxon's. The statistic is U' V⁻ U. With strata U, V and w are those of each stratum, and U and V
 * are added.
 *
 * <p><b>Units and domain.</b> Tables of the groups, in the same order in every stratum; a group without subjects in a stratum
 * is {@link RiskTable#EMPTY} there. Late entries are at risk from the day after their entry. All causes of a table together.
 *
 * <p><b>Ties and day 0.</b> The hypergeometric variance allows for ties; a day 0 is a day like any other.
 *
 * <p><b>Variance and interval.</b> V_jk = Σ w² d (n − d)/(n − 1) · n_j/n (1{j = k} − n_k/n). No interval.
 *
 * <p><b>Ends.</b> Degrees of freedom are the rank of V: k − 1, less the groups that are never at risk with another at an
 * event. Without events, or with one group at risk only, the test is undefined.
 *
 * <p><b>Errors.</b> Fewer than two groups, strata of different numbers of groups, a ρ that is negative or no number.
 *
 * <p><b>Source.</b> Mantel 1966; Peto and Peto, JRSS A 1972;135:185; Harrington and Fleming, Biometrika 1982;69:553; the
 * trend: Tarone, Biometrika 1975;62:679. <b>Oracle.</b> survdiff.json, trend.json (R survival): LogRankOracleTest.
 *
 * @param observed weighted events by group
 * @param expected weighted events expected by group
 * @param variance of observed − expected, row by row
 * @param test of any difference between the groups
 */
public record LogRank(List<Double> observed, List<Double> expected, List<List<Double>> variance, ChiSquare test) {

    public LogRank {
        observed = List.copyOf(observed);
        expected = List.copyOf(expected);
        variance = variance.stream().map(List::copyOf).toList();
    }

    /** The test of groups within strata, such as centres, with the weights S(t−)^ρ: a list of groups for each stratum. */
    public static LogRank stratified(List<List<RiskTable>> strata, double rho) {
        int k = RiskSets.groupsInEach(strata);
        if (!(rho >= 0) || Double.isInfinite(rho)) {
            throw new IllegalArgumentException("Expected a weight rho of 0 or more, found " + rho + ".");
        }
        double[] observed = new double[k];
        double[] expected = new double[k];
        double[][] variance = new double[k][k];
        for (List<RiskTable> groups : strata) {
            addStratum(new RiskSets(groups), rho, observed, expected, variance);
        }
        double[] scores = new double[k];
        Arrays.setAll(scores, j -> observed[j] - expected[j]);
        return new LogRank(
                list(observed),
                list(expected),
                Arrays.stream(variance).map(LogRank::list).toList(),
                ChiSquare.ofScores(scores, variance));
    }

    /** The test of a trend over the groups, whose scores order them: 1 degree of freedom. */
    public ChiSquare trend(List<Double> scores) {
        if (scores.size() != observed.size()) {
            throw new IllegalArgumentException("Expected a score for each of the " + observed.size() + " groups, found "
                    + scores.size() + " scores.");
        }
        double score = 0;
        double ofScore = 0;
        for (int j = 0; j < scores.size(); j++) {
            score += scores.get(j) * (observed.get(j) - expected.get(j));
            for (int l = 0; l < scores.size(); l++) {
                ofScore += scores.get(j) * scores.get(l) * variance.get(j).get(l);
            }
        }
        return ofScore > 0 ? ChiSquare.of(score * score / ofScore, 1) : ChiSquare.undefined(Reason.NEVER_TOGETHER);
    }

    private static void addStratum(
            RiskSets sets, double rho, double[] observed, double[] expected, double[][] variance) {
        double survival = 1;
        for (int i = 0; i < sets.size(); i++) {
            double d = RiskSets.sum(sets.events, i);
            double n = RiskSets.sum(sets.atRisk, i);
            double w = StrictMath.pow(survival, rho);
            double ties = n > 1 ? w * w * d * (n - d) / (n - 1) : 0;
            for (int j = 0; j < observed.length; j++) {
                double share = sets.atRisk[j][i] / n;
                observed[j] += w * sets.events[j][i];
                expected[j] += w * d * share;
                for (int l = 0; l < observed.length; l++) {
                    variance[j][l] += ties * share * ((j == l ? 1 : 0) - sets.atRisk[l][i] / n);
                }
            }
            survival *= (n - d) / n;
        }
    }

    private static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
