package org.ninefold.risk;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many subjects are at each level of a category: grades, responses, reasons. Levels are ordered by name; a level
 * without a subject is not kept, so two tables are equal when their counts are.
 *
 * @param counts levels with at least one subject, in order
 */
public record CountTable(SortedMap<String, Long> counts) implements Mergeable<CountTable> {
    /** The table of no subjects. */
    public static final CountTable EMPTY = of(Map.of());

    public CountTable {
        counts = Counts.kept(counts, " at level '%s'");
    }

    /** The table with these counts. */
    public static CountTable of(Map<String, Long> counts) {
        return new CountTable(new TreeMap<>(counts));
    }

    /** Subjects at a level; 0 for a level the table does not know. */
    public long count(String level) {
        return counts.getOrDefault(level, 0L);
    }

    /** Subjects at all levels. */
    public long total() {
        return Counts.total(counts);
    }

    @Override
    public CountTable merge(CountTable other) {
        SortedMap<String, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((level, n) -> sum.merge(level, n, Math::addExact));
        return new CountTable(sum);
    }
}
