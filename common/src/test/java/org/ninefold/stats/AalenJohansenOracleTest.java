package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.risk.RiskTable;

/**
 * The curves of every case of competing_risks.json, each group by itself; every field of conditional_incidence.json
 * and incidence_limits.json.
 *
 * <p>Not compared here: {@code gray} and {@code cause_specific_logrank_p}, which are tests between the groups.
 */
class AalenJohansenOracleTest {

    static Stream<Oracle> references() {
        return Oracle.cases("competing_risks.json");
    }

    @ParameterizedTest
    @MethodSource("references")
    void curvesAgreeWithSurvfitAndCuminc(Oracle reference) {
        OracleData data = OracleData.of(reference);
        Oracle groups = reference.at("groups");
        for (String group : groups.keys()) {
            OracleData subjects = data.by(reference.at("group").text()).getOrDefault(group, data);
            RiskTable table = subjects.table(
                    reference.at("time").text(), reference.at("status").text());
            assertAgrees(table, reference.at("times"), groups.at(group));
        }
    }

    static Stream<Oracle> conditionals() {
        return Oracle.cases("conditional_incidence.json");
    }

    @ParameterizedTest
    @MethodSource("conditionals")
    void conditionalIncidencesAgreeWithTheInfluencesOfSurvfit(Oracle reference) {
        OracleData data = OracleData.of(reference);
        for (String group : reference.at("groups").keys()) {
            Oracle expected = reference.at("groups").at(group);
            AalenJohansen curves = curves(data, reference, group);
            expected.at("n")
                    .assertSame(curves.eventFree()
                            .at(0, SurvivalInterval.PLAIN, 0.95)
                            .atRisk());
            for (int i = 0; i < reference.at("times").size(); i++) {
                for (String cause : List.of("1", "2")) {
                    AalenJohansen.Conditional actual = curves.at(
                                    cause,
                                    reference.at("times").item(i).number(),
                                    IncidenceVariance.AALEN,
                                    IncidenceInterval.PLAIN,
                                    0.95)
                            .conditional();
                    expected.at("cause" + cause).at("est").item(i).assertSame(actual.incidence());
                    expected.at("cause" + cause).at("se").item(i).assertSame(actual.stdError());
                }
            }
        }
    }

    private static AalenJohansen curves(OracleData data, Oracle reference, String group) {
        RiskTable table = data.by(reference.at("by").text())
                .get(group)
                .table(reference.at("time").text(), reference.at("status").text());
        return AalenJohansen.of(table, table.causes());
    }

    static Stream<Oracle> limits() {
        return Oracle.cases("incidence_limits.json");
    }

    @ParameterizedTest
    @MethodSource("limits")
    void limitsOnTheScalesOfTheIncidenceAreThoseOfSurvfit(Oracle reference) {
        OracleData data = OracleData.of(reference);
        for (String group : reference.at("groups").keys()) {
            AalenJohansen curves = curves(data, reference, group);
            for (IncidenceInterval scale : List.of(IncidenceInterval.LOG_LOG_F, IncidenceInterval.LOG_F)) {
                Oracle expected =
                        reference.at("groups").at(group).at(scale.key().replace('-', '_'));
                for (String cause : List.of("1", "2")) {
                    for (int i = 0; i < reference.at("times").size(); i++) {
                        double time = reference.at("times").item(i).number();
                        Interval actual = curves.at(cause, time, IncidenceVariance.DELTA, scale, 0.95)
                                .interval();
                        expected.at("cause" + cause).at("lower").item(i).assertSame(actual.lower());
                        expected.at("cause" + cause).at("upper").item(i).assertSame(actual.upper());
                    }
                }
            }
        }
    }

    private static void assertAgrees(RiskTable table, Oracle times, Oracle expected) {
        AalenJohansen curves = AalenJohansen.of(table, List.of("1", "2"));
        expected.at("n").assertSame(table.subjects());
        expected.at("n_cause1").assertSame(table.events("1"));
        expected.at("n_cause2").assertSame(table.events("2"));
        double last = table.day(table.days() - 1);
        for (int i = 0; i < times.size(); i++) {
            double time = times.item(i).number();
            KaplanMeier.Estimate free = curves.eventFree().at(time, SurvivalInterval.PLAIN, 0.95);
            expected.at("n_risk").item(i).assertSame(free.atRisk());
            boolean after =
                    time > last && expected.at("event_free_surv").item(i).number() > 0;
            if (after) {
                assertThat(free.survival()).isEqualTo(Value.undefined(Reason.AFTER_LAST_FOLLOW_UP));
            } else {
                expected.at("event_free_surv").item(i).assertSame(free.survival());
                expected.at("event_free_se").item(i).assertSame(free.stdError());
            }
            for (String cause : curves.causes()) {
                Oracle ofCause = expected.at("cause" + cause);
                AalenJohansen.Estimate delta =
                        curves.at(cause, time, IncidenceVariance.DELTA, IncidenceInterval.LOG_LOG, 0.95);
                AalenJohansen.Estimate aalen =
                        curves.at(cause, time, IncidenceVariance.AALEN, IncidenceInterval.PLAIN, 0.95);
                if (after) {
                    assertThat(delta.incidence()).isEqualTo(Value.undefined(Reason.AFTER_LAST_FOLLOW_UP));
                    continue;
                }
                ofCause.at("aj_est").item(i).assertSame(delta.incidence());
                ofCause.at("aj_se").item(i).assertSame(delta.stdError());
                if (ofCause.at("cuminc_est").isNull()) {
                    assertThat(table.events(cause)).isZero();
                    assertThat(aalen.stdError()).isEqualTo(Value.of(0));
                    continue;
                }
                ofCause.at("cuminc_est").item(i).assertSame(aalen.incidence());
                double se = aalen.stdError().optional().orElseThrow();
                ofCause.at("cuminc_var").item(i).assertSame(se * se);
            }
            if (!after) {
                assertInterval(curves, time, IncidenceInterval.LOG_LOG, expected.at("cause1_cloglog_ci"), i);
                assertInterval(curves, time, IncidenceInterval.PLAIN, expected.at("cause1_plain_ci"), i);
            }
        }
    }

    private static void assertInterval(
            AalenJohansen curves, double time, IncidenceInterval method, Oracle expected, int i) {
        Interval actual =
                curves.at("1", time, IncidenceVariance.DELTA, method, 0.95).interval();
        expected.at("lower").item(i).assertSame(actual.lower());
        expected.at("upper").item(i).assertSame(actual.upper());
    }
}
