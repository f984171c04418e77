package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;

/**
 * Four patients wait, worked by hand. One dies waiting on day 2, two are transplanted on days 1 and 2, one waits until day 6; the
 * transplanted die on days 3 and 4.
 *
 * <pre>
 * day  waiting  transplanted  expected waiting  variance
 *   2        3             1               3/4      3/16
 *   3        1             2               1/3       2/9
 *   4        1             1               1/2       1/4
 * </pre>
 *
 * The patient transplanted on day 2 still waits when the other dies on it.
 */
class MantelByarTest {

    private static final Exit DEATH = new Exit.Event("DEATH");
    private static final Exit SWITCHED = new Exit.Censored(Exit.Censored.SWITCHED);
    private static final Exit LATE = new Exit.LateEntry();
    private static final RiskTable WAITING = RiskTable.builder()
            .add(2, DEATH, 1)
            .add(1, SWITCHED, 1)
            .add(2, SWITCHED, 1)
            .add(6, new Exit.Censored("END"), 1)
            .build();
    private static final RiskTable TRANSPLANTED = RiskTable.builder()
            .add(1, LATE, 1)
            .add(2, LATE, 1)
            .add(3, DEATH, 1)
            .add(4, DEATH, 1)
            .build();

    @Test
    void testOfFourPatientsIsAsWorkedByHand() {
        LogRank test = LogRank.stratified(List.of(List.of(WAITING, TRANSPLANTED)), 0);
        double expected = 3 / 4. + 1 / 3. + 1 / 2.;
        double variance = 3 / 16. + 2 / 9. + 1 / 4.;
        assertThat(MantelByar.switched(List.of(WAITING, TRANSPLANTED))).isEqualTo(2);
        assertThat(test.observed()).containsExactly(1.0, 2.0);
        assertThat(test.expected().get(0)).isCloseTo(expected, within(1e-15));
        assertThat(test.test().statistic().optional().orElseThrow())
                .isCloseTo((1 - expected) * (1 - expected) / variance, within(1e-14));
    }

    @Test
    void subjectWhoLeavesAndNeverArrivesIsRefused() {
        RiskTable one = RiskTable.builder().add(1, LATE, 1).add(4, DEATH, 2).build();
        assertThatThrownBy(() -> MantelByar.switched(List.of(WAITING, one)))
                .hasMessage("Expected everybody who leaves a group as SWITCHED to enter another late on the same day,"
                        + " found 1 who leave on day 2 and 0 who enter.");
    }

    @Test
    void subjectsMayEnterLateWithoutAChange() {
        RiskTable more = TRANSPLANTED.merge(
                RiskTable.builder().add(2, LATE, 1).add(5, DEATH, 1).build());
        assertThat(MantelByar.switched(List.of(WAITING, more))).isEqualTo(2);
    }
}
