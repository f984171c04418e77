package org.ninefold.results;

import java.util.List;

/**
 * A published figure and its like as computed.
 *
 * @param id name of the figure
 * @param what what it is
 * @param printed as it is printed
 * @param computed the same as computed, in the same form; null where the results have no such figure
 * @param agrees whether both texts are the same; null where nothing is printed that could agree
 * @param reason why not, or null
 */
public record Reproduced(String id, String what, String printed, String computed, Boolean agrees, String reason) {
    private static final RecordTable<Reproduced> TABLE = new RecordTable<>("reproduces", Reproduced.class);

    /** The rows as the table {@code reproduces}. */
    public static SmallTable table(List<Reproduced> rows) {
        return TABLE.table(rows);
    }

    /** The rows of a table {@code reproduces}. */
    public static List<Reproduced> of(SmallTable table) {
        return table.rows().stream().map(TABLE::row).toList();
    }
}
