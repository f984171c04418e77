package org.ninefold.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * How many subjects left observation, or entered it late, on each day since the origin, by cause and reason: all that
 * Kaplan-Meier, Aalen-Johansen and their tests need of the subjects, and nothing that identifies one.
 *
 * <p>Only the counts are kept. The number at risk on a day is derived from them: exits on that day or later, less late
 * entries on that day or later; so a late entrant is at risk on (entry, exit], and a subject without a late entry from day
 * 0 on, that day included.
 *
 * <p>Two tables are equal when their counts are. Cells without a subject are not kept.
 */
public final class RiskTable implements Mergeable<RiskTable> {

    /** The table of no subjects. */
    public static final RiskTable EMPTY = builder().build();

    /** {@code n} subjects with this exit on this day. */
    public record Cell(int day, Exit exit, long n) {}

    private final int[] days;
    private final SortedMap<Exit, long[]> counts;
    private final SortedMap<String, long[]> byCause = new TreeMap<>();
    private final List<String> causes;
    private final long[] events;
    private final long[] censored;
    private final long[] entries;
    private final long[] atRisk;

    RiskTable(int[] days, SortedMap<Exit, long[]> counts) {
        this.days = days;
        this.counts = counts;
        this.events = new long[days.length];
        this.censored = new long[days.length];
        this.entries = new long[days.length];
        counts.forEach((exit, n) -> {
            if (exit instanceof Exit.Event event) {
                byCause.put(event.cause(), n);
                addTo(events, n);
            } else if (exit instanceof Exit.Censored) {
                addTo(censored, n);
            } else {
                addTo(entries, n);
            }
        });
        this.causes = List.copyOf(byCause.keySet());
        this.atRisk = atRisk(days, events, censored, entries);
    }

    /** A builder of one table. */
    public static RiskTableBuilder builder() {
        return new RiskTableBuilder();
    }

    /** The counts of each exit, by the places of the days; not to be changed. */
    SortedMap<Exit, long[]> counts() {
        return counts;
    }

    /** The number of distinct days with a count. */
    public int days() {
        return days.length;
    }

    /** The {@code i}-th day, ascending from 0. */
    public int day(int i) {
        return days[i];
    }

    /** Events of all causes on the {@code i}-th day. */
    public long events(int i) {
        return events[i];
    }

    /** Events of one cause on the {@code i}-th day; 0 for a cause the table does not know. */
    public long events(int i, String cause) {
        long[] n = byCause.get(cause);
        return n == null ? 0 : n[i];
    }

    /** Censorings of all reasons on the {@code i}-th day. */
    public long censored(int i) {
        return censored[i];
    }

    /** Late entries on the {@code i}-th day. */
    public long entries(int i) {
        return entries[i];
    }

    /** Subjects at risk on the {@code i}-th day, those who leave on it included and those who enter on it not. */
    public long atRisk(int i) {
        return atRisk[i];
    }

    /** Subjects at risk at a time, which need not be a day of the table or a whole number. */
    public long atRiskAt(double day) {
        if (Double.isNaN(day)) {
            throw new IllegalArgumentException("Expected a day to count the subjects at risk on, found NaN.");
        }
        int found = Arrays.binarySearch(days, (int) Math.ceil(day));
        int place = found < 0 ? -found - 1 : found;
        return place == days.length ? 0 : atRisk[place];
    }

    /** A sum over the days up to and including a time; {@code onDay} has so many on the {@code i}-th day. */
    public long until(double time, IntToLongFunction onDay) {
        return IntStream.range(0, days.length)
                .filter(i -> days[i] <= time)
                .mapToLong(onDay)
                .reduce(0, Math::addExact);
    }

    /** The causes of events, in order. */
    public List<String> causes() {
        return causes;
    }

    /** All subjects: every subject has exactly one exit. */
    public long subjects() {
        return Math.addExact(sum(events), sum(censored));
    }

    /** Events of all causes. */
    public long events() {
        return sum(events);
    }

    /** Events of one cause on all days. */
    public long events(String cause) {
        long[] n = byCause.get(cause);
        return n == null ? 0 : sum(n);
    }

    /** Censorings of all reasons on all days. */
    public long censored() {
        return sum(censored);
    }

    /** Late entries on all days. */
    public long entries() {
        return sum(entries);
    }

    /** The same exits with everybody at risk from day 0 on. */
    public RiskTable withoutEntries() {
        RiskTableBuilder exits = builder();
        cells().stream()
                .filter(cell -> !(cell.exit() instanceof Exit.LateEntry))
                .forEach(exits::add);
        return exits.build();
    }

    /** The counts, ordered by day and then by exit. */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            int index = i;
            counts.forEach((exit, n) -> {
                if (n[index] > 0) {
                    cells.add(new Cell(days[index], exit, n[index]));
                }
            });
        }
        return Collections.unmodifiableList(cells);
    }

    @Override
    public RiskTable merge(RiskTable other) {
        int[] all = IntStream.concat(Arrays.stream(days), Arrays.stream(other.days))
                .sorted()
                .distinct()
                .toArray();
        SortedMap<Exit, long[]> sum = new TreeMap<>();
        addTo(sum, this, all);
        addTo(sum, other, all);
        return new RiskTable(all, sum);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof RiskTable other && Arrays.equals(days, other.days) && sameCounts(counts, other.counts);
    }

    @Override
    public int hashCode() {
        return cells().hashCode();
    }

    @Override
    public String toString() {
        return "RiskTable" + cells();
    }

    private static boolean sameCounts(SortedMap<Exit, long[]> one, SortedMap<Exit, long[]> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(e -> Arrays.equals(e.getValue(), other.get(e.getKey())));
    }

    private static void addTo(SortedMap<Exit, long[]> sum, RiskTable table, int[] all) {
        int[] place = new int[table.days.length];
        for (int i = 0, at = 0; i < place.length; i++, at++) {
            while (all[at] < table.days[i]) {
                at++;
            }
            place[i] = at;
        }
        table.counts.forEach((exit, n) -> {
            long[] total = sum.computeIfAbsent(exit, e -> new long[all.length]);
            for (int i = 0; i < place.length; i++) {
                total[place[i]] = Math.addExact(total[place[i]], n[i]);
            }
        });
    }

    private static void addTo(long[] total, long[] n) {
        Arrays.setAll(total, i -> Math.addExact(total[i], n[i]));
    }

    private static long sum(long[] n) {
        return Arrays.stream(n).reduce(0, Math::addExact);
    }

    /** Suffix sums; a table in which more subjects enter than ever leave afterwards is refused. */
    private static long[] atRisk(int[] days, long[] events, long[] censored, long[] entries) {
        long[] atRisk = new long[days.length];
        long later = 0;
        for (int i = days.length - 1; i >= 0; i--) {
            long stillThere = Math.subtractExact(later, entries[i]);
            if (stillThere < 0) {
                throw new IllegalArgumentException("Expected every late entry to be followed by an exit on a later day,"
                        + " found " + -stillThere + " more late entries on or after day " + days[i]
                        + " than exits after it.");
            }
            atRisk[i] = Math.addExact(stillThere, Math.addExact(events[i], censored[i]));
            later = atRisk[i];
        }
        return atRisk;
    }
}
