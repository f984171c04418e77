package org.ninefold.stats;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;
import org.ninefold.risk.RiskTableBuilder;

/**
 * The tests between the groups of every case of competing_risks.json that has groups, whose log-rank tests are not stratified; and
 * every case of gray_weights.json.
 */
class GrayOracleTest {

    static Stream<Oracle> references() {
        return Oracle.cases("competing_risks.json").filter(reference -> reference.has("gray"));
    }

    @ParameterizedTest
    @MethodSource("references")
    void testsAgreeWithCmprskAndSurvdiff(Oracle reference) {
        List<List<RiskTable>> strata = OracleData.of(reference)
                .strata(
                        reference.optional("strata"),
                        reference.at("group").text(),
                        reference.at("groups").keys(),
                        reference.at("time").text(),
                        reference.at("status").text());
        for (String cause : List.of("1", "2")) {
            Oracle expected = reference.at("gray").at("cause" + cause);
            ChiSquare actual = Gray.stratified(strata, cause, 0).test();
            expected.at("stat").assertSame(actual.statistic());
            expected.at("df").assertSame(actual.df());
            expected.at("p").assertSameP(actual.p());
            List<RiskTable> ofCause = IntStream.range(0, strata.get(0).size())
                    .mapToObj(g -> causeSpecific(merged(strata, g), cause))
                    .toList();
            reference
                    .at("cause_specific_logrank_p")
                    .at("cause" + cause)
                    .assertSameP(LogRank.stratified(List.of(ofCause), 0).test().p());
        }
    }

    static Stream<Oracle> weights() {
        return Oracle.cases("gray_weights.json");
    }

    @ParameterizedTest
    @MethodSource("weights")
    void weightedTestsAgreeWithCmprsk(Oracle reference) {
        List<List<RiskTable>> strata = OracleData.of(reference)
                .strata(
                        reference.optional("strata"),
                        reference.at("group").text(),
                        reference.at("groups").texts(),
                        reference.at("time").text(),
                        reference.at("status").text());
        for (String cause : List.of("1", "2")) {
            Oracle expected = reference.at("cause" + cause);
            ChiSquare actual =
                    Gray.stratified(strata, cause, reference.at("rho").number()).test();
            expected.at("stat").assertSame(actual.statistic());
            expected.at("df").assertSame(actual.df());
        }
    }

    private static RiskTable merged(List<List<RiskTable>> strata, int group) {
        return strata.stream().map(groups -> groups.get(group)).reduce(RiskTable.EMPTY, RiskTable::merge);
    }

    private static RiskTable causeSpecific(RiskTable table, String cause) {
        RiskTableBuilder specific = RiskTable.builder();
        for (int i = 0; i < table.days(); i++) {
            long events = table.events(i, cause);
            specific.add(table.day(i), new Exit.Event(cause), events)
                    .add(table.day(i), new Exit.Censored("OTHER"), table.events(i) + table.censored(i) - events);
        }
        return specific.build();
    }
}
