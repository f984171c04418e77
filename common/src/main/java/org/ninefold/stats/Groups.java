package org.ninefold.stats;

import java.util.List;
import org.ninefold.risk.RiskTable;

/** What every comparison asks of its groups. */
final class Groups {

    private Groups() {}

    /** The number of groups, which is the same in each stratum. */
    static int sameNumberInEach(List<List<RiskTable>> strata) {
        if (strata.isEmpty() || strata.get(0).size() < 2) {
            throw new IllegalArgumentException("Expected two or more groups to compare, found "
                    + (strata.isEmpty() ? "no stratum" : strata.get(0).size()) + ".");
        }
        int k = strata.get(0).size();
        for (List<RiskTable> groups : strata) {
            if (groups.size() != k) {
                throw new IllegalArgumentException(
                        "Expected " + k + " groups in each stratum, found one with " + groups.size() + ".");
            }
        }
        return k;
    }
}
