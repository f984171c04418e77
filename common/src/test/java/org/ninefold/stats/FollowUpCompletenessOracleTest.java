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
import org.ninefold.risk.RiskTable;
import org.ninefold.risk.RiskTableBuilder;

/** Every case of follow_up_completeness.json, every field, and a table worked by hand. */
class FollowUpCompletenessOracleTest {

    private static final Exit DEATH = new Exit.Event("DEATH");
    private static final Exit LOST = new Exit.Censored("LOST");
    private static final Exit CUT_OFF = new Exit.Censored("CUT_OFF");

    /**
     * Two followed to their cut-off on day 100, one who died on day 40 of 100, one lost on day 20 of 80, one who died on day 30 of
     * 30: observed 100 + 100 + 40 + 20 + 30 = 290, potential 100 + 100 + 40 + 80 + 30 = 350.
     */
    private static final ObservationTable FIVE = new ObservationTable(
            RiskTable.builder()
                    .add(100, CUT_OFF, 2)
                    .add(40, DEATH, 1)
                    .add(20, LOST, 1)
                    .add(30, DEATH, 1)
                    .build(),
            RiskTable.builder()
                    .add(100, CUT_OFF, 2)
                    .add(100, DEATH, 1)
                    .add(80, LOST, 1)
                    .add(30, DEATH, 1)
                    .build());

    static Stream<Oracle> references() {
        return Oracle.cases("follow_up_completeness.json");
    }

    @ParameterizedTest
    @MethodSource("references")
    void completenessAgreesWithR(Oracle reference) {
        RiskTableBuilder exits = RiskTable.builder();
        RiskTableBuilder potential = RiskTable.builder();
        for (Map<String, String> row : OracleData.of(reference).rows()) {
            Exit exit = row.get("event").equals("1") ? DEATH : LOST;
            exits.add(Integer.parseInt(row.get("time")), exit, 1);
            potential.add(Integer.parseInt(row.get("potential")), exit, 1);
        }
        var table = new ObservationTable(exits.build(), potential.build());
        FollowUpCompleteness actual = FollowUpCompleteness.of(table);
        reference.at("n").assertSame(table.exits().subjects());
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
        assertThat(FollowUpCompleteness.of(new ObservationTable(RiskTable.EMPTY, RiskTable.EMPTY))
                        .completeness())
                .isEqualTo(Value.undefined(Reason.NO_SUBJECTS));
        assertThatThrownBy(() -> FollowUpCompleteness.knownAt(FIVE, -1, ProportionInterval.WILSON, 0.95))
                .hasMessage("Expected a time of 0 or more days, found -1.0.");
        assertThatThrownBy(() ->
                        FollowUpCompleteness.knownAt(FIVE, Double.POSITIVE_INFINITY, ProportionInterval.WILSON, 0.95))
                .hasMessage("Expected a time of 0 or more days, found Infinity.");
    }
}
