package org.ninefold.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ninefold.risk.Exit;
import org.ninefold.study.AtTransplant;
import org.ninefold.study.Cause;
import org.ninefold.study.Endpoint;
import org.ninefold.study.GradeWindow;
import org.ninefold.study.NonResponse;
import org.ninefold.study.Origin;

/** What every kind of variable is called in the tables, and what its cells are put together to. */
class CountedAsTest {
    private static final Endpoint OS = new Endpoint(
            "OS",
            "OS",
            List.of("TRTSDT"),
            List.of(new Cause("DEATH", List.of("DTHDT"))),
            "LSTALVDT",
            AtTransplant.IGNORE,
            NonResponse.NONE,
            List.of(),
            new Origin("study.conf", 1, "study"));
    private static final CountedVariable.TimeToEvent TIME = new CountedVariable.TimeToEvent(OS);

    private static final Map<CountedVariable, String> VARIABLES = Map.ofEntries(
            Map.entry(TIME, "OS EXITS"),
            Map.entry(new CountedVariable.TimeToEvent(OS, 42, null), "OS after day 42 EXITS"),
            Map.entry(
                    new CountedVariable.TimeToEvent(OS, 42, new Phase("SCTDT", true)),
                    "OS after day 42 since SCTDT EXITS"),
            Map.entry(new CountedVariable.TimeToEvent(OS, null, new Phase("SCTDT", false)), "OS before SCTDT EXITS"),
            Map.entry(new CountedVariable.Imputed(TIME), "imputed dates of OS LEVELS"),
            Map.entry(new CountedVariable.Potential(OS), "potential follow-up of OS POTENTIAL"),
            Map.entry(new CountedVariable.Condition("AGE > 60"), "whether AGE > 60 LEVELS"),
            Map.entry(new CountedVariable.Category("SEX"), "level of SEX OPEN_LEVELS"),
            Map.entry(
                    new CountedVariable.WorstGrade("CRS", GradeWindow.FIRST_INFUSION, "day < 7"),
                    "CRS worst of first-infusion where day < 7 LEVELS"),
            Map.entry(
                    new CountedVariable.ScaleGrades("CRS", GradeWindow.ANY_INFUSION, null),
                    "scales of CRS worst of any-infusion LEVELS"),
            Map.entry(new Behind("WORST", Measure.SCALE), "scales behind WORST LEVELS"),
            Map.entry(new Behind("WORST", Measure.UNIT), "units behind WORST LEVELS"),
            Map.entry(new CountedVariable.Pair("AGE", "DOSE", 2), "pair of AGE and DOSE, decimals 2 PAIRS"),
            Map.entry(
                    new CountedVariable.Pair("if(A and B, 1, 2)", "DOSE", 0),
                    "pair of (if(A and B, 1, 2)) and DOSE, decimals 0 PAIRS"),
            Map.entry(new CountedVariable.Value("AGE", 1), "value of AGE, decimals 1 VALUES"));

    @Test
    void everyKindOfVariableHasItsNameAndItsTable() {
        assertThat(VARIABLES).allSatisfy((variable, told) -> assertThat(variable.variable() + " " + variable.as())
                .isEqualTo(told));
    }

    @Test
    void numbersAndDaysUntilTheCutOffMayBeOnePatients() {
        assertThat(CountedAs.values())
                .filteredOn(CountedAs::isNearPatients)
                .containsExactly(CountedAs.POTENTIAL, CountedAs.VALUES, CountedAs.PAIRS);
    }

    @Test
    void onlyNumbersHaveDecimals() {
        assertThat(new CountedVariable.Value("AGE", 1).decimals()).isEqualTo(1);
        assertThat(new CountedVariable.Pair("AGE", "DOSE", 2).decimals()).isEqualTo(2);
        assertThat(TIME.decimals()).isZero();
    }

    @Test
    void aValueHasTheCodeOfItsCell() {
        assertThat(new CountedValue.AtRisk(82, 28, new Exit.Event("DEATH")).code())
                .isEqualTo("EVENT:DEATH");
        assertThat(new CountedValue.NotEvaluable("no origin").code()).isEqualTo("NOT_EVALUABLE:no origin");
        assertThat(CountedValue.level("CAR").code()).isEqualTo("CAR");
        assertThat(CountedValue.level(null)).isSameAs(CountedValue.MISSING);
        assertThat(CountedValue.MISSING.code()).isNull();
    }

    @Test
    void tablesAreNamedByVariablePopulationAndGroup() {
        assertThat(new TableSpec(TIME, "ALL", null).tableId()).isEqualTo("OS/ALL");
        assertThat(new TableSpec(TIME, "ALL", "SEX").tableId()).isEqualTo("OS/ALL/SEX");
        assertThat(new TableSpec(new CountedVariable.Category("A / B"), "ALL", null).tableId())
                .isEqualTo("level of A // B/ALL");
    }

    @Test
    void thingsAreNumberedAsTheyFirstCome() {
        var numbers = new Numbering<String>();

        assertThat(List.of(numbers.of("b"), numbers.of("a"), numbers.of("b"))).containsExactly(0, 1, 0);
        assertThat(numbers.all()).containsExactly("b", "a");
        assertThat(numbers.size()).isEqualTo(2);
        assertThat(numbers.get(1)).isEqualTo("a");
        numbers.clear();
        assertThat(numbers.size()).isZero();
        assertThat(numbers.of("a")).isZero();
    }
}
