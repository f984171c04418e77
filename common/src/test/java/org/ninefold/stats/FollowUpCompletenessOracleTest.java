package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.risk.Exit;
import org.ninefold.risk.ObservationTable;
import org.ninefold.risk.ObservationTable.Observation;

/** Every case of follow_up_completeness.json, every field, and a table worked by hand. */
class FollowUpCompletenessOracleTest {

    private static final Exit DEATH = new Exit.Event("DEATH");
    private static final Exit LOST = new Exit.Censored("LOST");
    private static final Exit CUT_OFF = new Exit.Censored("CUT_OFF");

    /**
     * Two followed to their cut-off on day 100, one who died on day 40 of 100, one lost on day 20 of 80, one who died on day 30 of
     * 30: observed 100 + 100 + 40 + 20 + 30 = 290, potential 100 + 100 + 40 + 80 + 30 = 350.
     */
    private static final ObservationTable FIVE = ObservationTable.of(Map.of(
            new Observation(100, 100, CUT_OFF), 2L,
            new Observation(100, 40, DEATH), 1L,
            new Observation(80, 20, LOST), 1L,
            new Observation(30, 30, DEATH), 1L));

    static Stream<Oracle> references() {
        return Oracle.cases("follow_up_completeness.json");
    }

    @ParameterizedTest
    @MethodSource("references")
    void completenessAgreesWithR(Oracle reference) {
        ObservationTable table = OracleData.of(reference).rows().stream()
                .map(row -> new Observation(
                        Integer.parseInt(row.get("potential")),
                        Integer.parseInt(row.get("time")),
                        row.get("event").equals("1") ? DEATH : LOST))
                .map(observation -> ObservationTable.of(Map.of(observation, 1L)))
                .reduce(ObservationTable.EMPTY, ObservationTable::merge);
        FollowUpCompleteness actual = FollowUpCompleteness.of(table);
        reference.at("n").assertSame(table.subjects());
        reference.at("observed_days").assertSame(actual.observedDays());
        reference.at("potential_days").assertSame(actual.potentialDays());
        reference.at("clark_c").assertSame(actual.completeness());
        for (int i = 0; i < reference.at("times").size(); i++) {
            Proportion known = FollowUpCompleteness.knownAt(
                    table, reference.at("times").item(i).number(), ProportionInterval.WILSON, 0.95);
            reference.at("known").item(i).assertSame(known.events());
            reference.at("eligible").item(i).assertSame(known.n());
            reference.at("share").item(i).assertSame(known.proportion());
        }
    }

    @Test
    void completenessOfFiveIsAsWorkedByHand() {
        assertThat(FollowUpCompleteness.of(FIVE)).isEqualTo(new FollowUpCompleteness(290, 350, Value.of(29 / 35.)));
    }

    /** On day 20.5 the lost one is unknown among five; on day 50 four could be seen, and three are; on day 81 all three are. */
    @Test
    void knownStatusOfFiveIsAsWorkedByHand() {
        assertThat(known(20)).isEqualTo("5/5");
        assertThat(known(20.5)).isEqualTo("4/5");
        assertThat(known(30)).isEqualTo("4/5");
        assertThat(known(50)).isEqualTo("3/4");
        assertThat(known(81)).isEqualTo("3/3");
        assertThat(known(100.5)).isEqualTo("0/0");
    }

    private static String known(double day) {
        Proportion known = FollowUpCompleteness.knownAt(FIVE, day, ProportionInterval.CLOPPER_PEARSON, 0.95);
        return known.events() + "/" + known.n();
    }

    @Test
    void nobodyHasNoCompleteness() {
        assertThat(FollowUpCompleteness.of(ObservationTable.EMPTY).completeness())
                .isEqualTo(Value.undefined(Reason.NO_SUBJECTS));
        assertThatThrownBy(() -> FollowUpCompleteness.knownAt(FIVE, -1, ProportionInterval.WILSON, 0.95))
                .hasMessage("Expected a time of 0 or more days, found -1.0.");
        assertThatThrownBy(() ->
                        FollowUpCompleteness.knownAt(FIVE, Double.POSITIVE_INFINITY, ProportionInterval.WILSON, 0.95))
                .hasMessage("Expected a time of 0 or more days, found Infinity.");
    }
}
