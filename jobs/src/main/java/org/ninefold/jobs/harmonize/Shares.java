package org.ninefold.jobs.harmonize;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractFile;

/**
 * How the persons of sites are divided among tasks: a site has one share, or several where it is large, and a person belongs
 * to one by the first digits of its pseudonym; so the shares of a site one behind the other have the persons in their order.
 * How many there are depends on what a site delivered, never on the machine.
 */
final class Shares {
    /** A share for so many bytes of extracts: some ten thousands of persons. */
    static final long BYTES = 8L << 20;

    private static final int MOST = 1 << 16;
    /** As many bits of the lead as a count of shares can be multiplied with. */
    private static final int USED_BITS = 32;

    private final List<String> sites;
    private final int[] first;
    private final int[] counts;

    /** Shares of sites, so many of each. */
    Shares(SortedMap<String, Integer> bySite) {
        sites = List.copyOf(bySite.keySet());
        first = new int[sites.size()];
        counts = new int[sites.size()];
        int next = 0;
        for (int i = 0; i < counts.length; i++) {
            first[i] = next;
            counts[i] = bySite.get(sites.get(i));
            next += counts[i];
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
        int place = sites.indexOf(siteId);
        return new OfSite(first[place], counts[place]);
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
            long digits = lead >>> (FragmentCodec.LEAD_BITS - USED_BITS);
            return first + (int) ((digits * count) >>> USED_BITS);
        }
    }

    /** For each share its number among those of its site. */
    List<Integer> numbers() {
        var numbers = new ArrayList<Integer>();
        for (int count : counts) {
            for (int i = 0; i < count; i++) {
                numbers.add(i);
            }
        }
        return numbers;
    }
}
