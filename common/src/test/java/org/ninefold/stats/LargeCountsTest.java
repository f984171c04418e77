package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.LongToDoubleFunction;
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
        return each(Gray.stratified(List.of(groups(times)), RELAPSE, 0).test(), times);
    }

    private static double logRank(long times) {
        return each(LogRank.stratified(List.of(groups(times)), 0).test(), times);
    }

    private static double each(ChiSquare test, long times) {
        return ((Value.Defined) test.statistic()).number() / times;
    }

    /** Up to a correction for ties, so much of a thousand at most, which vanishes with the number. */
    private static void assertScales(LongToDoubleFunction statistic, double correction) {
        double thousand = statistic.applyAsDouble(1_000);
        double million = statistic.applyAsDouble(1_000_000);
        double billion = statistic.applyAsDouble(1_000_000_000);

        assertThat(thousand).isPositive();
        assertThat(million).isCloseTo(thousand, within(correction * thousand));
        assertThat(billion).isCloseTo(million, within(correction / 1_000 * million));
    }

    @Test
    void grayScalesWithTheNumberOfSubjects() {
        assertScales(LargeCountsTest::gray, 1e-4);
    }

    @Test
    void logRankScalesWithTheNumberOfSubjects() {
        assertScales(LargeCountsTest::logRank, 1e-2);
    }
}
