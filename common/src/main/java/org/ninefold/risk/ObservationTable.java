package org.ninefold.risk;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many subjects could be observed to each day, and left observation on which, by event or censoring: what the
 * completeness of follow-up needs, and nothing that identifies a subject.
 *
 * <p>The potential day is the number of days from a subject's origin to the cut-off of its data; nobody leaves after it.
 * A cell without a subject is not kept, so two tables are equal when their counts are.
 */
public final class ObservationTable implements Mergeable<ObservationTable> {

    /** The table of no subjects. */
    public static final ObservationTable EMPTY = new ObservationTable(new TreeMap<>());

    /** Observation that could last until the potential day, and ended with this exit on this day. */
    public record Observation(int potential, int day, Exit exit) implements Comparable<Observation> {
        private static final Comparator<Observation> ORDER = Comparator.comparingInt(Observation::potential)
                .thenComparingInt(Observation::day)
                .thenComparing(Observation::exit);

        public Observation {
            if (day < 0 || day > potential) {
                throw new IllegalArgumentException("Expected an exit from the origin (0) to the cut-off (day "
                        + potential + "), found day " + day + " for " + exit.code() + ".");
            }
            if (exit instanceof Exit.LateEntry) {
                throw new IllegalArgumentException(
                        "Expected an event or a censoring at the end of an observation, found a late entry.");
            }
        }

        @Override
        public int compareTo(Observation other) {
            return ORDER.compare(this, other);
        }
    }

    private final SortedMap<Observation, Long> counts;

    private ObservationTable(SortedMap<Observation, Long> counts) {
        this.counts = Collections.unmodifiableSortedMap(counts);
    }

    /** The table with these counts. */
    public static ObservationTable of(Map<Observation, Long> counts) {
        TreeMap<Observation, Long> kept = new TreeMap<>();
        counts.forEach((observation, n) -> addTo(kept, observation, n));
        return new ObservationTable(kept);
    }

    /** Observations of at least one subject, ordered by potential day, day and exit. */
    public SortedMap<Observation, Long> counts() {
        return counts;
    }

    /** All subjects. */
    public long subjects() {
        return counts.values().stream().reduce(0L, Math::addExact);
    }

    /** The exits by day, whatever the potential day: the table of the endpoint without its late entries. */
    public RiskTable exits() {
        RiskTableBuilder exits = RiskTable.builder();
        counts.forEach((observation, n) -> exits.add(observation.day(), observation.exit(), n));
        return exits.build();
    }

    @Override
    public ObservationTable merge(ObservationTable other) {
        TreeMap<Observation, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((observation, n) -> addTo(sum, observation, n));
        return new ObservationTable(sum);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ObservationTable other && counts.equals(other.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return "ObservationTable" + counts;
    }

    private static void addTo(SortedMap<Observation, Long> counts, Observation observation, long n) {
        if (n < 0) {
            throw new IllegalArgumentException("Expected a count of subjects, found " + n + " for "
                    + observation.exit().code() + " on day " + observation.day() + ".");
        }
        if (n > 0) {
            counts.merge(observation, n, Math::addExact);
        }
    }
}
