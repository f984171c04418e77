package org.ninefold.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ninefold.risk.RiskTable;

/**
 * The log-rank test of each pair of several groups, with Holm's adjustment for their number.
 *
 * <p><b>Formula.</b> {@link LogRank} of the two groups alone, all others left out, also of the weights; {@link Holm} over the pairs.
 *
 * <p><b>Units and domain, ties, ends, errors.</b> As of {@link LogRank}; a pair whose test is undefined is not one of those
 * adjusted for.
 *
 * <p><b>Source.</b> Holm, Scand J Stat 1979;6:65. <b>Oracle.</b> pairwise.json (R survdiff, p.adjust): ComparisonOracleTest.
 *
 * @param first index of a group
 * @param second index of a later group
 * @param test of the two
 * @param adjusted its P, by Holm
 */
public record PairwiseLogRank(int first, int second, ChiSquare test, Value adjusted) {

    /** The tests within strata, with the weights S(t−)^ρ of each pair: first group with second, first with third, and so on. */
    public static List<PairwiseLogRank> stratified(List<List<RiskTable>> strata, double rho) {
        int k = RiskSets.groupsInEach(strata);
        List<PairwiseLogRank> pairs = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            for (int j = i + 1; j < k; j++) {
                int first = i;
                int second = j;
                List<List<RiskTable>> two = strata.stream()
                        .map(groups -> List.of(groups.get(first), groups.get(second)))
                        .toList();
                ChiSquare test = LogRank.stratified(two, rho).test();
                pairs.add(new PairwiseLogRank(first, second, test, test.p()));
            }
        }
        List<Value> adjusted =
                Holm.adjusted(pairs.stream().map(pair -> pair.test.p()).toList());
        return IntStream.range(0, pairs.size())
                .mapToObj(i -> new PairwiseLogRank(
                        pairs.get(i).first, pairs.get(i).second, pairs.get(i).test, adjusted.get(i)))
                .toList();
    }
}
