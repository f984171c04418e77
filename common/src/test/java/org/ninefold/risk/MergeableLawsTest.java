package org.ninefold.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws every {@link Mergeable} keeps: subjects divided into centres in any way give the table of all. */
class MergeableLawsTest {

    /** What is counted of one subject. */
    record Subject(int centre, int day, Exit exit, int entry) {

        RiskTable riskTable() {
            RiskTableBuilder table = RiskTable.builder().add(day, exit, 1);
            return (entry < day && entry > 0 ? table.add(entry, new Exit.LateEntry(), 1) : table).build();
        }

        CountTable countTable() {
            return CountTable.of(Map.of(exit.code(), 1L));
        }

        PairTable pairTable() {
            return PairTable.of(centre % 2, centre % 3, Map.of(new PairTable.Pair(day, entry), 1L));
        }

        ValueTable valueTable() {
            return ValueTable.of(centre % 3, Map.of((long) day - 20, 1L));
        }
    }

    @Provide
    Arbitrary<List<Subject>> cohorts() {
        Arbitrary<Exit> exits = Arbitraries.of(
                new Exit.Event("DEATH"),
                new Exit.Event("RELAPSE"),
                new Exit.Censored("LOST"),
                new Exit.Censored("END"));
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(0, 40),
                        exits,
                        Arbitraries.integers().between(0, 60))
                .as(Subject::new)
                .list()
                .ofMaxSize(60);
    }

    @Property
    void riskTablesOfCentresMakeTheTableOfAll(@ForAll("cohorts") List<Subject> cohort, @ForAll Random random) {
        holds(cohort, random, RiskTable.EMPTY, Subject::riskTable);
    }

    @Property
    void countTablesOfCentresMakeTheTableOfAll(@ForAll("cohorts") List<Subject> cohort, @ForAll Random random) {
        holds(cohort, random, CountTable.EMPTY, Subject::countTable);
    }

    @Property
    void valueTablesOfCentresMakeTheTableOfAll(@ForAll("cohorts") List<Subject> cohort, @ForAll Random random) {
        holds(cohort, random, ValueTable.EMPTY, Subject::valueTable);
    }

    @Property
    void pairTablesOfCentresMakeTheTableOfAll(@ForAll("cohorts") List<Subject> cohort, @ForAll Random random) {
        holds(cohort, random, PairTable.EMPTY, Subject::pairTable);
    }

    @Property
    void tablesWithoutOneCentreAreThoseOfTheOthers(@ForAll("cohorts") List<Subject> cohort) {
        List<RiskTable> centres = new ArrayList<>();
        List<RiskTable> others = new ArrayList<>();
        for (int centre = 1; centre <= 9; centre++) {
            int c = centre;
            centres.add(
                    sum(cohort.stream().filter(s -> s.centre() == c).toList(), RiskTable.EMPTY, Subject::riskTable));
            others.add(sum(cohort.stream().filter(s -> s.centre() != c).toList(), RiskTable.EMPTY, Subject::riskTable));
        }
        assertThat(Mergeable.leaveOneOut(centres, RiskTable.EMPTY)).isEqualTo(others);
    }

    private static <T extends Mergeable<T>> void holds(
            List<Subject> cohort, Random random, T empty, Function<Subject, T> table) {
        T whole = sum(cohort, empty, table);
        List<T> centres = new ArrayList<>();
        for (int centre = 1; centre <= 9; centre++) {
            int c = centre;
            centres.add(sum(cohort.stream().filter(s -> s.centre() == c).toList(), empty, table));
        }
        Collections.shuffle(centres, random);
        assertThat(centres.stream().reduce(empty, Mergeable::merge)).isEqualTo(whole);

        T a = centres.get(0);
        T b = centres.get(1);
        T c = centres.get(2);
        assertThat(a.merge(b)).isEqualTo(b.merge(a)).hasSameHashCodeAs(b.merge(a));
        assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
        assertThat(a.merge(empty)).isEqualTo(a);
        assertThat(empty.merge(a)).isEqualTo(a);
    }

    private static <T extends Mergeable<T>> T sum(List<Subject> subjects, T empty, Function<Subject, T> table) {
        return subjects.stream().map(table).reduce(empty, Mergeable::merge);
    }
}
