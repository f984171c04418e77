package org.ninefold.jobs.harmonize;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractFile;

/**
 * How the persons of sites are divided among tasks: a site has one share, or several where it is large, and a person belongs
 * to one by the first digits of its pseudonym; so the shares of a site one behind the other have the persons in their order.
 * How many there are depends on what a site delivered, never on the machine.
 */
final class SubjectBuckets {
    /** A share for so many bytes of extracts: some ten thousands of persons. */
    static final long BYTES = 8L << 20;

    private static final int MOST = 1 << 16;
    /** As many bits of the lead as a count of shares can be multiplied with. */
    private static final int USED_BITS = 32;

    private final SortedMap<String, OfSite> bySite = new TreeMap<>();

    /** Shares of sites, so many of each. */
    SubjectBuckets(SortedMap<String, Integer> counts) {
        int next = 0;
        for (Map.Entry<String, Integer> site : counts.entrySet()) {
            bySite.put(site.getKey(), new OfSite(next, site.getValue()));
            next += site.getValue();
        }
    }

    /** How many shares a site has that delivered these extracts. */
    static int count(List<Extract> extracts, long bytesAShare) {
        long bytes = extracts.stream()
                .flatMap(extract -> extract.files().stream())
                .mapToLong(ExtractFile::bytes)
                .sum();
        return (int) Math.max(1, Math.min(MOST, (bytes + bytesAShare - 1) / bytesAShare));
    }

    /** The shares of a site. */
    OfSite of(String siteId) {
        return bySite.get(siteId);
    }

    /**
     * The shares of one site.
     *
     * @param first the place of the first among those of all sites
     * @param count how many there are
     */
    record OfSite(int first, int count) implements Serializable {
        /** The place among those of all sites of the share to which a person belongs. */
        int of(long lead) {
            long digits = lead >>> (RecordBytes.LEAD_BITS - USED_BITS);
            return first + (int) ((digits * count) >>> USED_BITS);
        }
    }

    /** For each share its number among those of its site. */
    List<Integer> numbers() {
        return bySite.values().stream()
                .flatMap(own -> IntStream.range(0, own.count()).boxed())
                .toList();
    }

    /** For each share its site. */
    List<String> sites() {
        return bySite.entrySet().stream()
                .flatMap(site -> Collections.nCopies(site.getValue().count(), site.getKey()).stream())
                .toList();
    }
}
