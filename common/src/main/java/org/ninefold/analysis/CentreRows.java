package org.ninefold.analysis;

import java.util.List;
import java.util.function.BiConsumer;
import org.ninefold.counting.Counted;
import org.ninefold.results.ResultRow;
import org.ninefold.risk.Mergeable;
import org.ninefold.risk.RiskTable;

/**
 * How much the centres differ, beside the pooled estimate: heterogeneity, a prediction for a centre not seen, and the
 * pooled estimate without each centre in turn.
 *
 * @param sites the centres
 * @param counted their counts, in the same order
 * @param scope all centres together
 */
public record CentreRows(List<String> sites, List<Counted> counted, Scope scope) {
    static final String CENTRES = "centres";

    private static final String WITHOUT = "without ";

    /** Whether a row is the pooled estimate without that centre. */
    static boolean leavesOut(ResultRow row, String site) {
        return CENTRES.equals(row.variable()) && (WITHOUT + site).equals(row.variableLevel());
    }

    /** The exits of each centre, in the same order. */
    public List<RiskTable> exits() {
        return TimeToEventRows.exits(counted);
    }

    /**
     * The rows of the estimate without each centre in turn.
     *
     * @param at all centres together, at a time and of a cause where the figure has them
     * @param rows takes the place of the rows and the counts of the other centres
     */
    public void leaveOneOut(Scope at, BiConsumer<Scope, Counted> rows) {
        List<Counted> without = Mergeable.leaveOneOut(counted, Counted.EMPTY);
        for (int i = 0; i < without.size(); i++) {
            rows.accept(at.about(CENTRES, WITHOUT + sites.get(i)).by("leave one centre out"), without.get(i));
        }
    }
}
