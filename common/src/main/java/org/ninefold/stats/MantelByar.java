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
 * <p><b>Errors.</b> More changes on a day than late entries on it, over all groups; and those of {@link LogRank}.
 *
 * <p><b>Source.</b> Mantel and Byar, JASA 1974;69:81; Simon and Makuch, Stat Med 1984;3:35. <b>Oracle.</b> late_entry_score.json
 * (score test of R coxph), late_entry_survfit.json: LateEntryOracleTest.
 */
public final class MantelByar {
    private static final Exit SWITCH = new Exit.Censored(Exit.Censored.SWITCHED);

    private MantelByar() {}

    /** How many changes of group there are among the groups. */
    public static long switched(List<RiskTable> groups) {
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
        left.forEach((day, n) -> {
            long arrived = entered.getOrDefault(day, 0L);
            if (arrived < n) {
                throw new IllegalArgumentException(
                        "Expected everybody who leaves a group as SWITCHED to enter another late on the same day, found "
                                + n + " who leave on day " + day + " and " + arrived + " who enter.");
            }
        });
        return left.values().stream().reduce(0L, Math::addExact);
    }
}
