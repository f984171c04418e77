package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;

/** Every case of rmst.json, every field, and a table worked by hand. */
class RestrictedMeanOracleTest {

    private static final Exit DEATH = new Exit.Event("DEATH");

    static Stream<Oracle> references() {
        return Oracle.cases("rmst.json");
    }

    @ParameterizedTest
    @MethodSource("references")
    void meansAndTheirDifferenceAgreeWithR(Oracle reference) {
        double tau = reference.at("tau").number();
        SortedMap<String, OracleData> groups =
                OracleData.of(reference).by(reference.at("group").text());
        SortedMap<String, RestrictedMean> means = new TreeMap<>();
        for (String group : reference.at("groups").keys()) {
            RiskTable table = groups.get(group)
                    .table(reference.at("time").text(), reference.at("event").text());
            RestrictedMean mean = RestrictedMean.of(table, tau, 0.95);
            Oracle expected = reference.at("groups").at(group);
            expected.at("n").assertSame(table.subjects());
            expected.at("rmst").assertSame(mean.mean());
            expected.at("se").assertSame(mean.stdError());
            means.put(group, mean);
        }
        if (reference.has("difference_2_minus_1")) {
            Oracle expected = reference.at("difference_2_minus_1");
            RestrictedMean.Difference actual = means.get(means.lastKey()).minus(means.get(means.firstKey()));
            expected.at("est").assertSame(actual.difference());
            expected.at("se").assertSame(actual.stdError());
            expected.at("lower").assertSame(actual.interval().lower());
            expected.at("upper").assertSame(actual.interval().upper());
            expected.at("p").assertSame(actual.p());
        }
    }

    /** Of four, one dies on day 10 and one on day 20: 10 · 1 + 10 · 3/4 + 10 · 1/2 = 22.5 of the first 30 days. */
    @Test
    void areaUnderTheCurveOfFourIsAsWorkedByHand() {
        RiskTable four = RiskTable.builder()
                .add(10, DEATH, 1)
                .add(20, DEATH, 1)
                .add(40, new Exit.Censored("END"), 2)
                .build();
        RestrictedMean mean = RestrictedMean.of(four, 30, 0.95);
        assertThat(mean.mean()).isEqualTo(Value.of(22.5));
        double variance = 12.5 * 12.5 / (4 * 3) + 5. * 5 / (3 * 2);
        assertThat(mean.stdError().optional().orElseThrow()).isCloseTo(Math.sqrt(variance), within(1e-14));
    }

    @Test
    void horizonBeyondTheLastFollowUpHasNoMeanUnlessAllHadTheEvent() {
        RiskTable censored =
                RiskTable.builder().add(10, new Exit.Censored("END"), 2).build();
        RiskTable dead = RiskTable.builder().add(10, DEATH, 2).build();
        assertThat(RestrictedMean.of(censored, 30, 0.95).mean())
                .isEqualTo(Value.undefined(Reason.AFTER_LAST_FOLLOW_UP));
        assertThat(RestrictedMean.of(dead, 30, 0.95).mean()).isEqualTo(Value.of(10));
    }

    @Test
    void horizonOfNothingIsRefused() {
        assertThatThrownBy(() -> RestrictedMean.of(RiskTable.EMPTY, 0, 0.95))
                .hasMessage("Expected a horizon of more than 0 days, found 0.0.");
    }
}
