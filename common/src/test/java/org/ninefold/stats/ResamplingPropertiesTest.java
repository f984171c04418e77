package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;
import org.ninefold.risk.RiskTableBuilder;
import org.ninefold.stats.MetaAnalysis.Effect;
import org.ninefold.stats.MetaAnalysis.PooledError;

/** What doubling every subject, renaming causes and groups, and shuffling centres do to the results. */
class ResamplingPropertiesTest {

    @Provide
    Arbitrary<RiskTable> late() {
        return Cohorts.withCauses(2, true);
    }

    @Provide
    Arbitrary<RiskTable> groups() {
        return Cohorts.withCauses(2, false);
    }

    @Provide
    Arbitrary<Effect> effects() {
        return Combinators.combine(
                        Arbitraries.integers().between(-30, 30),
                        Arbitraries.integers().between(1, 40))
                .as((y, v) -> new Effect(y / 10., v / 20.));
    }

    @Provide
    Arbitrary<List<Value>> probabilities() {
        return Arbitraries.integers()
                .between(0, 1000)
                .map(p -> p % 13 == 0 ? Value.undefined(Reason.NO_VARIATION) : Value.of(p / 1000.))
                .list()
                .ofMaxSize(12);
    }

    @Property
    void doublingEverySubjectKeepsCurvesAndHalvesTheirVariances(@ForAll("late") RiskTable table) {
        RiskTable twice = table.merge(table);
        KaplanMeier one = KaplanMeier.of(table);
        KaplanMeier two = KaplanMeier.of(twice);
        AalenJohansen ofOne = AalenJohansen.of(table, table.causes());
        AalenJohansen ofTwo = AalenJohansen.of(twice, twice.causes());
        for (int i = 0; i < one.size(); i++) {
            assertThat(two.point(i).survival()).isEqualTo(one.point(i).survival());
            assertThat(two.point(i).atRisk()).isEqualTo(2 * one.point(i).atRisk());
            double se = one.point(i).stdError().optional().orElse(0);
            assertThat(two.point(i).stdError().optional().orElse(0)).isCloseTo(se / Math.sqrt(2), within(1e-14));
            for (String cause : ofOne.causes()) {
                AalenJohansen.Point point = ofOne.point(cause, i);
                assertThat(ofTwo.point(cause, i).incidence()).isCloseTo(point.incidence(), within(1e-14));
                assertThat(ofTwo.point(cause, i).deltaVariance()).isCloseTo(point.deltaVariance() / 2, within(1e-14));
            }
        }
    }

    @Property
    void doublingEverySubjectDoublesTheScores(@ForAll("groups") RiskTable a, @ForAll("groups") RiskTable b) {
        LogRank one = LogRank.stratified(List.of(List.of(a, b)), 0);
        LogRank two = LogRank.stratified(List.of(List.of(a.merge(a), b.merge(b))), 0);
        assertThat(two.observed().get(0)).isEqualTo(2 * one.observed().get(0));
        assertThat(two.expected().get(0)).isCloseTo(2 * one.expected().get(0), within(1e-11));
        List<Double> gray = Gray.stratified(List.of(List.of(a, b)), "C1", 0).scores();
        assertThat(Gray.stratified(List.of(List.of(a.merge(a), b.merge(b))), "C1", 0)
                        .scores()
                        .get(0))
                .isCloseTo(2 * gray.get(0), within(1e-10));
    }

    /** Strata that are the same twice over double score and variance, and so the statistic. */
    @Property
    void theSameStratumTwiceDoublesTheStatistic(@ForAll("groups") RiskTable a, @ForAll("groups") RiskTable b) {
        List<RiskTable> stratum = List.of(a, b);
        assertThat(statistic(LogRank.stratified(List.of(stratum, stratum), 0.5).test()))
                .isCloseTo(
                        2 * statistic(LogRank.stratified(List.of(stratum), 0.5).test()), within(1e-8));
        assertThat(statistic(Gray.stratified(List.of(stratum, stratum), "C1", 1).test()))
                .isCloseTo(
                        2 * statistic(Gray.stratified(List.of(stratum), "C1", 1).test()), within(1e-8));
    }

    @Property
    void renamingTheCausesRenamesTheirCurves(@ForAll("late") RiskTable table) {
        RiskTableBuilder exchanged = RiskTable.builder();
        table.cells().forEach(cell -> exchanged.add(cell.day(), exchanged(cell.exit()), cell.n()));
        AalenJohansen one = AalenJohansen.of(table, List.of("C1"));
        AalenJohansen other = AalenJohansen.of(exchanged.build(), List.of("C2"));
        for (int i = 0; i < one.size(); i++) {
            assertThat(other.point("C2", i)).isEqualTo(one.point("C1", i));
        }
    }

    private static Exit exchanged(Exit exit) {
        return exit instanceof Exit.Event event ? new Exit.Event(event.cause().equals("C1") ? "C2" : "C1") : exit;
    }

    @Property
    void pooledEffectDoesNotDependOnTheOrderOfTheCentres(
            @ForAll @Size(min = 2, max = 9) List<@From("effects") Effect> effects, @ForAll Random random) {
        List<Effect> shuffled = new ArrayList<>(effects);
        Collections.shuffle(shuffled, random);
        MetaAnalysis one = MetaAnalysis.of(effects, BetweenVariance.DL, PooledError.NORMAL, 0.95);
        MetaAnalysis other = MetaAnalysis.of(shuffled, BetweenVariance.DL, PooledError.NORMAL, 0.95);
        assertThat(other.effect().optional().orElseThrow())
                .isCloseTo(one.effect().optional().orElseThrow(), within(1e-12));
        assertThat(other.betweenVariance().optional().orElseThrow())
                .isCloseTo(one.betweenVariance().optional().orElseThrow(), within(1e-12));
    }

    @Property
    void adjustedValuesAreNoSmallerAndKeepTheirOrder(@ForAll("probabilities") List<Value> p) {
        List<Value> adjusted = Holm.adjusted(p);
        for (int i = 0; i < p.size(); i++) {
            assertThat(adjusted.get(i).reason()).isEqualTo(p.get(i).reason());
            for (int j = 0; j < p.size(); j++) {
                if (number(p.get(i)) <= number(p.get(j))) {
                    assertThat(number(adjusted.get(i))).isLessThanOrEqualTo(number(adjusted.get(j)));
                }
            }
            if (p.get(i).optional().isPresent()) {
                assertThat(number(adjusted.get(i))).isBetween(number(p.get(i)), 1.0);
            }
        }
    }

    @Property
    void differenceTurnsRoundWithItsGroups(@ForAll Random random) {
        int n = 1 + random.nextInt(30);
        int m = 1 + random.nextInt(30);
        Proportion a = Proportion.interval(random.nextInt(n + 1), n, ProportionInterval.WILSON, 0.9);
        Proportion b = Proportion.interval(random.nextInt(m + 1), m, ProportionInterval.WILSON, 0.9);
        ProportionDifference one = ProportionDifference.of(a, b, 0.9);
        ProportionDifference other = ProportionDifference.of(b, a, 0.9);
        assertThat(number(other.interval().upper()))
                .isCloseTo(-number(one.interval().lower()), within(1e-14));
        assertThat(number(one.difference()))
                .isBetween(
                        number(one.interval().lower()) - 1e-14,
                        number(one.interval().upper()) + 1e-14);
    }

    private static double statistic(ChiSquare test) {
        return test.statistic().optional().orElse(0);
    }

    private static double number(Value value) {
        return value.optional().orElse(Double.NaN);
    }
}
