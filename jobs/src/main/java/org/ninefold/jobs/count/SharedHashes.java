package org.ninefold.jobs.count;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.jobs.harmonize.Harmonizer;
import scala.Tuple2;

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
     * @param table columns {@code site_id} and {@code hash}, a long, neither ever null
     */
    static List<Long> of(Dataset<Row> table) {
        JavaRDD<InternalRow> rows = Harmonizer.rows(table.select("site_id", "hash"));
        int parts = Math.max(1, rows.getNumPartitions());
        return rows.mapPartitionsToPair(part -> new Blocks(part, parts))
                .partitionBy(new HashPartitioner(parts))
                .values()
                .mapPartitions(SharedHashes::shared)
                .collect();
    }

    /** Rows as blocks, each with the number of the part that looks at it. */
    private static final class Blocks implements Iterator<Tuple2<Integer, Block>> {
        private final Iterator<InternalRow> rows;
        private final long[][] open;
        private final int[] sizes;
        private final Queue<Tuple2<Integer, Block>> full = new ArrayDeque<>();
        private UTF8String site;

        Blocks(Iterator<InternalRow> rows, int parts) {
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
        public Tuple2<Integer, Block> next() {
            return full.remove();
        }

        private void add(InternalRow row) {
            UTF8String own = row.getUTF8String(0);
            if (!own.equals(site)) {
                closeAll();
                site = own.copy();
            }
            long hash = row.getLong(1);
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
            full.add(new Tuple2<>(part, new Block(site.toString(), Arrays.copyOf(open[part], sizes[part]))));
            sizes[part] = 0;
        }
    }

    private static Iterator<Long> shared(Iterator<Block> part) {
        var blocks = new ArrayList<Block>();
        part.forEachRemaining(blocks::add);
        long[] repeated = repeated(blocks);
        var sites = new String[repeated.length];
        var elsewhere = new boolean[repeated.length];
        for (Block block : blocks) {
            for (long hash : block.hashes) {
                int i = Arrays.binarySearch(repeated, hash);
                if (i >= 0) {
                    elsewhere[i] |= sites[i] != null && !sites[i].equals(block.site);
                    sites[i] = block.site;
                }
            }
        }
        return IntStream.range(0, repeated.length)
                .filter(i -> elsewhere[i])
                .mapToObj(i -> repeated[i])
                .iterator();
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
