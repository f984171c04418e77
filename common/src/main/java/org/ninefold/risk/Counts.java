package org.ninefold.risk;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts of subjects by what they have in common; what no subject has is not kept. */
final class Counts {
    private Counts() {}

    /**
     * The counts that are kept, in order.
     *
     * @param of what is counted, as the rest of a sentence that begins with a count
     */
    static <K> SortedMap<K, Long> kept(SortedMap<K, Long> counts, String of) {
        SortedMap<K, Long> kept = new TreeMap<>();
        counts.forEach((key, n) -> {
            if (n < 0) {
                throw new IllegalArgumentException(
                        "Expected a count of subjects, found " + n + of.formatted(key) + ".");
            } else if (n > 0) {
                kept.put(key, n);
            }
        });
        return Collections.unmodifiableSortedMap(kept);
    }

    static long total(Map<?, Long> counts) {
        return counts.values().stream().reduce(0L, Math::addExact);
    }
}
