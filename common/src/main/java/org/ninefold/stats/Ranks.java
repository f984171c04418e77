package org.ninefold.stats;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.ninefold.risk.ValueTable;

/** The midranks of the values of several samples taken together. */
final class Ranks {

    /** The sum of the ranks by sample. */
    final double[] sums;

    /** The size by sample. */
    final long[] sizes;

    /** The size of all samples. */
    final long total;

    /** The sum of t³ − t over the values, t of them equal. */
    final double ties;

    Ranks(List<ValueTable> samples) {
        ValueTable all = samples.stream().reduce(ValueTable.EMPTY, ValueTable::merge);
        ValueTable scale = ValueTable.of(all.decimals(), Map.of());
        List<SortedMap<Long, Long>> counts =
                samples.stream().map(s -> s.merge(scale).counts()).toList();
        this.sums = new double[samples.size()];
        this.sizes = new long[samples.size()];
        this.total = all.total();
        double tied = 0;
        long below = 0;
        for (Map.Entry<Long, Long> e : all.counts().entrySet()) {
            double t = e.getValue();
            double rank = below + (t + 1) / 2;
            for (int g = 0; g < sums.length; g++) {
                long n = counts.get(g).getOrDefault(e.getKey(), 0L);
                sums[g] += n * rank;
                sizes[g] += n;
            }
            tied += t * t * t - t;
            below += e.getValue();
        }
        this.ties = tied;
    }
}
