package org.ninefold.jobs.count;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ninefold.jobs.engine.Addressed;
import org.ninefold.jobs.engine.Parts;
import org.ninefold.quality.DataGateException;

/**
 * Finds the hashes that stand at more than one site. Nearly all stand once, so that an aggregation would keep a row of each in
 * a map, before and after it travels; here they travel and are sorted as blocks of numbers.
 */
final class SharedHashes {
    private static final int BLOCK = 1 << 12;

    private SharedHashes() {}

    /** Hashes of a site that are looked at together. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(String site, long[] hashes) implements Serializable {}

    /**
     * The hashes that stand at more than one site, each once, in no order.
     *
     * @param rows {@code site_id} and {@code hash}, a long, neither ever null
     * @param most how often they may stand there in all
     * @throws DataGateException if they stand there more often: that many subjects are no chance
     */
    static List<Long> of(Parts<List<Object>> rows, int most) {
        int parts = rows.count();
        List<Shared> all = rows.exchanged(parts, (attempt, part) -> new Blocks(part, parts))
                .map((attempt, blocks) -> Stream.of(shared(blocks, most))
                        .filter(one -> one.times > 0)
                        .iterator())
                .collect("same persons");
        if (all.stream().mapToLong(Shared::times).sum() > most) {
            Shared first = all.get(0);
            throw new DataGateException(List.of(
                    "%s and %s: their subjects agree more than %d times in birth date, sex and a date of infusion or transplant; correct the path of a source if both centres read the same files, or raise the study's limits { same-persons }"
                            .formatted(first.site, first.other, most)));
        }
        return all.stream().flatMap(one -> Arrays.stream(one.hashes).boxed()).toList();
    }

    /**
     * What a part has.
     *
     * @param hashes those that stand at more than one site; none where they stand there too often
     * @param times how often they stand there
     * @param site one at which the first of them stands
     * @param other another one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Shared(long[] hashes, long times, String site, String other) implements Serializable {}

    /** Rows as blocks, each with the number of the part that looks at it. */
    private static final class Blocks implements Iterator<Addressed<Block>> {
        private final Iterator<List<Object>> rows;
        private final long[][] open;
        private final int[] sizes;
        private final Queue<Addressed<Block>> full = new ArrayDeque<>();
        private String site;

        Blocks(Iterator<List<Object>> rows, int parts) {
            this.rows = rows;
            this.open = new long[parts][BLOCK];
            this.sizes = new int[parts];
        }

        @Override
        public boolean hasNext() {
            while (full.isEmpty() && rows.hasNext()) {
                add(rows.next());
            }
            if (full.isEmpty()) {
                closeAll();
            }
            return !full.isEmpty();
        }

        @Override
        public Addressed<Block> next() {
            return full.remove();
        }

        private void add(List<Object> row) {
            var own = (String) row.get(0);
            if (!own.equals(site)) {
                closeAll();
                site = own;
            }
            long hash = (Long) row.get(1);
            int part = (int) Long.remainderUnsigned(hash, open.length);
            open[part][sizes[part]++] = hash;
            if (sizes[part] == BLOCK) {
                close(part);
            }
        }

        private void closeAll() {
            for (int part = 0; part < sizes.length; part++) {
                if (sizes[part] > 0) {
                    close(part);
                }
            }
        }

        private void close(int part) {
            full.add(new Addressed<>(part, new Block(site, Arrays.copyOf(open[part], sizes[part]))));
            sizes[part] = 0;
        }
    }

    private static Shared shared(Iterator<Block> part, int most) {
        var blocks = new ArrayList<Block>();
        part.forEachRemaining(blocks::add);
        long[] repeated = repeated(blocks);
        var sites = new String[repeated.length];
        var elsewhere = new String[repeated.length];
        var times = new long[repeated.length];
        for (Block block : blocks) {
            for (long hash : block.hashes) {
                int i = Arrays.binarySearch(repeated, hash);
                if (i >= 0) {
                    sites[i] = sites[i] == null ? block.site : sites[i];
                    elsewhere[i] = sites[i].equals(block.site) ? elsewhere[i] : block.site;
                    times[i]++;
                }
            }
        }
        int[] shared = IntStream.range(0, repeated.length)
                .filter(i -> elsewhere[i] != null)
                .toArray();
        long all = Arrays.stream(shared).mapToLong(i -> times[i]).sum();
        int first = shared.length == 0 ? -1 : shared[0];
        return new Shared(
                all > most
                        ? new long[0]
                        : Arrays.stream(shared).mapToLong(i -> repeated[i]).toArray(),
                all,
                first < 0 ? null : Collections.min(List.of(sites[first], elsewhere[first])),
                first < 0 ? null : Collections.max(List.of(sites[first], elsewhere[first])));
    }

    /** The hashes that stand twice at least, in order. */
    private static long[] repeated(List<Block> blocks) {
        long[] all = blocks.stream()
                .flatMapToLong(block -> Arrays.stream(block.hashes))
                .sorted()
                .toArray();
        return IntStream.range(1, all.length)
                .filter(i -> all[i] == all[i - 1] && (i == 1 || all[i - 2] != all[i]))
                .mapToLong(i -> all[i])
                .toArray();
    }
}
