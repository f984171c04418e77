package org.ninefold.quality;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the records of one file. Header, blank lines and lines of empty cells are not records.
 *
 * @param file label of the file
 * @param read records that the file says it has; negative if it did not say
 * @param kept records that gave at least one row and none that was rejected
 * @param filtered records left out, by reason
 * @param quarantined records rejected, by the id of the first rule
 * @param duplicate records that say what another says
 */
public record FileAccount(
        String siteId,
        String file,
        long read,
        long kept,
        SortedMap<String, Long> filtered,
        SortedMap<String, Long> quarantined,
        long duplicate) {

    public FileAccount {
        filtered = Collections.unmodifiableSortedMap(new TreeMap<>(filtered));
        quarantined = Collections.unmodifiableSortedMap(new TreeMap<>(quarantined));
    }

    /** Records left out for any reason. */
    public long filteredInAll() {
        return sum(filtered);
    }

    /** Records rejected by any rule. */
    public long quarantinedInAll() {
        return sum(quarantined);
    }

    /** What is wrong with the account, if its parts do not add up to the records read. */
    public Optional<String> imbalance() {
        if (read < 0) {
            return Optional.of("%s: nobody saw its end, so that nobody knows how many records it has".formatted(file));
        }
        long accounted =
                Math.addExact(Math.addExact(kept, duplicate), Math.addExact(filteredInAll(), quarantinedInAll()));
        return accounted == read
                ? Optional.empty()
                : Optional.of("%s: %d records read, but %d kept + %d filtered + %d quarantined + %d duplicate = %d"
                        .formatted(file, read, kept, filteredInAll(), quarantinedInAll(), duplicate, accounted));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().reduce(0L, Math::addExact);
    }
}
