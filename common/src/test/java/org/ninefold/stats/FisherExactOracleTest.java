package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.risk.CountTable;

/** Every case of fisher.json. Not compared: one-sided P, odds ratios and Yates' correction, which no result prints. */
class FisherExactOracleTest {

    static Stream<Oracle> references() {
        return Oracle.cases("fisher.json");
    }

    @ParameterizedTest
    @MethodSource("references")
    void testsAgreeWithR(Oracle reference) {
        ContingencyTable table = ContingencyTable.ofRows(rows(reference.at("table")));
        reference.at("fisher_p").assertSameP(FisherExact.p(table));
        reference.at("chisq").assertSame(table.pearson().statistic());
        reference.at("chisq_df").assertSame(table.pearson().df());
        reference.at("chisq_p").assertSameP(table.pearson().p());
    }

    private static List<List<Long>> rows(Oracle table) {
        return IntStream.range(0, table.size())
                .mapToObj(table::item)
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(j -> row.item(j).count())
                        .toList())
                .toList();
    }

    /** The lady tasting tea: of 70 ways to choose four cups, 1 + 16 have three or more right. */
    @Test
    void ladyTastingTeaIsAsWorkedByHand() {
        ContingencyTable tea = ContingencyTable.of(
                List.of(CountTable.of(Map.of("MILK", 3L, "TEA", 1L)), CountTable.of(Map.of("MILK", 1L, "TEA", 3L))));
        assertThat(FisherExact.p(tea).optional().orElseThrow()).isCloseTo(34 / 70., within(1e-14));
    }

    @Test
    void groupsWithOneLevelAreNotCompared() {
        ContingencyTable table = ContingencyTable.ofRows(List.of(List.of(3L, 0L), List.of(5L, 0L)));
        assertThat(FisherExact.p(table)).isEqualTo(Value.undefined(Reason.ONE_GROUP));
        assertThat(table.pearson()).isEqualTo(ChiSquare.undefined(Reason.ONE_GROUP));
    }
}
