package org.ninefold.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.study.GradeWindow;

class FactTest {

    /** Tables are told apart by their names alone. */
    @Test
    void differentFactsHaveDifferentNames() {
        List<Fact> facts = List.of(
                new Fact.Value("AGE", 0),
                new Fact.Value("AGE", 2),
                new Fact.Category("AGE"),
                new Fact.Condition("AGE"),
                new Fact.WorstGrade("CRS", GradeWindow.FIRST_INFUSION, null),
                new Fact.WorstGrade("CRS", GradeWindow.FIRST_INFUSION, "day < 7"),
                new Fact.WorstGrade("CRS", GradeWindow.ANY_INFUSION, null),
                new Fact.ScaleGrades("CRS", GradeWindow.FIRST_INFUSION, null),
                new Fact.ScaleGrades("CRS", GradeWindow.FIRST_INFUSION, "day < 7"),
                new Fact.ScaleGrades("CRS", GradeWindow.ANY_INFUSION, null),
                new Fact.Pair("A", "B and C", 0),
                new Fact.Pair("A and B", "C", 0),
                new Fact.Behind("AGE", Fact.Measure.SCALE),
                new Fact.Behind("AGE", Fact.Measure.UNIT));

        assertThat(facts.stream().map(Fact::variable).distinct()).hasSameSizeAs(facts);
    }

    @Test
    void aQuotientInAPopulationIsNoGroup() {
        var quotient = new TableSpec(new Fact.Category("ARM / SEX"), "HIGH", null);
        var grouped = new TableSpec(new Fact.Category("ARM "), " SEX", "HIGH");

        assertThat(quotient.tableId()).isNotEqualTo(grouped.tableId());
    }
}
