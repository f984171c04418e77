package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.risk.RiskTable;

/**
 * Every case of survfit.json and survfit_curves.json, every field.
 *
 * <p>Rows after the last exit with S above 0 are undefined here: R, asked to extend the curve, carries the last value on.
 */
class KaplanMeierOracleTest {

    private static final Map<String, SurvivalInterval> METHODS = Map.of(
            "plain", SurvivalInterval.PLAIN,
            "log", SurvivalInterval.LOG,
            "log-log", SurvivalInterval.LOG_LOG,
            "logit", SurvivalInterval.LOGIT,
            "arcsin", SurvivalInterval.ARCSINE);

    static Stream<Oracle> landmarks() {
        return Oracle.cases("survfit.json");
    }

    static Stream<Oracle> curves() {
        return Oracle.cases("survfit_curves.json");
    }

    @ParameterizedTest
    @MethodSource("landmarks")
    void landmarksAndQuantilesAgreeWithSurvfit(Oracle reference) {
        OracleData data = OracleData.of(reference);
        Oracle strata = reference.at("strata");
        for (String stratum : strata.keys()) {
            OracleData group =
                    reference.optional("by").map(by -> data.by(by).get(stratum)).orElse(data);
            RiskTable table = group.table(
                    reference.at("time").text(), reference.at("event").text());
            assertAgrees(table, strata.at(stratum));
        }
    }

    private static void assertAgrees(RiskTable table, Oracle expected) {
        KaplanMeier curve = KaplanMeier.of(table);
        expected.at("n").assertSame(table.subjects());
        expected.at("events").assertSame(table.events());
        expected.at("max_time").assertSame(table.day(table.days() - 1));
        KaplanMeierTest.points(curve).stream()
                .filter(p -> p.events() > 0)
                .reduce((earlier, later) -> later)
                .ifPresent(p -> expected.at("max_event_time").assertSame(p.day()));
        for (String name : METHODS.keySet()) {
            Oracle ci = expected.at("ci").at(name);
            for (int i = 0; i < expected.at("times").size(); i++) {
                double time = expected.at("times").item(i).number();
                KaplanMeier.Estimate actual = curve.at(time, METHODS.get(name), 0.95);
                expected.at("n_risk").item(i).assertSame(actual.atRisk());
                if (time > expected.at("max_time").number()
                        && expected.at("surv").item(i).number() > 0) {
                    assertThat(actual.survival()).isEqualTo(Value.undefined(Reason.AFTER_LAST_FOLLOW_UP));
                    assertThat(actual.interval()).isEqualTo(Interval.undefined(Reason.AFTER_LAST_FOLLOW_UP));
                    continue;
                }
                double hazard = actual.cumulativeHazard().optional().orElseThrow();
                expected.at("surv").item(i).assertSame(actual.survival());
                expected.at("std_err").item(i).assertSame(actual.stdError());
                expected.at("nelson_aalen").item(i).assertSame(hazard);
                expected.at("nelson_aalen_se").item(i).assertSame(actual.cumulativeHazardStdError());
                expected.at("fleming_harrington_surv").item(i).assertSame(Math.exp(-hazard));
                ci.at("lower").item(i).assertSame(actual.interval().lower());
                ci.at("upper").item(i).assertSame(actual.interval().upper());
            }
            for (int i = 0; i < 3; i++) {
                Quantile actual = curve.quantile(0.25 * (i + 1), METHODS.get(name), 0.95);
                expected.at("quantiles").item(i).assertSame(actual.day());
                ci.at("quantile_lower").item(i).assertSame(actual.interval().lower());
                ci.at("quantile_upper").item(i).assertSame(actual.interval().upper());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void wholeCurveAgreesWithSurvfit(Oracle reference) {
        KaplanMeier curve = KaplanMeier.of(OracleData.of(reference)
                .table(reference.at("time").text(), reference.at("event").text()));
        assertThat(curve.size()).isEqualTo(reference.at("curve_time").size());
        for (int i = 0; i < curve.size(); i++) {
            KaplanMeier.Point point = curve.point(i);
            reference.at("curve_time").item(i).assertSame(point.day());
            reference.at("n_risk").item(i).assertSame(point.atRisk());
            reference.at("n_event").item(i).assertSame(point.events());
            reference.at("n_censor").item(i).assertSame(point.censored());
            reference.at("surv").item(i).assertSame(point.survival());
            reference.at("std_err_surv").item(i).assertSame(point.stdError());
            reference
                    .at("cumhaz")
                    .item(i)
                    .assertSame(
                            curve.at(point.day(), SurvivalInterval.PLAIN, 0.95).cumulativeHazard());
        }
    }
}
