package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;

/**
 * Two groups of three, worked by hand: A dies on days 1 and 3 and is censored on 5, B dies on day 2 and is censored on 4 and 6.
 *
 * <pre>
 * day  at risk A, B  expected in A  variance
 *   1          3, 3            1/2       1/4
 *   2          2, 3            2/5      6/25
 *   3          2, 2            1/2       1/4
 * </pre>
 */
class ComparisonTest {

    private static final Exit DEATH = new Exit.Event("C1");
    private static final Exit END = new Exit.Censored("END");
    private static final RiskTable A =
            RiskTable.builder().add(1, DEATH, 1).add(3, DEATH, 1).add(5, END, 1).build();
    private static final RiskTable B =
            RiskTable.builder().add(2, DEATH, 1).add(4, END, 1).add(6, END, 1).build();

    @Provide
    Arbitrary<RiskTable> groups() {
        return Cohorts.withCauses(2, false);
    }

    @Test
    void logRankOfTwoGroupsIsAsWorkedByHand() {
        LogRank test = LogRank.stratified(List.of(List.of(A, B)), 0);
        assertThat(test.observed()).containsExactly(2.0, 1.0);
        assertThat(test.expected().get(0)).isCloseTo(1.4, within(1e-15));
        assertThat(test.test().statistic().optional().orElseThrow()).isCloseTo(0.36 / 0.74, within(1e-14));
        assertThat(test.test().df()).isEqualTo(1);
    }

    /** For one cause Gray's scores are weighted by nothing but the risk sets: the log-rank's own. */
    @Test
    void grayOfASingleCauseHasTheScoresOfTheLogRank() {
        Gray gray = Gray.stratified(List.of(List.of(A, B)), "C1", 0);
        assertThat(gray.scores().get(0)).isCloseTo(0.6, within(1e-14));
        assertThat(gray.scores().get(1)).isCloseTo(-0.6, within(1e-14));
    }

    /**
     * Two groups of two, worked by hand, relapse against death: A dies on day 1 and relapses on day 2, B relapses on day 3 and is
     * censored on day 4. The dead of A stays in its risk set R: at risk 1 over 1/2 free makes 2.
     *
     * <pre>
     * day  R of A, B  expected in A  score of A
     *   2       2, 2            1/2         1/2
     *   3       0, 2              0           0
     * </pre>
     *
     * Among the living alone the first would be 1/3. The variance of A is 1/16 for the death, which with weight 1/4 moves the score by
     * 2 · 1/4, and 1/8 for the relapse in either group, which with weight 1/8 moves it by 1. So χ² = (1/4) / (5/16) = 4/5, as cmprsk
     * has it.
     */
    @Test
    void grayOfTwoGroupsIsAsWorkedByHand() {
        RiskTable a = RiskTable.builder()
                .add(1, new Exit.Event("DEATH"), 1)
                .add(2, new Exit.Event("RELAPSE"), 1)
                .build();
        RiskTable b = RiskTable.builder()
                .add(3, new Exit.Event("RELAPSE"), 1)
                .add(4, END, 1)
                .build();
        Gray gray = Gray.stratified(List.of(List.of(a, b)), "RELAPSE", 0);
        assertThat(gray.scores().get(0)).isCloseTo(0.5, within(1e-15));
        assertThat(gray.test().statistic().optional().orElseThrow()).isCloseTo(0.8, within(1e-14));
        assertThat(gray.test().df()).isEqualTo(1);
        assertThat(Gray.stratified(List.of(List.of(a, b)), "DEATH", 0)
                        .test()
                        .statistic()
                        .optional()
                        .orElseThrow())
                .isCloseTo(1, within(1e-14));
    }

    @Property
    void testsDoNotDependOnTheOrderOfTheGroups(
            @ForAll("groups") RiskTable a, @ForAll("groups") RiskTable b, @ForAll("groups") RiskTable c) {
        ChiSquare one = LogRank.stratified(List.of(List.of(a, b, c)), 0).test();
        ChiSquare other = LogRank.stratified(List.of(List.of(c, a, b)), 0).test();
        assertThat(one.df()).isEqualTo(other.df());
        assertThat(one.statistic().optional().orElse(0))
                .isCloseTo(other.statistic().optional().orElse(0), within(1e-8));
        Gray gray = Gray.stratified(List.of(List.of(a, b, c)), "C1", 0);
        Gray turned = Gray.stratified(List.of(List.of(c, a, b)), "C1", 0);
        assertThat(gray.scores().get(0)).isCloseTo(turned.scores().get(1), within(1e-10));
        assertThat(gray.scores().stream().mapToDouble(s -> s).sum()).isCloseTo(0, within(1e-10));
    }

    @Property
    void trendOfTwoGroupsIsTheLogRank(@ForAll("groups") RiskTable a, @ForAll("groups") RiskTable b) {
        LogRank test = LogRank.stratified(List.of(List.of(a, b)), 0);
        Assume.that(test.test().statistic().optional().isPresent());
        assertThat(test.trend(List.of(1.0, 2.0)).statistic().optional().orElseThrow())
                .isCloseTo(test.test().statistic().optional().orElseThrow(), within(1e-8));
    }

    @Test
    void groupsWithoutEventsAreNotCompared() {
        RiskTable none = RiskTable.builder().add(9, END, 5).build();
        assertThat(LogRank.stratified(List.of(List.of(none, none)), 0).test())
                .isEqualTo(ChiSquare.undefined(Reason.NEVER_TOGETHER));
        assertThat(Gray.stratified(List.of(List.of(none, A)), "GVHD", 0).test())
                .isEqualTo(ChiSquare.undefined(Reason.NO_EVENTS));
    }

    @Test
    void emptyGroupTakesADegreeOfFreedom() {
        assertThat(LogRank.stratified(List.of(List.of(A, RiskTable.EMPTY, B)), 0)
                        .test())
                .satisfies(test -> {
                    assertThat(test.df()).isEqualTo(1);
                    assertThat(test.statistic().optional().orElseThrow()).isCloseTo(0.36 / 0.74, within(1e-14));
                });
    }

    @Test
    void grayRefusesLateEntries() {
        RiskTable late = RiskTable.builder()
                .add(3, new Exit.LateEntry(), 1)
                .add(8, DEATH, 1)
                .build();
        assertThatThrownBy(() -> Gray.stratified(List.of(List.of(A, late)), "C1", 0))
                .hasMessage("Expected no late entries for Gray's test, found 1 in one group;"
                        + " compare the cause-specific hazards instead.");
    }

    @Test
    void oneGroupIsNotAComparison() {
        assertThatThrownBy(() -> LogRank.stratified(List.of(List.of(A)), 0))
                .hasMessage("Expected two or more groups to compare, found 1.");
    }
}
