package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;
import org.ninefold.risk.RiskTableBuilder;

/**
 * Every case of late_entry_survfit.json, late_entry_incidence.json, late_entry_score.json and landmark.json, every field.
 *
 * <p>The curves of heart.csv by transplant are those of Simon and Makuch, and its score test that of Mantel and Byar: a patient
 * leaves those without a transplant on its day and enters those with one late. A landmark needs no method of its own: its table is
 * that of those still observed after it, who enter late on it.
 */
class LateEntryOracleTest {

    private static final Map<String, SurvivalInterval> METHODS = Map.of(
            "plain", SurvivalInterval.PLAIN,
            "log", SurvivalInterval.LOG,
            "log-log", SurvivalInterval.LOG_LOG,
            "logit", SurvivalInterval.LOGIT,
            "arcsin", SurvivalInterval.ARCSINE);

    static Stream<Oracle> curves() {
        return Oracle.cases("late_entry_survfit.json");
    }

    static Stream<Oracle> incidences() {
        return Oracle.cases("late_entry_incidence.json");
    }

    static Stream<Oracle> scores() {
        return Oracle.cases("late_entry_score.json");
    }

    static Stream<Oracle> landmarks() {
        return Oracle.cases("landmark.json");
    }

    @ParameterizedTest
    @MethodSource("curves")
    void curvesOfLateEntrantsAgreeWithSurvfit(Oracle reference) {
        OracleData data = OracleData.of(reference);
        for (String group : reference.at("groups").keys()) {
            Oracle expected = reference.at("groups").at(group);
            RiskTable table = table(data.by(reference.at("by").text()).get(group), reference, "event");
            KaplanMeier curve = KaplanMeier.of(table);
            expected.at("rows").assertSame(table.subjects());
            expected.at("events").assertSame(table.events());
            METHODS.forEach((name, method) ->
                    assertLandmarks(curve, method, expected, expected.at("ci").at(name)));
            assertThat(curve.size()).isEqualTo(expected.at("curve_time").size());
            for (int i = 0; i < curve.size(); i++) {
                KaplanMeier.Point point = curve.point(i);
                expected.at("curve_time").item(i).assertSame(point.day());
                expected.at("curve_n_risk").item(i).assertSame(point.atRisk());
                expected.at("curve_n_event").item(i).assertSame(point.events());
                expected.at("curve_surv").item(i).assertSame(point.survival());
                expected.at("curve_std_err").item(i).assertSame(point.stdError());
            }
        }
    }

    private static void assertLandmarks(KaplanMeier curve, SurvivalInterval method, Oracle expected, Oracle ci) {
        for (int i = 0; i < expected.at("times").size(); i++) {
            KaplanMeier.Estimate actual = curve.at(expected.at("times").item(i).number(), method, 0.95);
            expected.at("n_risk").item(i).assertSame(actual.atRisk());
            expected.at("surv").item(i).assertSame(actual.survival());
            expected.at("std_err").item(i).assertSame(actual.stdError());
            expected.at("nelson_aalen").item(i).assertSame(actual.cumulativeHazard());
            expected.at("nelson_aalen_se").item(i).assertSame(actual.cumulativeHazardStdError());
            ci.at("lower").item(i).assertSame(actual.interval().lower());
            ci.at("upper").item(i).assertSame(actual.interval().upper());
        }
        for (int i = 0; i < 3; i++) {
            Quantile actual = curve.quantile(0.25 * (i + 1), method, 0.95);
            expected.at("quantiles").item(i).assertSame(actual.day());
            ci.at("quantile_lower").item(i).assertSame(actual.interval().lower());
            ci.at("quantile_upper").item(i).assertSame(actual.interval().upper());
        }
    }

    @ParameterizedTest
    @MethodSource("incidences")
    void incidencesOfLateEntrantsAgreeWithEtm(Oracle reference) {
        OracleData data = OracleData.of(reference);
        for (String group : reference.at("groups").keys()) {
            Oracle expected = reference.at("groups").at(group);
            RiskTable table = table(data.by(reference.at("by").text()).get(group), reference, "status");
            AalenJohansen curves = AalenJohansen.of(table, table.causes());
            expected.at("n").assertSame(table.subjects());
            expected.at("n_cause1").assertSame(table.events("1"));
            expected.at("n_cause2").assertSame(table.events("2"));
            for (int i = 0; i < expected.at("times").size(); i++) {
                double time = expected.at("times").item(i).number();
                expected.at("event_free_surv")
                        .item(i)
                        .assertSame(curves.eventFree()
                                .at(time, SurvivalInterval.LOG, 0.95)
                                .survival());
                for (String cause : List.of("1", "2")) {
                    AalenJohansen.Estimate actual =
                            curves.at(cause, time, IncidenceVariance.DELTA, IncidenceInterval.LOG_LOG, 0.95);
                    Oracle ofCause = expected.at("cause" + cause);
                    expected.at("n_risk").item(i).assertSame(actual.atRisk());
                    ofCause.at("aj_est").item(i).assertSame(actual.incidence());
                    ofCause.at("aj_se").item(i).assertSame(actual.stdError());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scores")
    void testsWithLateEntriesAgreeWithTheScoreTestOfCoxph(Oracle reference) {
        List<List<RiskTable>> strata = OracleData.of(reference)
                .withSwitches("start", "stop", "event")
                .strata(
                        reference.optional("strata"),
                        reference.at("group").text(),
                        reference.at("groups").texts(),
                        data -> table(data, reference, "event"));
        LogRank test = LogRank.stratified(strata, 0);
        strata.forEach(MantelByar::switched);
        reference
                .at("rows")
                .assertSame(strata.stream()
                        .flatMap(List::stream)
                        .mapToLong(RiskTable::subjects)
                        .sum());
        for (int i = 0; i < reference.at("groups").size(); i++) {
            reference.at("observed").item(i).assertSame(test.observed().get(i));
            reference.at("expected").item(i).assertSame(test.expected().get(i));
        }
        reference.at("score").assertSame(test.test().statistic());
        reference.at("df").assertSame(test.test().df());
        reference.at("p").assertSameP(test.test().p());
    }

    @ParameterizedTest
    @MethodSource("landmarks")
    void landmarkIsALateEntryOfThoseObservedAfterIt(Oracle reference) {
        int landmark = (int) reference.at("landmark").count();
        List<RiskTable> groups = OracleData.of(reference)
                .strata(
                        Optional.empty(),
                        reference.at("group").text(),
                        reference.at("groups").texts(),
                        data -> after(
                                landmark,
                                data.table(
                                        reference.at("time").text(),
                                        reference.at("event").text())))
                .get(0);
        for (int g = 0; g < groups.size(); g++) {
            KaplanMeier curve = KaplanMeier.of(groups.get(g));
            reference.at("group_n").item(g).assertSame(groups.get(g).subjects());
            for (int i = 0; i < reference.at("times").size(); i++) {
                KaplanMeier.Estimate actual =
                        curve.at(reference.at("times").item(i).number(), SurvivalInterval.LOG_LOG, 0.95);
                reference.at("n_risk").item(g).item(i).assertSame(actual.atRisk());
                reference.at("surv").item(g).item(i).assertSame(actual.survival());
                reference.at("std_err").item(g).item(i).assertSame(actual.stdError());
                reference
                        .at("lower")
                        .item(g)
                        .item(i)
                        .assertSame(actual.interval().lower());
                reference
                        .at("upper")
                        .item(g)
                        .item(i)
                        .assertSame(actual.interval().upper());
            }
        }
        ChiSquare test = LogRank.stratified(List.of(groups), 0).test();
        reference.at("chisq").assertSame(test.statistic());
        reference.at("p").assertSameP(test.p());
    }

    private static RiskTable table(OracleData data, Oracle reference, String status) {
        return data.lateTable(
                reference.at("start").text(),
                reference.at("time").text(),
                reference.at(status).text(),
                reference.at("scale").count());
    }

    private static RiskTable after(int landmark, RiskTable table) {
        RiskTableBuilder after = RiskTable.builder();
        table.cells().stream().filter(cell -> cell.day() > landmark).forEach(cell -> after.add(
                        cell.day(), cell.exit(), cell.n())
                .add(landmark, new Exit.LateEntry(), cell.n()));
        return after.build();
    }
}
