package org.ninefold.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's adjustment of several P values: those at or below α may be called significant with a probability of at most α to be
 * wrong in any of them.
 *
 * <p><b>Formula.</b> Of m values in ascending order the i-th becomes max over j ≤ i of min(1, (m − j + 1) p_j).
 *
 * <p><b>Units and domain.</b> P values from 0 to 1, in any order, which the result keeps.
 *
 * <p><b>Ends.</b> An undefined P stays undefined and is not one of the m.
 *
 * <p><b>Errors.</b> A P outside [0, 1].
 *
 * <p><b>Source.</b> Holm, Scand J Stat 1979;6:65. <b>Oracle.</b> holm.json, pairwise.json (R p.adjust): ComparisonOracleTest.
 */
public final class Holm {

    private Holm() {}

    /** The adjusted values, in the order of the given ones. */
    public static List<Value> adjusted(List<Value> p) {
        double[] number = p.stream()
                .mapToDouble(each -> each.optional().orElse(Double.NaN))
                .toArray();
        for (double each : number) {
            if (each < 0 || each > 1) {
                throw new IllegalArgumentException("Expected a P from 0 to 1 to adjust, found " + each + ".");
            }
        }
        List<Integer> ascending = IntStream.range(0, number.length)
                .filter(i -> !Double.isNaN(number[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> number[i]))
                .toList();
        List<Value> adjusted = new ArrayList<>(p);
        double reached = 0;
        for (int rank = 0; rank < ascending.size(); rank++) {
            int i = ascending.get(rank);
            reached = Math.max(reached, Math.min(1, (ascending.size() - rank) * number[i]));
            adjusted.set(i, Value.of(reached));
        }
        return List.copyOf(adjusted);
    }
}
