package org.ninefold.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ObservationTableTest {

    private static final Exit DEATH = new Exit.Event("DEATH");
    private static final Exit LOST = new Exit.Censored("LOST");

    private static RiskTable one(int day, Exit exit) {
        return RiskTable.builder().add(day, exit, 1).build();
    }

    @Test
    void lateEntriesAreLeftOut() {
        RiskTable late = RiskTable.builder()
                .add(30, DEATH, 1)
                .add(5, new Exit.LateEntry(), 1)
                .build();
        assertThat(new ObservationTable(late, one(60, DEATH)))
                .isEqualTo(new ObservationTable(one(30, DEATH), one(60, DEATH)));
        assertThatThrownBy(() -> new ObservationTable(late, late))
                .hasMessage("Expected events and censorings at the end of an observation, found a late entry.");
    }

    @Test
    void observationBeyondTheCutOffIsRefused() {
        assertThat(new ObservationTable(one(60, LOST), one(60, LOST)).exits()).isEqualTo(one(60, LOST));
        assertThatThrownBy(() -> new ObservationTable(one(61, LOST), one(60, LOST)))
                .hasMessage(
                        "Expected no exit after the cut-off, found more subjects who left after day 60 than could be"
                                + " observed so long.");
    }

    @Test
    void otherSubjectsByDayThanByPotentialDayAreRefused() {
        assertThatThrownBy(() -> new ObservationTable(one(30, LOST), RiskTable.EMPTY))
                .hasMessage(
                        "Expected the same subjects by day and by potential day, found 0 events and 1 censorings by day,"
                                + " 0 and 0 by potential day.");
        assertThatThrownBy(() -> new ObservationTable(one(30, DEATH), one(60, new Exit.Event("RELAPSE"))))
                .hasMessage(
                        "Expected the same subjects by day and by potential day, found 1 events and 0 censorings by day,"
                                + " 1 and 0 by potential day.");
    }
}
