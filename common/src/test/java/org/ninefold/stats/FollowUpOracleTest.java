package org.ninefold.stats;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.risk.RiskTable;

/** Every case of followup.json, every field. */
class FollowUpOracleTest {

    private static final Map<String, SurvivalInterval> METHODS = Map.of(
            "plain", SurvivalInterval.PLAIN,
            "log", SurvivalInterval.LOG,
            "loglog", SurvivalInterval.LOG_LOG);

    static Stream<Oracle> references() {
        return Oracle.cases("followup.json");
    }

    @ParameterizedTest
    @MethodSource("references")
    void followUpAgreesWithR(Oracle reference) {
        RiskTable table = OracleData.of(reference)
                .table(reference.at("time").text(), reference.at("event").text());
        METHODS.forEach((name, method) -> {
            FollowUp actual = FollowUp.of(table, method, 0.95);
            Oracle reverse = reference.at("reverse_km").at(name);
            reverse.at("median").assertSame(actual.median().day());
            reverse.at("lower").assertSame(actual.median().interval().lower());
            reverse.at("upper").assertSame(actual.median().interval().upper());
            reference.at("n").assertSame(actual.all().n());
            reference.at("observed_median").assertSame(actual.all().median());
            reference.at("observed_range").item(0).assertSame(actual.all().min());
            reference.at("observed_range").item(1).assertSame(actual.all().max());
            reference.at("survivor_median").assertSame(actual.survivors().median());
            reference.at("survivor_range").item(0).assertSame(actual.survivors().min());
            reference.at("survivor_range").item(1).assertSame(actual.survivors().max());
        });
    }
}
