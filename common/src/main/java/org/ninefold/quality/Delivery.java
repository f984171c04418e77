package org.ninefold.quality;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a centre delivered, as the manifest remembers it for the next run.
 *
 * @param subjects how many subjects its records gave
 * @param sources its sources, with their columns
 * @param mapping hash of the standard schema and of the centre's mapping; rows of another hash do not go together
 * @param snapshot id of the snapshot that it was delivered for; where a centre is carried forward, the first of them
 * @param cutoff of that snapshot
 */
public record Delivery(
        String siteId, long subjects, List<Columns> sources, String mapping, String snapshot, LocalDate cutoff) {

    /**
     * The columns of a source.
     *
     * @param source id of the source
     * @param types the type of each column by its name, {@code text} where the format knows none
     */
    public record Columns(String source, SortedMap<String, String> types) {
        public Columns {
            types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
        }
    }

    public Delivery {
        sources = List.copyOf(sources);
    }

    /** The same with so many subjects fewer. */
    public Delivery without(long fewer) {
        return new Delivery(siteId, subjects - fewer, sources, mapping, snapshot, cutoff);
    }

    /** The same, delivered once more. */
    public Delivery again(String laterSnapshot, LocalDate laterCutoff) {
        return new Delivery(siteId, subjects, sources, mapping, laterSnapshot, laterCutoff);
    }
}
