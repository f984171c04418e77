package org.ninefold.study;

import java.io.Serializable;

/**
 * Sizes at which the reading of a source's files ends, so that no file exhausts the machine.
 *
 * @param maxRecord the characters that a record may have, and so a cell
 * @param maxColumns the cells that a record may have
 * @param maxMegabytes the millions of bytes that a file may have, as it lies and decompressed
 * @param maxExpansion how many times its own bytes a file may have decompressed
 * @param maxRowGroup the millions of bytes that a row group of a Parquet file may have, decompressed
 */
public record Guards(int maxRecord, int maxColumns, int maxMegabytes, int maxExpansion, int maxRowGroup)
        implements Serializable {
    /** The sizes if nothing is said. */
    public static final Guards DEFAULT = new Guards(1_000_000, 10_000, 100_000, 200, 1_000);

    private static final long MEGABYTE = 1_000_000L;
    /** Of a small file nobody cares how well it was compressed. */
    private static final long FREE_BYTES = 10 * MEGABYTE;

    private static final int MANY = 999_999_999;
    /** The most that a source may state: its file is the centre's, too, and what they hold in memory is the machine's. */
    private static final Guards MOST = new Guards(16_000_000, 100_000, MANY, 2_000, 4_000);

    /** The sizes that a source states; a row group is asked for only where there are some. */
    static Guards read(Block source, SourceFormat format) {
        int maxRowGroup = size(source, "max-row-group", DEFAULT.maxRowGroup, MOST.maxRowGroup);
        if (format == SourceFormat.CSV) {
            source.optional("max-row-group")
                    .ifPresent(
                            entry -> entry.problem(
                                    "expected no max-row-group beside format = csv, found one; remove it, only Parquet files have row groups"));
        }
        return new Guards(
                size(source, "max-record", DEFAULT.maxRecord, MOST.maxRecord),
                size(source, "max-columns", DEFAULT.maxColumns, MOST.maxColumns),
                size(source, "max-megabytes", DEFAULT.maxMegabytes, MOST.maxMegabytes),
                size(source, "max-expansion", DEFAULT.maxExpansion, MOST.maxExpansion),
                maxRowGroup);
    }

    private static int size(Block source, String key, int otherwise, int most) {
        return source.optional(key).flatMap(entry -> entry.integer(1, most)).orElse(otherwise);
    }

    /** The bytes that a file may have. */
    public long maxBytes() {
        return maxMegabytes * MEGABYTE;
    }

    /** The bytes that a row group may have. */
    public long maxRowGroupBytes() {
        return maxRowGroup * MEGABYTE;
    }

    /** The bytes that a file of so many may have decompressed, for the proportion alone. */
    public long maxExpanded(long bytes) {
        return Math.max(FREE_BYTES, bytes > Long.MAX_VALUE / maxExpansion ? Long.MAX_VALUE : bytes * maxExpansion);
    }
}
