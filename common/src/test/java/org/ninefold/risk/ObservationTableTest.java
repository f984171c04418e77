package org.ninefold.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ninefold.risk.ObservationTable.Observation;

class ObservationTableTest {

    private static final Exit DEATH = new Exit.Event("DEATH");
    private static final Exit LOST = new Exit.Censored("LOST");
    private static final ObservationTable TABLE = ObservationTable.of(Map.of(
            new Observation(90, 30, DEATH), 2L,
            new Observation(60, 30, DEATH), 1L,
            new Observation(60, 10, LOST), 4L,
            new Observation(60, 50, LOST), 0L));

    @Test
    void observationsAreOrderedByPotentialDayThenDayThenExit() {
        assertThat(TABLE.counts().keySet())
                .containsExactly(
                        new Observation(60, 10, LOST), new Observation(60, 30, DEATH), new Observation(90, 30, DEATH));
        assertThat(new Observation(60, 30, LOST)).isLessThan(new Observation(60, 30, DEATH));
        assertThat(TABLE.subjects()).isEqualTo(7);
        assertThat(TABLE).hasToString("ObservationTable" + TABLE.counts());
    }

    @Test
    void exitsAreThoseOfTheEndpoint() {
        assertThat(TABLE.exits())
                .isEqualTo(
                        RiskTable.builder().add(30, DEATH, 3).add(10, LOST, 4).build());
    }

    @Test
    void observationBeyondTheCutOffIsRefused() {
        assertThatThrownBy(() -> new Observation(60, 61, LOST))
                .hasMessage(
                        "Expected an exit from the origin (0) to the cut-off (day 60), found day 61 for CENSORED:LOST.");
        assertThatThrownBy(() -> new Observation(60, -1, LOST))
                .hasMessage(
                        "Expected an exit from the origin (0) to the cut-off (day 60), found day -1 for CENSORED:LOST.");
        assertThat(new Observation(0, 0, LOST).day()).isZero();
    }

    @Test
    void lateEntryIsNotTheEndOfAnObservation() {
        assertThatThrownBy(() -> new Observation(60, 5, new Exit.LateEntry()))
                .hasMessage("Expected an event or a censoring at the end of an observation, found a late entry.");
    }

    @Test
    void negativeCountIsRefused() {
        Map<Observation, Long> counts = Map.of(new Observation(60, 5, LOST), -1L);
        assertThatThrownBy(() -> ObservationTable.of(counts))
                .hasMessage("Expected a count of subjects, found -1 for CENSORED:LOST on day 5.");
    }

    @Test
    void nobodyIsLeftWithoutTheOnlyCentre() {
        assertThat(LeaveOneOut.of(List.of(TABLE), ObservationTable.EMPTY)).containsExactly(ObservationTable.EMPTY);
        assertThat(LeaveOneOut.of(List.<ObservationTable>of(), ObservationTable.EMPTY))
                .isEmpty();
    }
}
