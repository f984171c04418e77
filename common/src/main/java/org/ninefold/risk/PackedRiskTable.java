package org.ninefold.risk;

import java.io.ByteArrayOutputStream;
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
    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;

    private final int days;
    private final List<Exit> exits;
    /** For each day the days since the last one, then the count of each exit; seven bits a byte, the lowest first. */
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
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        /** Adds {@code n} subjects with this exit on this day. */
        public Builder add(int day, Exit exit, long n) {
            RiskTableBuilder.require(day, exit, n);
            int number = numbers.computeIfAbsent(exit, first -> {
                exits.add(first);
                return numbers.size();
            });
            write(day, bytes);
            write(number, bytes);
            write(n, bytes);
            return this;
        }

        /** The table of all that was added so far. */
        public PackedRiskTable build() {
            var table = RiskTable.builder();
            var reader = new Reader(bytes.toByteArray());
            while (reader.hasNext()) {
                int day = (int) reader.next();
                Exit exit = exits.get((int) reader.next());
                table.add(day, exit, reader.next());
            }
            return of(table.build());
        }
    }

    /** Packs a table. */
    private static PackedRiskTable of(RiskTable table) {
        SortedMap<Exit, long[]> counts = table.counts();
        var bytes = new ByteArrayOutputStream();
        int last = 0;
        for (int i = 0; i < table.days(); i++) {
            write(table.day(i) - (long) last, bytes);
            for (long[] n : counts.values()) {
                write(n[i], bytes);
            }
            last = table.day(i);
        }
        return new PackedRiskTable(table.days(), List.copyOf(counts.keySet()), bytes.toByteArray());
    }

    /** The table. */
    public RiskTable unpack() {
        var allDays = new int[days];
        var counts = new ArrayList<long[]>();
        exits.forEach(exit -> counts.add(new long[days]));
        var reader = new Reader(bytes);
        int last = 0;
        for (int i = 0; i < days; i++) {
            last += (int) reader.next();
            allDays[i] = last;
            for (long[] n : counts) {
                n[i] = reader.next();
            }
        }
        SortedMap<Exit, long[]> byExit = new TreeMap<>();
        for (int i = 0; i < exits.size(); i++) {
            byExit.put(exits.get(i), counts.get(i));
        }
        return new RiskTable(allDays, byExit);
    }

    private static void write(long number, ByteArrayOutputStream bytes) {
        long left = number;
        while (left > SEVEN_BITS) {
            bytes.write((int) (left & SEVEN_BITS) | MORE);
            left >>>= 7;
        }
        bytes.write((int) left);
    }

    private static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean hasNext() {
            return at < bytes.length;
        }

        long next() {
            long number = 0;
            int shift = 0;
            byte b;
            do {
                b = bytes[at++];
                number |= (long) (b & SEVEN_BITS) << shift;
                shift += 7;
            } while (b < 0);
            return number;
        }
    }
}
