package org.ninefold.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ninefold.risk.PairTable.Pair;

/** Tables are equal when their counts are, and nothing else is. */
class TableEqualityTest {

    private static final Exit DEATH = new Exit.Event("DEATH");
    private static final Exit LOST = new Exit.Censored("LOST");

    private static final List<Object> DIFFERENT = List.of(
            RiskTable.builder().add(3, DEATH, 1).build(),
            RiskTable.builder().add(3, DEATH, 2).build(),
            RiskTable.builder().add(4, DEATH, 1).build(),
            RiskTable.builder().add(3, LOST, 1).build(),
            RiskTable.builder().add(3, DEATH, 1).add(3, LOST, 1).build(),
            CountTable.of(Map.of("CR", 1L)),
            CountTable.of(Map.of("CR", 2L)),
            CountTable.of(Map.of("PR", 1L)),
            ValueTable.of(0, Map.of(3L, 1L)),
            ValueTable.of(0, Map.of(3L, 2L)),
            ValueTable.of(1, Map.of(3L, 1L)),
            PairTable.of(0, 0, Map.of(new Pair(3, 1), 1L)),
            PairTable.of(1, 0, Map.of(new Pair(3, 1), 1L)),
            PairTable.of(0, 1, Map.of(new Pair(3, 1), 1L)),
            PairTable.of(0, 0, Map.of(new Pair(1, 3), 1L)),
            observed(3, 9),
            observed(3, 8),
            observed(4, 9));

    private static ObservationTable observed(int day, int potential) {
        return new ObservationTable(
                RiskTable.builder().add(day, LOST, 1).build(),
                RiskTable.builder().add(potential, LOST, 1).build());
    }

    @Test
    void tablesOfDifferentCountsAreNotEqualAndLookDifferent() {
        assertThat(DIFFERENT).doesNotHaveDuplicates();
        assertThat(DIFFERENT).extracting(Object::hashCode).doesNotHaveDuplicates();
        assertThat(DIFFERENT)
                .extracting(Object::toString)
                .doesNotHaveDuplicates()
                .noneMatch(String::isEmpty);
    }

    @Test
    void mergedCountsAreSums() {
        assertThat(CountTable.of(Map.of("CR", 5L, "PR", 2L)).merge(CountTable.of(Map.of("CR", 1L, "NR", 4L))))
                .isEqualTo(CountTable.of(Map.of("CR", 6L, "PR", 2L, "NR", 4L)));
        assertThat(PairTable.of(0, 1, Map.of(new Pair(3, 10), 1L))
                        .merge(PairTable.of(1, 0, Map.of(new Pair(30, 1), 2L))))
                .isEqualTo(PairTable.of(1, 1, Map.of(new Pair(30, 10), 3L)));
    }

    @Test
    void totalsCountEverySubject() {
        assertThat(CountTable.of(Map.of("CR", 5L, "PR", 2L)).total()).isEqualTo(7);
        assertThat(PairTable.of(0, 0, Map.of(new Pair(1, 2), 3L, new Pair(2, 2), 1L))
                        .total())
                .isEqualTo(4);
        assertThat(PairTable.of(0, 0, Map.of(new Pair(1, 2), 0L))).isEqualTo(PairTable.EMPTY);
    }

    @Test
    void negativeCountsAreRefused() {
        assertThatThrownBy(() -> CountTable.of(Map.of("CR", -1L)))
                .hasMessage("Expected a count of subjects, found -1 at level 'CR'.");
        assertThatThrownBy(() -> ValueTable.of(0, Map.of(1L, -1L)))
                .hasMessage("Expected a count of subjects, found -1 for a value.");
        assertThatThrownBy(() -> PairTable.of(0, 0, Map.of(new Pair(1, 2), -1L)))
                .hasMessage("Expected a count of subjects, found -1 for a pair of values.");
    }

    @Test
    void decimalsAreFromNoneToTwelve() {
        assertThat(ValueTable.of(12, Map.of()).decimals()).isEqualTo(12);
        assertThatThrownBy(() -> ValueTable.of(13, Map.of()))
                .hasMessage("Expected 0 to 12 decimals of a value, found 13.");
        assertThatThrownBy(() -> PairTable.of(-1, 0, Map.of()))
                .hasMessage("Expected 0 to 12 decimals of a value, found -1.");
        assertThatThrownBy(() -> PairTable.of(0, 13, Map.of()))
                .hasMessage("Expected 0 to 12 decimals of a value, found 13.");
    }

    @Test
    void timeThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> RiskTable.EMPTY.atRiskAt(Double.NaN))
                .hasMessage("Expected a day to count the subjects at risk on, found NaN.");
    }
}
