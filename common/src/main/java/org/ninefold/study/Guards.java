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

    static final KeySet KEYS = new KeySet("Guards");
    static final Key<Integer> MAX_ROW_GROUP =
            size("max-row-group", DEFAULT.maxRowGroup, 4_000, "millions of bytes of a row group");
    static final Key<Integer> MAX_RECORD = size("max-record", DEFAULT.maxRecord, 16_000_000, "characters of a record");
    static final Key<Integer> MAX_COLUMNS =
            size("max-columns", DEFAULT.maxColumns, 100_000, "cells of a record, columns");
    static final Key<Integer> MAX_MEGABYTES =
            size("max-megabytes", DEFAULT.maxMegabytes, 999_999_999, "millions of bytes");
    static final Key<Integer> MAX_EXPANSION =
            size("max-expansion", DEFAULT.maxExpansion, 2_000, "bytes decompressed, as a multiple of its own");

    private static final long MEGABYTE = 1_000_000L;
    /** Of a small file nobody cares how well it was compressed. */
    private static final long FREE_BYTES = 10 * MEGABYTE;

    /** A size and the most that a source may state: its file is the centre's, too, and what they hold in memory the machine's. */
    private static Key<Integer> size(String name, int byDefault, int most, String sentence) {
        return KEYS.optional(name, KeyType.integer(1, most), byDefault, sentence);
    }

    /** The sizes that a source states. */
    static Guards of(Block source) {
        return new Guards(
                source.get(MAX_RECORD),
                source.get(MAX_COLUMNS),
                source.get(MAX_MEGABYTES),
                source.get(MAX_EXPANSION),
                source.get(MAX_ROW_GROUP));
    }

    static void refuseRowGroups(Block source) {
        source.refuse(MAX_ROW_GROUP, "beside format = csv, found one; remove it, only Parquet files have row groups");
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
