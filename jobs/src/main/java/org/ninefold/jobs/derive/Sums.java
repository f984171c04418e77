package org.ninefold.jobs.derive;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Counts of a site, by texts that may be null: as many as there are reasons, not records. */
final class Sums {
    /** By bytes, null first; the order that they have themselves asks the environment whether it is a test. */
    static final Comparator<UTF8String> TEXTS = Comparator.nullsFirst(UTF8String::binaryCompare);

    private final Map<List<UTF8String>, Long> counts = new HashMap<>();

    void add(long n, UTF8String... texts) {
        List<UTF8String> key = Arrays.asList(texts);
        Long before = counts.get(key);
        if (before == null) {
            UTF8String[] own = Arrays.stream(texts)
                    .map(text -> text == null ? null : text.copy())
                    .toArray(UTF8String[]::new);
            counts.put(Arrays.asList(own), n);
        } else {
            counts.put(key, Math.addExact(before, n));
        }
    }

    /** A row of site, texts and count for each, in the order of the texts, nulls first. */
    InternalRow[] rows(UTF8String site) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Sums::compare))
                .map(entry -> row(site, entry.getKey(), entry.getValue()))
                .toArray(InternalRow[]::new);
    }

    /** The order of texts one after the other, of lists of one length. */
    static int compare(List<UTF8String> a, List<UTF8String> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = TEXTS.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static InternalRow row(UTF8String site, List<UTF8String> texts, long n) {
        var cells = new Object[texts.size() + 2];
        cells[0] = site;
        for (int i = 0; i < texts.size(); i++) {
            cells[i + 1] = texts.get(i);
        }
        cells[cells.length - 1] = n;
        return new GenericInternalRow(cells);
    }
}
