package org.ninefold.stats;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of proportions.json. Not compared: {@code exact_p_vs_half}, a test that no result needs.
 *
 * <p>R's prop.test takes no more continuity correction than |k − n/2|, the distance to its null hypothesis: for k = n/2 the
 * reference is Wilson's interval without a correction. An interval has no null hypothesis; there ours is Newcombe's.
 */
class ProportionOracleTest {

    private static final Map<String, ProportionInterval> METHODS = Map.of(
            "t_mean", ProportionInterval.T,
            "wald", ProportionInterval.WALD,
            "wald_cc", ProportionInterval.WALD_CC,
            "wilson", ProportionInterval.WILSON,
            "wilson_cc", ProportionInterval.WILSON_CC,
            "clopper_pearson", ProportionInterval.CLOPPER_PEARSON,
            "agresti_coull", ProportionInterval.AGRESTI_COULL,
            "jeffreys", ProportionInterval.JEFFREYS);

    static Stream<Oracle> references() {
        return Oracle.cases("proportions.json");
    }

    @ParameterizedTest
    @MethodSource("references")
    void intervalsAgreeWithR(Oracle reference) {
        long k = reference.at("k").count();
        long n = reference.at("n").count();
        METHODS.forEach((name, method) -> {
            Proportion actual = Proportion.interval(k, n, method, 0.95);
            reference.at("p").assertSame(actual.proportion());
            boolean uncorrectedInR = method == ProportionInterval.WILSON_CC && 2 * k == n;
            if (uncorrectedInR) {
                reference
                        .at(name)
                        .assertSame(Proportion.interval(k, n, ProportionInterval.WILSON, 0.95)
                                .interval());
            } else {
                reference.at(name).assertSame(actual.interval());
            }
        });
    }
}
