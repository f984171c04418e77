package org.ninefold.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ninefold.risk.CountTable;
import org.ninefold.risk.PairTable;
import org.ninefold.study.AtTransplant;
import org.ninefold.study.Cause;
import org.ninefold.study.Endpoint;
import org.ninefold.study.NonResponse;
import org.ninefold.study.Origin;

/** Cells of two centres, B and A in the study's order; C has no subject. */
class CountedTablesTest {
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
    private static final List<String> SITES = List.of("B", "A", "C");
    private static final TableSpec TIME = new TableSpec(new CountedVariable.TimeToEvent(OS), "ALL", "SEX");
    private static final TableSpec POTENTIAL = new TableSpec(new CountedVariable.Potential(OS), "ALL", null);
    private static final TableSpec ARM = new TableSpec(new CountedVariable.Category("ARM"), "ALL", null);
    private static final TableSpec AGE = new TableSpec(new CountedVariable.Value("AGE", 1), "ALL", null);
    private static final TableSpec PAIR = new TableSpec(new CountedVariable.Pair("AGE", "DOSE", 1), "ALL", null);

    private static final List<Count> TIMES = List.of(
            new Count(TIME, "A", "F", 10, "EVENT:DEATH", 2),
            new Count(TIME, "A", "F", 20, "CENSORED:CUTOFF", 3),
            new Count(TIME, "A", "F", null, "NOT_EVALUABLE:no origin", 1),
            new Count(TIME, "A", "M", 5, "LATE_ENTRY", 1),
            new Count(TIME, "A", "M", 10, "EVENT:DEATH", 1),
            new Count(TIME, "A", null, 30, "EVENT:DEATH", 4),
            new Count(TIME, "B", "F", 10, "EVENT:DEATH", 1));

    private static CountedTables tables(List<Count> cells) {
        return CountedTables.of(cells, SITES);
    }

    @Test
    void cellsComeBackByCentreGroupAndDay() {
        List<Count> shuffled = List.of(
                TIMES.get(6), TIMES.get(4), TIMES.get(1), TIMES.get(5), TIMES.get(0), TIMES.get(3), TIMES.get(2));

        assertThat(tables(shuffled).cells(TIME))
                .containsExactly(
                        TIMES.get(5),
                        TIMES.get(0),
                        TIMES.get(1),
                        TIMES.get(2),
                        TIMES.get(3),
                        TIMES.get(4),
                        TIMES.get(6));
        assertThat(tables(TIMES).cells(AGE)).isEmpty();
    }

    @Test
    void exitsAndThoseWhoCannotBeEvaluatedAreCountedApart() {
        Counted women = tables(TIMES).of(TIME, "A", "F");

        assertThat(women.exits().events()).isEqualTo(2);
        assertThat(women.exits().censored()).isEqualTo(3);
        assertThat(women.notEvaluable()).isEqualTo(CountTable.of(Map.of("no origin", 1L)));
        assertThat(women.subjects()).isEqualTo(6);
        assertThat(tables(TIMES).of(TIME, "C", "F")).isEqualTo(Counted.EMPTY);
        assertThat(tables(TIMES).of(TIME, "B", "M")).isEqualTo(Counted.EMPTY);
    }

    @Test
    void centresArePooledGroupByGroupOrWhole() {
        CountedTables tables = tables(TIMES);

        assertThat(tables.sites()).isEqualTo(SITES);
        assertThat(tables.groups(TIME)).containsExactly("F", "M");
        assertThat(tables.pooled(TIME, "F").exits().events()).isEqualTo(3);
        assertThat(tables.group(TIME, null, "F")).isEqualTo(tables.pooled(TIME, "F"));
        assertThat(tables.group(TIME, "A", "F")).isEqualTo(tables.of(TIME, "A", "F"));
        assertThat(tables.overall(TIME, "A").exits().events()).isEqualTo(7); // 2 + 1 + 4
        assertThat(tables.overall(TIME, null).exits().events()).isEqualTo(8);
        assertThat(tables.group(TIME, "A", null).subjects()).isEqualTo(4);
        assertThat(tables.group(TIME, null, null).subjects()).isEqualTo(4);
        assertThat(tables.group(TIME, "B", null).subjects()).isZero();
        assertThat(tables.subjects(TIME, "A")).isEqualTo(11); // 6 + 1 + 4
        assertThat(tables.subjects(TIME, "C")).isZero();
    }

    @Test
    void levelsNumbersAndPairsAreWhatTheirVariableIsCountedAs() {
        CountedTables tables = tables(List.of(
                new Count(ARM, "A", null, null, "CAR", 2),
                new Count(ARM, "A", null, null, "NOT_EVALUABLE:not assessed", 1),
                new Count(ARM, "A", null, null, null, 3),
                new Count(AGE, "A", null, null, "125", 2),
                new Count(AGE, "A", null, null, "-5", 1),
                new Count(PAIR, "A", null, null, "125|-25", 4)));

        Counted arms = tables.of(ARM, "A", null);
        assertThat(arms.levels()).isEqualTo(CountTable.of(Map.of("CAR", 2L)));
        assertThat(arms.missing()).isEqualTo(3);
        assertThat(arms.subjects()).isEqualTo(6);
        Counted ages = tables.of(AGE, "A", null);
        assertThat(ages.values().counts()).containsExactly(Map.entry(-5L, 1L), Map.entry(125L, 2L));
        assertThat(ages.values().decimals()).isEqualTo(1);
        assertThat(ages.levels()).isEqualTo(CountTable.EMPTY);
        Counted pairs = tables.of(PAIR, "A", null);
        assertThat(pairs.pairs().counts()).containsExactly(Map.entry(new PairTable.Pair(125, -25), 4L));
        assertThat(pairs.levels()).isEqualTo(CountTable.EMPTY);
        assertThat(pairs.subjects()).isEqualTo(4);
    }

    @Test
    void levelsNumbersAndPairsComeBackAsTheirCells() {
        List<Count> cells = List.of(
                new Count(ARM, "A", null, null, "NOT_EVALUABLE:not assessed", 1),
                new Count(ARM, "A", null, null, "CAR", 2),
                new Count(ARM, "A", null, null, null, 3));
        assertThat(tables(cells).cells(ARM)).isEqualTo(cells);
        List<Count> ages = List.of(
                new Count(AGE, "A", null, null, "-5", 1),
                new Count(AGE, "A", null, null, "9", 1),
                new Count(AGE, "A", null, null, "125", 2));
        assertThat(tables(ages).cells(AGE)).isEqualTo(ages);
        List<Count> pairs = List.of(new Count(PAIR, "A", null, null, "125|-25", 4));
        assertThat(tables(pairs).cells(PAIR)).isEqualTo(pairs);
        List<Count> potential = List.of(
                new Count(POTENTIAL, "A", null, null, "NOT_EVALUABLE:no origin", 1),
                new Count(POTENTIAL, "A", null, null, "18000|EVENT:DEATH", 2),
                new Count(POTENTIAL, "A", null, null, "18001|CENSORED:CUTOFF", 3));
        assertThat(tables(potential).cells(POTENTIAL)).isEqualTo(potential);
        assertThat(tables(potential).of(POTENTIAL, "A", null).potential().events())
                .isEqualTo(2);
        assertThat(tables(potential).subjects(POTENTIAL, "A")).isEqualTo(6);
    }

    @Test
    void cellsOfOneLevelAddUp() {
        CountedTables tables = tables(List.of(
                new Count(ARM, "A", null, null, "CAR", 2),
                new Count(ARM, "A", null, null, "CAR", 5),
                new Count(ARM, "A", null, null, "NOT_EVALUABLE:not assessed", 1),
                new Count(ARM, "A", null, null, "NOT_EVALUABLE:not assessed", 2),
                new Count(ARM, "A", null, null, null, 1),
                new Count(ARM, "A", null, null, null, 1)));

        assertThat(tables.of(ARM, "A", null).levels().count("CAR")).isEqualTo(7);
        assertThat(tables.of(ARM, "A", null).notEvaluable().total()).isEqualTo(3);
        assertThat(tables.of(ARM, "A", null).missing()).isEqualTo(2);
    }

    @Test
    void mergingAddsEveryPart() {
        Counted one = tables(TIMES).of(TIME, "A", "F");
        Counted ages = tables(
                        List.of(new Count(AGE, "A", null, null, "125", 2), new Count(AGE, "A", null, null, null, 1)))
                .of(AGE, "A", null);
        Counted both = one.merge(ages).merge(ages);

        assertThat(both.exits()).isEqualTo(one.exits());
        assertThat(both.notEvaluable()).isEqualTo(one.notEvaluable());
        assertThat(both.values().total()).isEqualTo(4);
        assertThat(both.missing()).isEqualTo(2);
        assertThat(both.subjects()).isEqualTo(12);
        assertThat(Counted.EMPTY.subjects()).isZero();
    }

    @Test
    void whoIsUnknownCanCountAsALevel() {
        Counted arms = tables(List.of(
                        new Count(ARM, "A", null, null, "N", 2),
                        new Count(ARM, "A", null, null, "NOT_EVALUABLE:not assessed", 3)))
                .of(ARM, "A", null);

        assertThat(arms.unknownAs("N").levels()).isEqualTo(CountTable.of(Map.of("N", 5L)));
        assertThat(arms.unknownAs("N").notEvaluable().total()).isEqualTo(3);
        assertThat(Counted.ofLevels(Map.of("Y", 3L)).levels().count("Y")).isEqualTo(3);
        assertThat(Counted.ofLevels(Map.of("Y", 3L)).subjects()).isEqualTo(3);
    }

    @Test
    void groupsOfAnAnalysisAreLevelsOfItsTable() {
        var plan = new TablePlan(
                List.of(TIME.variable()), List.of("ALL"), List.of("SEX"), Map.of("os", TIME), Map.of(), List.of(TIME));
        var groups = new GroupedCounts(plan, tables(TIMES), "os", null);
        CountedTables tables = tables(TIMES);

        assertThat(groups.levels()).containsExactly("F", "M");
        assertThat(groups.sites()).isEqualTo(SITES);
        assertThat(groups.of("A", null)).isEqualTo(tables.overall(TIME, "A"));
        assertThat(groups.of("A", "F")).isEqualTo(tables.of(TIME, "A", "F"));
        assertThat(groups.of(TIME, null, null)).isEqualTo(tables.overall(TIME, null));
        assertThat(groups.of(TIME, null, "F")).isEqualTo(tables.pooled(TIME, "F"));
        assertThat(groups.overall(null)).isEqualTo(tables.overall(TIME, null));
        assertThat(groups.groups("A")).containsExactly(tables.of(TIME, "A", "F"), tables.of(TIME, "A", "M"));
        assertThat(groups.strata()).containsExactly(groups.groups("B"), groups.groups("A"), groups.groups("C"));
        assertThat(groups.withoutGroup("A")).isEqualTo(4);
    }

    @Test
    void groupsThatSubjectsChangeAreTablesOfTheirOwn() {
        var before = new TableSpec(new CountedVariable.TimeToEvent(OS, null, new Phase("SCTDT", false)), "ALL", null);
        var since = new TableSpec(new CountedVariable.TimeToEvent(OS, null, new Phase("SCTDT", true)), "ALL", null);
        var plan = new TablePlan(
                List.of(before.variable(), since.variable(), TIME.variable()),
                List.of("ALL"),
                List.of(),
                Map.of("os", TIME),
                Map.of("os", Map.of("since", since)),
                List.of(TIME, before, since));
        CountedTables tables = tables(List.of(
                new Count(since, "A", null, 10, "EVENT:DEATH", 2), new Count(TIME, "A", null, 10, "EVENT:DEATH", 5)));
        var groups = new GroupedCounts(plan, tables, "os", null);

        assertThat(groups.levels()).containsExactly("since");
        assertThat(groups.group("A", "since").exits().events()).isEqualTo(2);
        assertThat(groups.overall("A").exits().events()).isEqualTo(5);
        assertThat(groups.withoutGroup("A")).isZero();
    }

    @Test
    void anAnalysisCanCountTheUnknownAsALevel() {
        var plan = new TablePlan(
                List.of(ARM.variable()), List.of("ALL"), List.of(), Map.of("arm", ARM), Map.of(), List.of(ARM));
        CountedTables tables = tables(List.of(new Count(ARM, "A", null, null, "NOT_EVALUABLE:not assessed", 3)));

        assertThat(new GroupedCounts(plan, tables, "arm", "N")
                        .overall("A")
                        .levels()
                        .count("N"))
                .isEqualTo(3);
        assertThat(new GroupedCounts(plan, tables, "arm", null)
                        .overall("A")
                        .levels()
                        .total())
                .isZero();
    }
}
