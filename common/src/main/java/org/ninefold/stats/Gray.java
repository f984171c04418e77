package org.ninefold.stats;

import java.util.Arrays;
import java.util.List;
import org.ninefold.risk.RiskTable;

/**
 * Gray's test that the cumulative incidence of one cause is the same in k groups, other causes competing.
 *
 * <p><b>Formula.</b> A log-rank test of the subdistribution hazard: subjects who had another cause stay, with a weight, in the
 * risk set; the scores and their variance stand at {@link GrayStratum}. Weights (1 − F(t−))^ρ with F the common incidence; ρ = 0
 * is the usual test. With strata scores and variances are added.
 *
 * <p><b>Units and domain.</b> Tables of the groups, in the same order in every stratum; a group without subjects in a stratum
 * is {@link RiskTable#EMPTY} there.
 *
 * <p><b>Ties and day 0.</b> Events of several causes on one day happen at once, before its censorings; the variance is corrected
 * for ties as cmprsk does. A day 0 is a day like any other.
 *
 * <p><b>Ends.</b> Degrees of freedom are the rank of the variance. Without events of the cause, with one group at risk only,
 * or with events after the common incidence has reached 1 (a group ended early with other causes; cmprsk then gives NaN), the test is undefined.
 *
 * <p><b>Errors.</b> Late entries, for which the test is not defined; fewer than two groups, strata of different numbers of
 * groups, a ρ that is no number.
 *
 * <p><b>Source.</b> Gray, Ann Stat 1988;16:1141. <b>Oracle.</b> competing_risks.json, gray_weights.json (cmprsk): GrayOracleTest.
 *
 * @param scores by group; not finite where the common incidence reached 1 early
 * @param test of any difference between the groups
 */
public record Gray(List<Double> scores, ChiSquare test) {

    public Gray {
        scores = List.copyOf(scores);
    }

    /** The test of groups within strata, such as centres: a list of groups for each stratum. */
    public static Gray stratified(List<List<RiskTable>> strata, String cause, double rho) {
        int k = RiskSets.groupsInEach(strata);
        if (!Double.isFinite(rho)) {
            throw new IllegalArgumentException("Expected a weight rho, found " + rho + ".");
        }
        double[] scores = new double[k];
        double[][] variance = new double[k][k];
        long events = 0;
        boolean exhausted = false;
        for (List<RiskTable> groups : strata) {
            for (RiskTable group : groups) {
                if (group.entries() > 0) {
                    throw new IllegalArgumentException("Expected no late entries for Gray's test, found "
                            + group.entries() + " in one group; compare the cause-specific hazards instead.");
                }
                events = Math.addExact(events, group.events(cause));
            }
            GrayStratum stratum = new GrayStratum(new RiskSets(groups), cause, rho);
            exhausted |= stratum.exhausted;
            for (int i = 0; i < k; i++) {
                scores[i] += stratum.scores[i];
                for (int j = 0; j < k; j++) {
                    variance[i][j] += stratum.variance[i][j];
                }
            }
        }
        return new Gray(Arrays.stream(scores).boxed().toList(), test(events, exhausted, scores, variance));
    }

    private static ChiSquare test(long events, boolean exhausted, double[] scores, double[][] variance) {
        if (events == 0) {
            return ChiSquare.undefined(Reason.NO_EVENTS);
        }
        return exhausted ? ChiSquare.undefined(Reason.NOBODY_LEFT) : ChiSquare.ofScores(scores, variance);
    }
}
