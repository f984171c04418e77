package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.risk.PairTable;

/** Every case of correlation.json. Not compared: {@code kendall_tau} and {@code kendall_p}, which no result needs. */
class CorrelationOracleTest {

    static Stream<Oracle> references() {
        return Oracle.cases("correlation.json");
    }

    @ParameterizedTest
    @MethodSource("references")
    void correlationsAgreeWithR(Oracle reference) {
        PairTable pairs = IntStream.range(0, reference.at("x").size())
                .mapToObj(i -> PairTable.of(
                        4,
                        2,
                        Map.of(
                                new PairTable.Pair(
                                        scaled(reference.at("x").item(i), 4),
                                        scaled(reference.at("y").item(i), 2)),
                                1L)))
                .reduce(PairTable.EMPTY, PairTable::merge);
        Correlation pearson = Correlation.pearson(pairs, 0.95);
        reference.at("n").assertSame(pearson.n());
        reference.at("df").assertSame(pearson.n() - 2);
        reference.at("pearson_r").assertSame(pearson.r());
        reference.at("t").assertSame(pearson.t());
        reference.at("p").assertSameP(pearson.p());
        reference.at("fisher_z_ci").assertSame(pearson.interval());
        Correlation spearman = Correlation.spearman(pairs, 0.95);
        reference.at("spearman_rho").assertSame(spearman.r());
        reference.at("spearman_p").assertSameP(spearman.p());
    }

    private static long scaled(Oracle value, int decimals) {
        return TwoSampleOracleTest.scaled(value.text(), decimals);
    }

    /** (1, 1), (2, 3), (3, 2): Sxy = 1, Sxx = Syy = 2, r = 1/2, t = 1/√3, and P = 2/3 on one degree of freedom. */
    @Test
    void threePairsAreAsWorkedByHand() {
        PairTable pairs = PairTable.of(
                0, 0, Map.of(new PairTable.Pair(1, 1), 1L, new PairTable.Pair(2, 3), 1L, new PairTable.Pair(3, 2), 1L));
        Correlation correlation = Correlation.pearson(pairs, 0.95);
        assertThat(correlation.r()).isEqualTo(Value.of(0.5));
        assertThat(correlation.p().optional().orElseThrow()).isCloseTo(2 / 3., within(1e-14));
        assertThat(correlation.interval()).isEqualTo(Interval.undefined(Reason.TOO_FEW_SUBJECTS));
        assertThat(Correlation.spearman(pairs, 0.95)).isEqualTo(correlation);
    }

    @Test
    void lineHasACorrelationOfOneAndNoInterval() {
        PairTable line = PairTable.of(
                0, 0, Map.of(new PairTable.Pair(1, 2), 2L, new PairTable.Pair(2, 4), 1L, new PairTable.Pair(3, 6), 1L));
        assertThat(Correlation.pearson(line, 0.95).r()).isEqualTo(Value.of(1));
        assertThat(Correlation.pearson(line, 0.95).p()).isEqualTo(Value.of(0));
        assertThat(Correlation.pearson(PairTable.EMPTY, 0.95).r()).isEqualTo(Value.undefined(Reason.TOO_FEW_SUBJECTS));
    }
}
