package org.ninefold.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.study.GradeWindow;

class CountedVariableTest {

    /** Tables are told apart by their names alone. */
    @Test
    void differentVariablesHaveDifferentNames() {
        List<CountedVariable> variables = List.of(
                new CountedVariable.Value("AGE", 0),
                new CountedVariable.Value("AGE", 2),
                new CountedVariable.Category("AGE"),
                new CountedVariable.Condition("AGE"),
                new CountedVariable.WorstGrade("CRS", GradeWindow.FIRST_INFUSION, null),
                new CountedVariable.WorstGrade("CRS", GradeWindow.FIRST_INFUSION, "day < 7"),
                new CountedVariable.WorstGrade("CRS", GradeWindow.ANY_INFUSION, null),
                new CountedVariable.ScaleGrades("CRS", GradeWindow.FIRST_INFUSION, null),
                new CountedVariable.ScaleGrades("CRS", GradeWindow.FIRST_INFUSION, "day < 7"),
                new CountedVariable.ScaleGrades("CRS", GradeWindow.ANY_INFUSION, null),
                new CountedVariable.Pair("A", "B and C", 0),
                new CountedVariable.Pair("A and B", "C", 0),
                new Behind("AGE", Measure.SCALE),
                new Behind("AGE", Measure.UNIT));

        assertThat(variables.stream().map(CountedVariable::variable).distinct()).hasSameSizeAs(variables);
    }

    @Test
    void aQuotientInAPopulationIsNoGroup() {
        var quotient = new TableSpec(new CountedVariable.Category("ARM / SEX"), "HIGH", null);
        var grouped = new TableSpec(new CountedVariable.Category("ARM "), " SEX", "HIGH");

        assertThat(quotient.tableId()).isNotEqualTo(grouped.tableId());
    }
}
