package org.ninefold.risk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A risk table in few bytes, for keeping many: two or three for each day with a count, where the table has some sixty. It is
 * taken out of them in some microseconds.
 */
public final class PackedRiskTable {
    private final int days;
    private final List<Exit> exits;
    /** For each day the days since the last one, then the count of each exit. */
    private final byte[] bytes;

    private PackedRiskTable(int days, List<Exit> exits, byte[] bytes) {
        this.days = days;
        this.exits = exits;
        this.bytes = bytes;
    }

    /** Collects counts in any order, in few bytes, too. */
    public static final class Builder {
        private final Map<Exit, Integer> numbers = new HashMap<>();
        private final List<Exit> exits = new ArrayList<>();
        /** For each cell day, number of the exit and count. */
        private final Packer bytes = new Packer();

        /** Adds {@code n} subjects with this exit on this day. */
        public Builder add(int day, Exit exit, long n) {
            RiskTableBuilder.require(day, exit, n);
            int number = numbers.computeIfAbsent(exit, first -> {
                exits.add(first);
                return numbers.size();
            });
            bytes.number(day);
            bytes.number(number);
            bytes.number(n);
            return this;
        }

        /** The table of all that was added since the last call. */
        public PackedRiskTable build() {
            var table = RiskTable.builder();
            var reader = new Unpacker(bytes.take());
            while (reader.hasNext()) {
                int day = (int) reader.number();
                Exit exit = exits.get((int) reader.number());
                table.add(day, exit, reader.number());
            }
            return of(table.build());
        }
    }

    /** Packs a table. */
    private static PackedRiskTable of(RiskTable table) {
        SortedMap<Exit, long[]> counts = table.counts();
        var bytes = new Packer();
        int last = 0;
        for (int i = 0; i < table.days(); i++) {
            bytes.number(table.day(i) - (long) last);
            for (long[] n : counts.values()) {
                bytes.number(n[i]);
            }
            last = table.day(i);
        }
        return new PackedRiskTable(table.days(), List.copyOf(counts.keySet()), bytes.take());
    }

    /** The table. */
    public RiskTable unpack() {
        var allDays = new int[days];
        var counts = new ArrayList<long[]>();
        exits.forEach(exit -> counts.add(new long[days]));
        var reader = new Unpacker(bytes);
        int last = 0;
        for (int i = 0; i < days; i++) {
            last += (int) reader.number();
            allDays[i] = last;
            for (long[] n : counts) {
                n[i] = reader.number();
            }
        }
        SortedMap<Exit, long[]> byExit = new TreeMap<>();
        for (int i = 0; i < exits.size(); i++) {
            byExit.put(exits.get(i), counts.get(i));
        }
        return new RiskTable(allDays, byExit);
    }
}
