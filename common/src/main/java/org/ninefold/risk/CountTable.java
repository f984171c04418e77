package org.ninefold.risk;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many subjects are at each level of a category: grades, responses, reasons. Levels are ordered by name; a level
 * without a subject is not kept, so two tables are equal when their counts are.
 */
public final class CountTable implements Mergeable<CountTable> {

    /** The table of no subjects. */
    public static final CountTable EMPTY = new CountTable(new TreeMap<>());

    private final SortedMap<String, Long> counts;

    private CountTable(SortedMap<String, Long> counts) {
        this.counts = Collections.unmodifiableSortedMap(counts);
    }

    /** The table with these counts. */
    public static CountTable of(Map<String, Long> counts) {
        TreeMap<String, Long> kept = new TreeMap<>();
        counts.forEach((level, n) -> addTo(kept, level, n));
        return new CountTable(kept);
    }

    /** Subjects at a level; 0 for a level the table does not know. */
    public long count(String level) {
        return counts.getOrDefault(level, 0L);
    }

    /** Subjects at all levels. */
    public long total() {
        return counts.values().stream().reduce(0L, Math::addExact);
    }

    /** Levels with at least one subject, in order. */
    public SortedMap<String, Long> counts() {
        return counts;
    }

    @Override
    public CountTable merge(CountTable other) {
        TreeMap<String, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((level, n) -> addTo(sum, level, n));
        return new CountTable(sum);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof CountTable other && counts.equals(other.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return "CountTable" + counts;
    }

    private static void addTo(SortedMap<String, Long> counts, String level, long n) {
        if (n < 0) {
            throw new IllegalArgumentException(
                    "Expected a count of subjects, found " + n + " at level '" + level + "'.");
        }
        if (n > 0) {
            counts.merge(level, n, Math::addExact);
        }
    }
}
