package org.ninefold.stats;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;

/**
 * Mantel and Byar's test between groups that subjects change during follow-up, such as before and after a transplant.
 *
 * <p><b>Formula.</b> {@link LogRank} of tables in which a subject that changes on day d leaves its group censored as {@value Exit.Censored#SWITCHED}
 * on day d and enters the other late on day d: on that day it is at risk in the old group, from the next in the new one. The
 * curves of Simon and Makuch are {@link KaplanMeier} of the same tables.
 *
 * <p><b>Units and domain, ties, variance, ends.</b> As of {@link LogRank}. Subjects may enter late without having changed.
 *
 * <p><b>Errors.</b> More changes on a day than late entries on it, over all groups of a stratum; and those of {@link LogRank}.
 *
 * <p><b>Source.</b> Mantel and Byar, JASA 1974;69:81; Simon and Makuch, Stat Med 1984;3:35. <b>Oracle.</b> late_entry_score.json
 * (score test of R coxph), late_entry_survfit.json: LateEntryOracleTest.
 *
 * @param switched changes of group
 */
public record MantelByar(long switched, LogRank logRank) {

    private static final Exit SWITCH = new Exit.Censored(Exit.Censored.SWITCHED);

    /** The test of groups. */
    public static MantelByar of(List<RiskTable> groups) {
        return stratified(List.of(groups));
    }

    /** The test of groups within strata, such as centres. */
    public static MantelByar stratified(List<List<RiskTable>> strata) {
        LogRank test = LogRank.stratified(strata, 0);
        long switched = 0;
        for (List<RiskTable> groups : strata) {
            Map<Integer, Long> left = new TreeMap<>();
            Map<Integer, Long> entered = new TreeMap<>();
            for (RiskTable group : groups) {
                for (RiskTable.Cell cell : group.cells()) {
                    if (cell.exit().equals(SWITCH)) {
                        left.merge(cell.day(), cell.n(), Math::addExact);
                    } else if (cell.exit() instanceof Exit.LateEntry) {
                        entered.merge(cell.day(), cell.n(), Math::addExact);
                    }
                }
            }
            for (Map.Entry<Integer, Long> e : left.entrySet()) {
                long n = e.getValue();
                long arrived = entered.getOrDefault(e.getKey(), 0L);
                if (arrived < n) {
                    throw new IllegalArgumentException(
                            "Expected everybody who leaves a group as SWITCHED to enter another late on the same day, found "
                                    + n + " who leave on day " + e.getKey() + " and " + arrived + " who enter.");
                }
                switched = Math.addExact(switched, n);
            }
        }
        return new MantelByar(switched, test);
    }
}
