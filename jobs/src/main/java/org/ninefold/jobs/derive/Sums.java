package org.ninefold.jobs.derive;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                .sorted(Map.Entry.comparingByKey(Sums::compare))
                .map(entry -> row(site, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The order of texts one after the other, of lists of one length. */
    private static int compare(List<String> a, List<String> b) {
        int order = 0;
        for (int i = 0; order == 0 && i < a.size(); i++) {
            order = TextOrder.NULLS_FIRST.compare(a.get(i), b.get(i));
        }
        return order;
    }

    private static Object[] row(String site, List<String> texts, long n) {
        var cells = new Object[texts.size() + 2];
        cells[0] = site;
        for (int i = 0; i < texts.size(); i++) {
            cells[i + 1] = texts.get(i);
        }
        cells[cells.length - 1] = n;
        return cells;
    }
}
