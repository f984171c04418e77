package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.risk.ValueTable;

/** Every case of two_sample.json, every field; x and y are given different decimals. */
class TwoSampleOracleTest {

    static Stream<Oracle> references() {
        return Oracle.cases("two_sample.json");
    }

    @ParameterizedTest
    @MethodSource("references")
    void testsAndSummariesAgreeWithR(Oracle reference) {
        ValueTable x = table(reference.at("x"), 3);
        ValueTable y = table(reference.at("y"), 2);
        MannWhitney ranks = MannWhitney.of(x, y);
        reference.at("W").assertSame(ranks.w());
        reference.at("p_normal").assertSameP(ranks.normalP());
        reference.at("p_normal_cc").assertSameP(ranks.correctedNormalP());
        if (reference.has("p_exact")) {
            assertThat(ranks.method()).isEqualTo(MannWhitney.Method.EXACT);
            reference.at("p_exact").assertSameP(ranks.p());
        } else {
            assertThat(ranks.method()).isEqualTo(MannWhitney.Method.NORMAL);
            reference.at("p_normal_cc").assertSameP(ranks.p());
        }
        reference.at("p_normal").assertSameP(KruskalWallis.of(List.of(x, y)).p());
        List<Summary> summaries = List.of(Summary.of(x), Summary.of(y));
        for (int i = 0; i < 2; i++) {
            reference.at("n").item(i).assertSame(summaries.get(i).n());
            reference.at("mean").item(i).assertSame(summaries.get(i).mean());
            reference.at("sem").item(i).assertSame(summaries.get(i).sem());
            reference.at("median").item(i).assertSame(summaries.get(i).median());
        }
        TTest welch = TTest.welch(x, y);
        reference.at("welch_t").assertSame(welch.t());
        reference.at("welch_df").assertSame(welch.df());
        reference.at("welch_p").assertSameP(welch.p());
        reference.at("student_t").assertSame(TTest.student(x, y).t());
        reference.at("student_p").assertSameP(TTest.student(x, y).p());
    }

    private static ValueTable table(Oracle values, int decimals) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> scaled(values.item(i).text(), decimals))
                .map(value -> ValueTable.of(decimals, Map.of(value, 1L)))
                .reduce(ValueTable.EMPTY, ValueTable::merge);
    }

    static long scaled(String value, int decimals) {
        return new BigDecimal(value).movePointRight(decimals).longValueExact();
    }
}
