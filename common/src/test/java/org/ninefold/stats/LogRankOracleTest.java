package org.ninefold.stats;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.risk.RiskTable;

/** Every case of survdiff.json and trend.json, every field; an element of the variance may be off by 1e-9 of its largest. */
class LogRankOracleTest {

    static Stream<Oracle> references() {
        return Stream.concat(Oracle.cases("survdiff.json"), Oracle.cases("trend.json"));
    }

    @ParameterizedTest
    @MethodSource("references")
    void testAgreesWithSurvdiff(Oracle reference) {
        Oracle names = reference.at("groups");
        int k = names.size();
        List<String> groups = names.texts();
        List<List<RiskTable>> strata = OracleData.of(reference)
                .strata(
                        reference.optional("strata"),
                        reference.at("group").text(),
                        groups,
                        reference.at("time").text(),
                        reference.at("event").text());
        LogRank actual = LogRank.stratified(strata, reference.at("rho").number());
        reference.at("n").assertSame(subjects(strata, 0, k));
        double largest = IntStream.range(0, k * k)
                .mapToDouble(i -> reference.at("variance").item(i).number())
                .max()
                .orElseThrow();
        for (int j = 0; j < k; j++) {
            reference.at("group_n").item(j).assertSame(subjects(strata, j, j + 1));
            reference.at("observed").item(j).assertSame(actual.observed().get(j));
            reference.at("expected").item(j).assertSame(actual.expected().get(j));
            for (int l = 0; l < k; l++) {
                reference
                        .at("variance")
                        .item(j * k + l)
                        .assertWithin(actual.variance().get(j).get(l), 1e-9 * largest);
            }
        }
        reference.at("chisq").assertSame(actual.test().statistic());
        reference.at("df").assertSame(actual.test().df());
        reference.at("p").assertSameP(actual.test().p());
        if (reference.has("scores")) {
            ChiSquare trend = actual.trend(reference.at("scores").numbers());
            double z = Math.copySign(
                    Math.sqrt(trend.statistic().optional().orElseThrow()),
                    reference.at("trend_z").number());
            reference.at("trend_z").assertSame(z);
            reference.at("trend_chisq").assertSame(trend.statistic());
            reference.at("trend_p").assertSameP(trend.p());
        }
    }

    private static long subjects(List<List<RiskTable>> strata, int from, int to) {
        return strata.stream()
                .flatMap(groups -> groups.subList(from, to).stream())
                .mapToLong(RiskTable::subjects)
                .sum();
    }
}
