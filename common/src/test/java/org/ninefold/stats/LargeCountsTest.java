package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;
import org.ninefold.risk.RiskTableBuilder;

/** Products of counts that no 32-bit and hardly a 64-bit number holds: subjects told many times over scale the statistics. */
class LargeCountsTest {
    private static final String RELAPSE = "RELAPSE";

    /** Relapse, the other cause and censoring, so many on each of ten days, each subject so many times. */
    private static RiskTable group(int shift, long times) {
        RiskTableBuilder table = RiskTable.builder();
        for (int day = 1; day <= 10; day++) {
            table.add(day, new Exit.Event(RELAPSE), times * (5 + (day * 7 + shift) % 5));
            table.add(day, new Exit.Event("NRM"), times * (3 + (day * 3 + 2 * shift) % 4));
            table.add(day, new Exit.Censored("LAST CONTACT"), times * (1 + day % 3));
        }
        return table.build();
    }

    private static List<RiskTable> groups(long times) {
        return List.of(group(0, times), group(2, times));
    }

    private static double gray(long times) {
        return each(Gray.of(groups(times), RELAPSE).test(), times);
    }

    private static double logRank(long times) {
        return each(LogRank.of(groups(times)).test(), times);
    }

    private static double each(ChiSquare test, long times) {
        return ((Value.Defined) test.statistic()).number() / times;
    }

    @Test
    void grayScalesWithTheNumberOfSubjects() {
        double thousand = gray(1_000);
        double million = gray(1_000_000);
        double billion = gray(1_000_000_000);

        assertThat(thousand).isPositive();
        assertThat(million).isCloseTo(thousand, within(1e-4 * thousand));
        assertThat(billion).isCloseTo(million, within(1e-7 * million));
    }

    @Test
    void logRankScalesWithTheNumberOfSubjects() {
        double thousand = logRank(1_000);
        double million = logRank(1_000_000);
        double billion = logRank(1_000_000_000);

        assertThat(thousand).isPositive();
        assertThat(million).isCloseTo(thousand, within(1e-2 * thousand));
        assertThat(billion).isCloseTo(million, within(1e-5 * million));
    }
}
