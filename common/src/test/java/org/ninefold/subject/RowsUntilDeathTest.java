package org.ninefold.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.event;
import static org.ninefold.subject.Persons.infusion;
import static org.ninefold.subject.Persons.measurement;
import static org.ninefold.subject.Persons.record;
import static org.ninefold.subject.Persons.response;
import static org.ninefold.subject.Persons.rows;
import static org.ninefold.subject.Persons.subject;
import static org.ninefold.subject.Persons.toxicity;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Death is on day 100. */
class RowsUntilDeathTest {
    private static final int DIED = 100;

    private static RowsUntilDeath of(StandardRow... said) {
        return new RowsUntilDeath(List.of(record("a.csv", 2, said)));
    }

    private static List<String> findings(RowsUntilDeath remaining) {
        return remaining.endAt(DIED, 0).stream()
                .map(finding -> finding + " " + finding.severity().key())
                .toList();
    }

    static Stream<StandardRow> rowsOfTheDayOfDeath() {
        return Stream.of(
                infusion(1, DIED),
                response("CR", DIED),
                event("RELAPSE", DIED),
                event("CGVHD", null),
                toxicity("CRS", 5, DIED),
                measurement("CART", DIED, 1.0, null));
    }

    @ParameterizedTest
    @MethodSource("rowsOfTheDayOfDeath")
    void whatIsOfTheDayOfDeathOrOfNoDayStays(StandardRow row) {
        RowsUntilDeath remaining = of(row);

        assertThat(findings(remaining)).isEmpty();
        assertThat(remaining.of(0)).isEqualTo(rows(row));
        assertThat(remaining.emptied(0)).isFalse();
    }

    @Test
    void whatCannotHappenAfterDeathIsLeftOut() {
        RowsUntilDeath remaining = of(
                infusion(1, DIED + 1),
                response("CR", DIED + 1),
                event("RELAPSE", DIED + 1),
                measurement("CART", DIED + 1, 1.0, null));

        assertThat(findings(remaining))
                .containsExactly(
                        "date.after-death at infusion.date omit",
                        "date.after-death at response.assessment_date omit",
                        "date.after-death at event.date omit",
                        "date.after-death at measurement.date omit");
        assertThat(remaining.emptied(0)).isTrue();
    }

    @Test
    void aToxicityHappenedAndStaysWithoutItsDate() {
        var toxicity = new AdverseEvent("CRS", 4, null, DIED - 3, DIED + 1, 1, null, null);
        RowsUntilDeath remaining = of(toxicity, event("CGVHD", DIED + 1));

        assertThat(findings(remaining))
                .containsExactly(
                        "date.after-death at event.date blank", "date.after-death at adverse_event.end_date blank");
        assertThat(remaining.of(0))
                .isEqualTo(rows(new AdverseEvent("CRS", 4, null, DIED - 3, null, 1, null, null), event("CGVHD", null)));
    }

    @Test
    void theFirstAndTheLastDayAreThoseOfAnyTableButTheSubjects() {
        RowsUntilDeath remaining = new RowsUntilDeath(List.of(
                record("a.csv", 2, subject("birth_date", 1, "death_date", 900), infusion(1, 50), event("CGVHD", null)),
                record("a.csv", 3, response("CR", 40), new AdverseEvent("CRS", 1, null, 60, 70, 1, null, null))));

        assertThat(remaining.earliest()).isEqualTo(40);
        assertThat(remaining.latest()).isEqualTo(70);
        assertThat(of(subject("birth_date", 1)).earliest()).isEqualTo(Integer.MAX_VALUE);
        assertThat(of(subject("birth_date", 1)).latest()).isEqualTo(Integer.MIN_VALUE);
    }

    @Test
    void infusionsAreKnownByTheirNumbersAndTheFirstUnderNone() {
        var days = new HashMap<Integer, Integer>();
        days.put(1, 60);
        days.put(2, 50);
        days.put(null, 50);

        assertThat(of(infusion(1, 60), infusion(2, 50), infusion(1, 70)).infused())
                .isEqualTo(days);
        assertThat(of(infusion(1, 60), infusion(2, 50)).firstInfusion()).isEqualTo(50);
        assertThat(of(event("CGVHD", 1)).firstInfusion()).isNull();
    }

    @Test
    void allRowsOfATableAreThoseOfEveryRecord() {
        RowsUntilDeath remaining = new RowsUntilDeath(
                List.of(record("a.csv", 2, infusion(1, 60)), record("a.csv", 3, infusion(1, 60), infusion(2, 90))));

        assertThat(remaining.all(StandardRows::infusions)).hasSize(3);
    }
}
