package org.ninefold.jobs.derive;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ninefold.results.TextOrder;

/** Counts of a site, by texts that may be null: as many as there are reasons, not records. */
final class Sums {
    private final Map<List<String>, Long> counts = new HashMap<>();

    void add(long n, String... texts) {
        counts.merge(Arrays.asList(texts), n, Math::addExact);
    }

    /** A row of site, texts and count for each, in the order of the texts, nulls first. */
    List<Object[]> rows(String site) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey((a, b) -> Arrays.compare(texts(a), texts(b), TextOrder.NULLS_FIRST)))
                .map(entry -> Stream.of(Stream.of(site), entry.getKey().stream(), Stream.of(entry.getValue()))
                        .flatMap(cells -> cells)
                        .toArray())
                .toList();
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
