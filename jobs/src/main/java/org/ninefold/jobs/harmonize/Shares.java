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
final class Shares implements Serializable {
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

    /** The place of a site among all. */
    int site(String siteId) {
        return sites.indexOf(siteId);
    }

    /** The place of the first share of a site among all shares. */
    int first(String siteId) {
        return first[site(siteId)];
    }

    /** How many shares a site has. */
    int count(String siteId) {
        return counts[site(siteId)];
    }

    /** The place among all shares of the one to which a person of a site belongs. */
    int of(int site, long lead) {
        long digits = lead >>> (FragmentCodec.LEAD_BITS - USED_BITS);
        return first[site] + (int) ((digits * counts[site]) >>> USED_BITS);
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
