package org.ninefold.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.INFUSED;
import static org.ninefold.subject.Persons.infusion;
import static org.ninefold.subject.Persons.person;
import static org.ninefold.subject.Persons.response;
import static org.ninefold.subject.Persons.subject;
import static org.ninefold.subject.Persons.toxicity;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ninefold.adam.AdaeDerivation;
import org.ninefold.adam.AdtteDerivation;
import org.ninefold.adam.DerivedPerson;
import org.ninefold.adam.StudyPopulation;
import org.ninefold.adam.StudySubject;
import org.ninefold.study.Endpoint;
import org.ninefold.study.GradeWindow;
import org.ninefold.study.Study;
import org.ninefold.subject.StandardRow;

/** One subject, what is asked of it, and the cells it gives for each kind of variable. */
class SubjectCounterTest {
    private static Study study;

    @BeforeAll
    static void study() throws IOException {
        study = DerivedPerson.study("", "2021-12-31");
    }

    private static Endpoint endpoint(String id) {
        return study.endpoints().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static SubjectCounter counter(List<String> groupings, CountedVariable... variables) {
        List<TableSpec> tables = Arrays.stream(variables)
                .map(variable -> new TableSpec(variable, "ALL", groupings.isEmpty() ? null : groupings.get(0)))
                .toList();
        var plan = new TablePlan(List.of(variables), List.of("ALL"), groupings, Map.of(), Map.of(), tables);
        return new SubjectCounter(study, plan, new AdaeDerivation(study));
    }

    private static SubjectCounter.Derived derived(Object[] answers, StandardRow... rows) {
        StudySubject of = new StudyPopulation(study).of(person(rows));
        return new SubjectCounter.Derived(
                of,
                study.endpoints().stream()
                        .map(endpoint -> new AdtteDerivation(study, endpoint).of(of))
                        .toList(),
                new AdaeDerivation(study).of(of),
                answers);
    }

    /** The day and the level of the cells that a subject gives to one variable. */
    private static List<String> cells(CountedVariable variable, Object answer, StandardRow... rows) {
        SubjectCounter counter = counter(List.of(), variable);
        Object[] answers = counter.questions().size() == 1 ? new Object[] {true} : new Object[] {true, answer};
        assertThat(counter.questions()).hasSameSizeAs(Arrays.asList(answers));
        Cells cells = counter.cells();
        counter.count(derived(answers, rows), cells);
        return cells.take().stream()
                .map(cell -> cell.day() + " " + cell.level())
                .toList();
    }

    private static List<String> cells(CountedVariable variable, Object answer) {
        return cells(variable, answer, subject("death_date", INFUSED + 82), infusion(1, INFUSED));
    }

    private static String sql(CountedVariable variable) {
        return ((Question.Text) counter(List.of(), variable).questions().get(1)).of();
    }

    @Test
    void aTimeGivesItsExitAndItsLateEntry() {
        StandardRow[] rows = {subject("death_date", INFUSED + 82), infusion(1, INFUSED), response("CR", INFUSED + 28)};

        assertThat(cells(new CountedVariable.TimeToEvent(endpoint("OS")), null, rows))
                .containsExactly("82 EVENT:DEATH");
        assertThat(cells(new CountedVariable.TimeToEvent(endpoint("OSR")), null, rows))
                .containsExactly("28 LATE_ENTRY", "82 EVENT:DEATH");
        assertThat(cells(new CountedVariable.TimeToEvent(endpoint("DOR")), null))
                .containsExactly("null NOT_EVALUABLE:no origin");
    }

    @Test
    void whetherDatesAreImputedIsAskedOfThoseAtRisk() {
        var imputed = new CountedVariable.Imputed(new CountedVariable.TimeToEvent(endpoint("OS")));

        assertThat(cells(imputed, null)).containsExactly("null N");
        assertThat(cells(
                        imputed,
                        null,
                        subject("death_date", INFUSED + 82, "imputed_dates", "death_date:D"),
                        infusion(1, INFUSED)))
                .containsExactly("null Y");
        assertThat(cells(new CountedVariable.Imputed(new CountedVariable.TimeToEvent(endpoint("DOR"))), null))
                .containsExactly("null null");
    }

    @Test
    void potentialFollowUpIsTheDayItBeganAndTheExit() {
        assertThat(cells(new CountedVariable.Potential(endpoint("OS")), null))
                .containsExactly("null " + INFUSED + "|EVENT:DEATH");
        assertThat(cells(new CountedVariable.Potential(endpoint("DOR")), null))
                .containsExactly("null NOT_EVALUABLE:no origin");
    }

    @Test
    void aConditionIsYesNoOrUnknownForAReason() {
        var condition = new CountedVariable.Condition("AGE > 60");

        assertThat(cells(condition, "true")).containsExactly("null Y");
        assertThat(cells(condition, "false")).containsExactly("null N");
        assertThat(cells(condition, "not assessed")).containsExactly("null NOT_EVALUABLE:not assessed");
    }

    @Test
    void aCategoryIsItsTextOrUnknownForAReason() {
        var category = new CountedVariable.Category("SEX");

        assertThat(cells(category, "F")).containsExactly("null F");
        assertThat(cells(category, "not assessed")).containsExactly("null NOT_EVALUABLE:not assessed");
        assertThat(cells(category, "not yet assessable")).containsExactly("null NOT_EVALUABLE:not yet assessable");
        assertThat(cells(category, null)).containsExactly("null null");
    }

    @Test
    void numbersAndPairsAndWhatIsBehindAVariableAreTheirAnswers() {
        assertThat(cells(new CountedVariable.Value("AGE", 1), "125")).containsExactly("null 125");
        assertThat(cells(new CountedVariable.Value("AGE", 1), null)).containsExactly("null null");
        assertThat(cells(new CountedVariable.Pair("AGE", "DOSE", 1), "125|25")).containsExactly("null 125|25");
    }

    @Test
    void gradesAreOfTheRecordsThatCount() {
        StandardRow[] rows = {
            subject("last_contact_date", INFUSED + 300),
            infusion(1, INFUSED),
            toxicity("CRS", 4, INFUSED + 1),
            toxicity("CRS", 2, INFUSED + 2)
        };
        var all = new CountedVariable.WorstGrade("CRS", GradeWindow.FIRST_INFUSION, null);
        var some = new CountedVariable.WorstGrade("CRS", GradeWindow.FIRST_INFUSION, "day > 1");

        assertThat(cells(all, null, rows)).containsExactly("null 4");
        assertThat(cells(some, new boolean[] {false, true}, rows)).containsExactly("null 2");
        assertThat(cells(new CountedVariable.ScaleGrades("CRS", GradeWindow.ANY_INFUSION, null), null, rows))
                .containsExactly("null unstated 4");
        assertThat(cells(
                        new CountedVariable.ScaleGrades("CRS", GradeWindow.ANY_INFUSION, "day > 1"),
                        new boolean[] {false, true},
                        rows))
                .containsExactly("null unstated 2");
    }

    @Test
    void aQuestionIsAskedInSqlThatSaysWhoseAnswerNobodyKnows() {
        // an age can be unknown, and then the condition is; a date that is null did not happen
        assertThat(sql(new CountedVariable.Condition("AGE > 60")))
                .isEqualTo("coalesce(cast((AGE > 60) as string), if((AGE is null), 'not assessed', null), 'false')");
        assertThat(sql(new CountedVariable.Condition("RELDT is not null")))
                .isEqualTo("coalesce((RELDT is not null), false)");
        assertThat(sql(new CountedVariable.Category("SEX")))
                .isEqualTo("coalesce(cast((SEX) as string), if((SEX is null), 'not assessed', null))");
        assertThat(sql(new CountedVariable.Category("RELDT"))).isEqualTo("RELDT");
        assertThat(sql(new CountedVariable.Value("AGE", 2)))
                .isEqualTo("try_cast(round(try_cast(AGE as decimal(38,12)) * 1e2BD, 0) as bigint)");
        assertThat(sql(new CountedVariable.Pair("AGE", "DOSE", 1)))
                .isEqualTo("concat(try_cast(round(try_cast(AGE as decimal(38,12)) * 1e1BD, 0) as bigint), '|',"
                        + " try_cast(round(try_cast(DOSE as decimal(38,12)) * 1e1BD, 0) as bigint))");
    }

    @Test
    void populationsComeFirstThenGroupsThenVariables() {
        var some = new CountedVariable.WorstGrade("CRS", GradeWindow.FIRST_INFUSION, "day > 1");
        List<Question> questions = counter(List.of("SEX", "A`B"), new CountedVariable.Condition("AGE > 60"), some)
                .questions();

        assertThat(questions)
                .extracting(Question::written)
                .containsExactly("true", "SEX", "A`B", "AGE > 60", "day > 1");
        assertThat(questions).element(0).isInstanceOf(Question.Condition.class);
        assertThat(questions.subList(1, 3)).allMatch(Question.Column.class::isInstance);
        assertThat(questions).element(4).isInstanceOf(Question.EachToxicity.class);
    }

    @Test
    void everyoneIsAPopulationOfEveryStudy() {
        assertThat(SubjectCounter.where(study, TablePlan.EVERYONE)).isEqualTo("true");
        assertThat(SubjectCounter.where(study, "ALL")).isEqualTo("true");
        assertThat(TablePlan.everyone(endpoint("OS")).tableId()).isEqualTo("OS/*");
    }

    /** AGE is asked for nowhere in the analyses of the study; its place is the study's file. */
    @Test
    void aQuestionThatNoAnalysisAsksStandsInTheStudysFile() {
        Question asked = counter(List.of(), new CountedVariable.Category("SEX"))
                .questions()
                .get(1);

        assertThat(asked.at().file()).contains("study");
        assertThat(asked.at().line()).isZero();
    }

    @Test
    void aSubjectIsCountedInItsPopulationsAndGroups() {
        var variable = new CountedVariable.Category("ARM");
        SubjectCounter counter = counter(List.of("SEX"), variable);
        Cells cells = counter.cells();
        StandardRow[] rows = {subject("death_date", INFUSED + 82), infusion(1, INFUSED)};
        counter.count(derived(new Object[] {true, "F", "CAR"}, rows), cells);
        counter.count(derived(new Object[] {true, "F", "CAR"}, rows), cells);
        counter.count(derived(new Object[] {false, null, "CAR"}, rows), cells);

        assertThat(cells.take())
                .containsExactly(
                        new Cells.Cell("N", Arrays.asList((String) null), 0, null, "CAR", 1),
                        new Cells.Cell("Y", List.of("F"), 0, null, "CAR", 2));
    }

    /** Of two variables with tables of their own each is counted in its own groups alone. */
    @Test
    void aVariableIsCountedInTheGroupsOfItsTablesAlone() {
        var arm = new CountedVariable.Category("ARM");
        var os = new CountedVariable.TimeToEvent(endpoint("OS"));
        var plan = new TablePlan(
                List.of(arm, os),
                List.of("ALL", "*"),
                List.of("SEX"),
                Map.of(),
                Map.of(),
                List.of(new TableSpec(arm, "ALL", "SEX"), new TableSpec(os, "*", null)));
        var counter = new SubjectCounter(study, plan, new AdaeDerivation(study));
        Cells cells = counter.cells();
        counter.count(
                derived(
                        new Object[] {true, true, "F", "CAR"},
                        subject("death_date", INFUSED + 82),
                        infusion(1, INFUSED)),
                cells);

        assertThat(cells.take())
                .containsExactlyInAnyOrder(
                        new Cells.Cell("YN", List.of("F"), 0, null, "CAR", 1),
                        new Cells.Cell("NY", Arrays.asList((String) null), 1, 82, "EVENT:DEATH", 1));
    }
}
