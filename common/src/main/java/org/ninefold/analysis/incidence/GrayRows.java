package org.ninefold.analysis.incidence;

import java.util.List;
import org.ninefold.analysis.Comparison;
import org.ninefold.analysis.Scope;
import org.ninefold.analysis.TimeToEventRows;
import org.ninefold.counting.Counted;
import org.ninefold.risk.RiskTable;
import org.ninefold.stats.ChiSquare;
import org.ninefold.stats.Gray;
import org.ninefold.stats.Reason;
import org.ninefold.stats.Value;

/**
 * The rows of Gray's test between groups.
 *
 * @param cause of which curves
 * @param rho the weight of the test
 */
record GrayRows(String cause, double rho) {

    /**
     * Adds them.
     *
     * @param groups the counts of each group
     * @param strata the groups of each centre, where all centres are pooled; empty for one centre
     * @param rows about the cause
     */
    void add(List<Counted> groups, List<List<Counted>> strata, Scope rows) {
        String name = "Gray" + (rho == 0 ? "" : ", ρ = " + rho);
        Comparison.test(rows.by(name).comparing(Comparison.GROUPS, false), test(List.of(groups)));
        if (!strata.isEmpty()) {
            Comparison.test(rows.by(name + ", stratified by centre").comparing(Comparison.GROUPS, true), test(strata));
        }
    }

    /** With a landmark everybody enters before the first exit, and the test is that without entries. */
    private ChiSquare test(List<List<Counted>> strata) {
        List<List<RiskTable>> tables =
                strata.stream().map(TimeToEventRows::exits).toList();
        if (tables.stream().anyMatch(groups -> entersLate(groups.stream().reduce(RiskTable.EMPTY, RiskTable::merge)))) {
            return undefined();
        }
        List<List<RiskTable>> together = tables.stream()
                .map(groups -> groups.stream().map(RiskTable::withoutEntries).toList())
                .toList();
        return Gray.stratified(together, cause, rho).test();
    }

    /** Whether somebody is not yet at risk when the first leaves. */
    private static boolean entersLate(RiskTable table) {
        boolean left = false;
        for (int i = 0; i < table.days(); i++) {
            left |= table.events(i) + table.censored(i) > 0;
            if (left && table.entries(i) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Gray's test is not defined with late entries. */
    private static ChiSquare undefined() {
        return new ChiSquare(Value.undefined(Reason.LATE_ENTRY), 0, Value.undefined(Reason.LATE_ENTRY));
    }
}
