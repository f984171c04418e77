package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.risk.CountTable;

/**
 * Every case of fisher.json, every field. The odds ratio and its limits are compared to 1.3e-4 only, their reciprocals where
 * above 1: that is how R's fisher.test finds them (uniroot, default tolerance); ours are held to the equations that define
 * them.
 */
class FisherExactOracleTest {

    static Stream<Oracle> references() {
        return Oracle.cases("fisher.json");
    }

    @ParameterizedTest
    @MethodSource("references")
    void testsAgreeWithR(Oracle reference) {
        ContingencyTable table = ContingencyTable.ofRows(rows(reference.at("table")));
        FisherExact fisher = FisherExact.of(table, 0.95);
        reference.at("fisher_p").assertSameP(fisher.p());
        reference.at("chisq").assertSame(table.pearson().statistic());
        reference.at("chisq_df").assertSame(table.pearson().df());
        reference.at("chisq_p").assertSameP(table.pearson().p());
        if (reference.has("fisher_less")) {
            reference.at("fisher_less").assertSameP(fisher.less());
            reference.at("fisher_greater").assertSameP(fisher.greater());
            reference.at("yates_p").assertSameP(table.yates().p());
            assertNear(reference.at("odds_ratio_cmle"), fisher.oddsRatio());
            assertNear(reference.at("or_ci").item(0), fisher.interval().lower());
            assertNear(reference.at("or_ci").item(1), fisher.interval().upper());
        } else {
            assertThat(fisher.oddsRatio()).isEqualTo(Value.undefined(Reason.NOT_TWO_BY_TWO));
            assertThat(table.yates()).isEqualTo(ChiSquare.undefined(Reason.NOT_TWO_BY_TWO));
        }
    }

    private static List<List<Long>> rows(Oracle table) {
        return IntStream.range(0, table.size())
                .mapToObj(table::item)
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(j -> row.item(j).count())
                        .toList())
                .toList();
    }

    private static void assertNear(Oracle expected, Value actual) {
        double ours = actual.optional().orElseThrow();
        boolean above = expected.number() > 1;
        Oracle theirs =
                new Oracle(expected.where(), above ? 1 / expected.number() : expected.number(), expected.tally());
        theirs.assertWithin(above ? 1 / ours : ours, 1.3e-4);
    }

    /** The lady tasting tea: of 70 ways to choose four cups, 1 + 16 have three or more right. */
    @Test
    void ladyTastingTeaIsAsWorkedByHand() {
        ContingencyTable tea = ContingencyTable.of(
                List.of(CountTable.of(Map.of("MILK", 3L, "TEA", 1L)), CountTable.of(Map.of("MILK", 1L, "TEA", 3L))));
        FisherExact fisher = FisherExact.of(tea, 0.95);
        assertThat(fisher.greater().optional().orElseThrow()).isCloseTo(17 / 70., within(1e-14));
        assertThat(fisher.p().optional().orElseThrow()).isCloseTo(34 / 70., within(1e-14));
    }

    /** At odds ratio ψ the weights of 0 to 4 right are 1, 16ψ, 36ψ², 16ψ³, ψ⁴. */
    @Test
    void oddsRatioAndLimitsSolveTheEquationsThatDefineThem() {
        FisherExact fisher = FisherExact.of(ContingencyTable.ofRows(List.of(List.of(3L, 1L), List.of(1L, 3L))), 0.95);
        double[] ratio = weights(fisher.oddsRatio());
        assertThat((ratio[1] + 2 * ratio[2] + 3 * ratio[3] + 4 * ratio[4]) / sum(ratio))
                .isCloseTo(3, within(1e-12));
        double[] lower = weights(fisher.interval().lower());
        assertThat((lower[3] + lower[4]) / sum(lower)).isCloseTo(0.025, within(1e-12));
        double[] upper = weights(fisher.interval().upper());
        assertThat((sum(upper) - upper[4]) / sum(upper)).isCloseTo(0.025, within(1e-12));
    }

    @Test
    void groupsWithOneLevelAreNotCompared() {
        ContingencyTable table = ContingencyTable.ofRows(List.of(List.of(3L, 0L), List.of(5L, 0L)));
        assertThat(FisherExact.of(table, 0.95).p()).isEqualTo(Value.undefined(Reason.ONE_GROUP));
        assertThat(table.pearson()).isEqualTo(ChiSquare.undefined(Reason.ONE_GROUP));
    }

    private static double[] weights(Value oddsRatio) {
        double psi = oddsRatio.optional().orElseThrow();
        return new double[] {1, 16 * psi, 36 * psi * psi, 16 * Math.pow(psi, 3), Math.pow(psi, 4)};
    }

    private static double sum(double[] weights) {
        return Arrays.stream(weights).sum();
    }
}
