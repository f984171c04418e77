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

import java.util.List;
import org.junit.jupiter.api.Test;

class StandardRowTest {
    @Test
    void rowsAreDistinctAndOrderedByTheirCellsWithNullsFirst() {
        List<Infusion> rows =
                List.of(infusion(2, 100), infusion(1, 200), infusion(null, 300), infusion(1, 100), infusion(1, 200));

        assertThat(StandardRow.distinct(rows))
                .containsExactly(infusion(null, 300), infusion(1, 100), infusion(1, 200), infusion(2, 100));
    }

    @Test
    void fewerThanTwoAreTheSameList() {
        List<Infusion> one = List.of(infusion(1, 100));

        assertThat(StandardRow.distinct(one)).isSameAs(one);
        assertThat(StandardRow.distinct(List.<Infusion>of(infusion(1, 100), infusion(1, 100))))
                .containsExactly(infusion(1, 100));
    }

    @Test
    void subjectsOfTwoMappingsAreTwoRows() {
        List<SubjectRow> two = List.of(subject("sex", "F").from("b/0"), subject("sex", "F"));

        assertThat(StandardRow.distinct(two)).extracting(SubjectRow::mapping).containsExactly("a/0", "b/0");
    }

    @Test
    void noRowHasItsValuesInItsText() {
        assertThat(List.of(
                        subject("sex", "F"),
                        infusion(1, 100),
                        response("CR", 100),
                        event("RELAPSE", 100),
                        toxicity("CRS", 1, 100),
                        measurement("CART", 100, 1.0, null)))
                .extracting(Object::toString)
                .containsExactly(
                        "row of subject",
                        "row of infusion",
                        "row of response",
                        "row of event",
                        "row of adverse_event",
                        "row of measurement");
    }

    @Test
    void rowsOfTablesAreEmptyWithoutOneOfAny() {
        assertThat(StandardRows.NONE.isEmpty()).isTrue();
        assertThat(rows(measurement("CART", 100, 1.0, null)).isEmpty()).isFalse();
        assertThat(record("a.csv", 2, subject()).rows().isEmpty()).isFalse();
    }
}
