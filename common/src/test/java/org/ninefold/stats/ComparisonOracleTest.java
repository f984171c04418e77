package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;

/** Every case of holm.json and pairwise.json, every field. */
class ComparisonOracleTest {

    static Stream<Oracle> adjustments() {
        return Oracle.cases("holm.json");
    }

    static Stream<Oracle> pairs() {
        return Oracle.cases("pairwise.json");
    }

    @ParameterizedTest
    @MethodSource("adjustments")
    void adjustedValuesAgreeWithR(Oracle reference) {
        Oracle p = reference.at("p");
        boolean one = !(p.value() instanceof List);
        List<Value> values = one
                ? List.of(Value.of(p.number()))
                : IntStream.range(0, p.size())
                        .mapToObj(i -> p.item(i).isNull()
                                ? Value.undefined(Reason.NO_VARIATION)
                                : Value.of(p.item(i).number()))
                        .toList();
        List<Value> adjusted = Holm.adjusted(values);
        assertThat(adjusted).hasSameSizeAs(values);
        for (int i = 0; i < values.size(); i++) {
            Oracle holm = reference.at("holm");
            (one ? holm : holm.item(i)).assertSame(adjusted.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void testsOfPairsAgreeWithSurvdiff(Oracle reference) {
        List<List<RiskTable>> strata = OracleData.of(reference)
                .strata(
                        reference.optional("strata"),
                        reference.at("group").text(),
                        reference.at("groups").texts(),
                        reference.at("time").text(),
                        reference.at("event").text());
        List<PairwiseLogRank> pairs =
                PairwiseLogRank.stratified(strata, reference.at("rho").number());
        Oracle expected = reference.at("pairs");
        assertThat(pairs).hasSize(expected.size());
        for (int i = 0; i < pairs.size(); i++) {
            PairwiseLogRank pair = pairs.get(i);
            expected.item(i).item(0).assertSame(pair.first());
            expected.item(i).item(1).assertSame(pair.second());
            element(reference.at("chisq"), i).assertSame(pair.test().statistic());
            element(reference.at("p"), i).assertSameP(pair.test().p());
            element(reference.at("holm"), i).assertSameP(pair.adjusted());
        }
    }

    /** R writes a single number without a list. */
    private static Oracle element(Oracle list, int i) {
        return list.value() instanceof List ? list.item(i) : list;
    }

    @Test
    void testOfPairsWithoutStrataIsThatOfOneStratum() {
        RiskTable a = RiskTable.builder().add(1, new Exit.Event("DEATH"), 3).build();
        RiskTable b = RiskTable.builder()
                .add(1, new Exit.Event("DEATH"), 1)
                .add(5, new Exit.Censored("END"), 4)
                .build();
        assertThat(PairwiseLogRank.stratified(List.of(List.of(a, b, a)), 0))
                .isEqualTo(PairwiseLogRank.stratified(List.of(List.of(a, b, a)), 0))
                .extracting(PairwiseLogRank::second)
                .containsExactly(1, 2, 2);
    }

    @Test
    void probabilityAboveOneIsRefused() {
        assertThatThrownBy(() -> Holm.adjusted(List.of(Value.of(0.2), Value.of(1.5))))
                .hasMessage("Expected a P from 0 to 1 to adjust, found 1.5.");
        assertThatThrownBy(() -> Holm.adjusted(List.of(Value.of(-0.1))))
                .hasMessage("Expected a P from 0 to 1 to adjust, found -0.1.");
        assertThat(Holm.adjusted(List.of(Value.of(0), Value.of(1)))).containsExactly(Value.of(0), Value.of(1));
    }
}
