package org.ninefold.results;

import java.util.Arrays;
import java.util.List;
import org.ninefold.schema.StandardSchema;

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

    /** The rows as the table {@code reproduces}. */
    public static SmallTable table(List<Reproduced> rows) {
        return new SmallTable(
                StandardSchema.standard().table("reproduces"),
                rows.stream().map(Reproduced::cells).toList());
    }

    /** The rows of a table {@code reproduces}. */
    public static List<Reproduced> of(SmallTable table) {
        return table.rows().stream()
                .map(row -> new Reproduced(
                        (String) row.get(0),
                        (String) row.get(1),
                        (String) row.get(2),
                        (String) row.get(3),
                        (Boolean) row.get(4),
                        (String) row.get(5)))
                .toList();
    }

    private List<Object> cells() {
        return Arrays.asList(id, what, printed, computed, agrees, reason);
    }
}
