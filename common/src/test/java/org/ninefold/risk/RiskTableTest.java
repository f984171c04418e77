package org.ninefold.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RiskTableTest {

    private static final Exit RELAPSE = new Exit.Event("RELAPSE");
    private static final Exit DEATH = new Exit.Event("DEATH");
    private static final Exit CUT_OFF = new Exit.Censored("CUT_OFF");
    private static final Exit LOST = new Exit.Censored("LOST");

    /** Day 0: one death. Day 30: 2 relapses, 1 death, 1 lost. Day 90: 1 enters late. Day 365: 3 at the cut-off. */
    private static final RiskTable TABLE = RiskTable.builder()
            .add(365, CUT_OFF, 2)
            .add(30, RELAPSE, 2)
            .add(0, DEATH, 1)
            .add(30, LOST, 1)
            .add(90, new Exit.LateEntry(), 1)
            .add(30, DEATH, 1)
            .add(365, CUT_OFF, 1)
            .build();

    @Test
    void daysAreDistinctAndAscending() {
        assertThat(TABLE.days()).isEqualTo(4);
        assertThat(new int[] {TABLE.day(0), TABLE.day(1), TABLE.day(2), TABLE.day(3)})
                .containsExactly(0, 30, 90, 365);
    }

    @Test
    void withoutEntriesEverybodyIsAtRiskFromDayZero() {
        RiskTable together = TABLE.withoutEntries();
        assertThat(together.entries()).isZero();
        assertThat(together.atRiskAt(0)).isEqualTo(8);
        assertThat(together.events()).isEqualTo(TABLE.events());
        assertThat(together.censored()).isEqualTo(TABLE.censored());
    }

    @Test
    void countsAreByCauseAndOverAllCauses() {
        assertThat(TABLE.causes()).containsExactly("DEATH", "RELAPSE");
        assertThat(TABLE.events(1)).isEqualTo(3);
        assertThat(TABLE.events(1, "RELAPSE")).isEqualTo(2);
        assertThat(TABLE.events(1, "UNKNOWN")).isZero();
        assertThat(TABLE.censored(1)).isEqualTo(1);
        assertThat(TABLE.entries(2)).isEqualTo(1);
        assertThat(TABLE.events("DEATH")).isEqualTo(2);
        assertThat(TABLE.events()).isEqualTo(4);
        assertThat(TABLE.censored()).isEqualTo(4);
        assertThat(TABLE.entries()).isEqualTo(1);
        assertThat(TABLE.subjects()).isEqualTo(8);
    }

    @Test
    void lateEntrantIsAtRiskFromTheDayAfterItsEntry() {
        assertThat(TABLE.atRisk(0)).isEqualTo(7);
        assertThat(TABLE.atRisk(1)).isEqualTo(6);
        assertThat(TABLE.atRisk(2)).isEqualTo(2);
        assertThat(TABLE.atRisk(3)).isEqualTo(3);
    }

    @Test
    void atRiskAtARealTimeCountsThoseWhoseExitIsNotBeforeIt() {
        assertThat(TABLE.atRiskAt(0)).isEqualTo(7);
        assertThat(TABLE.atRiskAt(29.5)).isEqualTo(6);
        assertThat(TABLE.atRiskAt(90)).isEqualTo(2);
        assertThat(TABLE.atRiskAt(90.1)).isEqualTo(3);
        assertThat(TABLE.atRiskAt(365)).isEqualTo(3);
        assertThat(TABLE.atRiskAt(365.25)).isZero();
        assertThat(RiskTable.EMPTY.atRiskAt(0)).isZero();
    }

    @Test
    void cellsComeInCanonicalOrder() {
        assertThat(TABLE.cells())
                .containsExactly(
                        new RiskTable.Cell(0, DEATH, 1),
                        new RiskTable.Cell(30, LOST, 1),
                        new RiskTable.Cell(30, DEATH, 1),
                        new RiskTable.Cell(30, RELAPSE, 2),
                        new RiskTable.Cell(90, new Exit.LateEntry(), 1),
                        new RiskTable.Cell(365, CUT_OFF, 3));
    }

    @Test
    void countOfZeroLeavesNoTrace() {
        assertThat(RiskTable.builder().add(5, DEATH, 0).build()).isEqualTo(RiskTable.EMPTY);
    }

    @Test
    void negativeDayAndNegativeCountAreRefused() {
        RiskTableBuilder builder = RiskTable.builder();
        assertThatThrownBy(() -> builder.add(-1, DEATH, 1))
                .hasMessage("Expected a day on or after the origin (0), found day -1 for EVENT:DEATH.");
        assertThatThrownBy(() -> builder.add(1, DEATH, -2))
                .hasMessage("Expected a count of subjects, found -2 for EVENT:DEATH on day 1.");
    }

    @Test
    void lateEntryWithoutALaterExitIsRefused() {
        RiskTableBuilder builder = RiskTable.builder().add(10, DEATH, 3).add(10, new Exit.LateEntry(), 1);
        assertThatThrownBy(builder::build)
                .hasMessage("Expected every late entry to be followed by an exit on a later day,"
                        + " found 1 more late entries on or after day 10 than exits after it.");
    }

    @Test
    void overflowIsAnErrorAndNeverAWrongNumber() {
        RiskTable most = RiskTable.builder().add(1, DEATH, Long.MAX_VALUE).build();
        assertThatThrownBy(() -> most.merge(most)).isInstanceOf(ArithmeticException.class);
    }
}
