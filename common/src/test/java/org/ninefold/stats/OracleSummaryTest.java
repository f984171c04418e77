package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the oracle covers, method by method: every comparison of the oracle tests once more, counted and printed with the largest
 * relative error; and with the largest absolute error of those comparisons that have a tolerance of their own, for a reason
 * that stands in the test.
 */
class OracleSummaryTest {

    private record Method(String name, Stream<Oracle> cases, Consumer<Oracle> comparison) {}

    private static List<Method> methods() {
        KaplanMeierOracleTest kaplanMeier = new KaplanMeierOracleTest();
        LateEntryOracleTest lateEntry = new LateEntryOracleTest();
        ComparisonOracleTest comparison = new ComparisonOracleTest();
        return List.of(
                new Method(
                        "Kaplan-Meier, Nelson-Aalen, quantiles",
                        KaplanMeierOracleTest.landmarks(),
                        kaplanMeier::landmarksAndQuantilesAgreeWithSurvfit),
                new Method(
                        "Kaplan-Meier, whole curves",
                        KaplanMeierOracleTest.curves(),
                        kaplanMeier::wholeCurveAgreesWithSurvfit),
                new Method(
                        "Kaplan-Meier with late entries, Simon-Makuch",
                        LateEntryOracleTest.curves(),
                        lateEntry::curvesOfLateEntrantsAgreeWithSurvfit),
                new Method(
                        "landmark",
                        LateEntryOracleTest.landmarks(),
                        lateEntry::landmarkIsALateEntryOfThoseObservedAfterIt),
                new Method(
                        "Aalen-Johansen",
                        AalenJohansenOracleTest.references(),
                        new AalenJohansenOracleTest()::curvesAgreeWithSurvfitAndCuminc),
                new Method(
                        "incidence given no other cause",
                        AalenJohansenOracleTest.conditionals(),
                        new AalenJohansenOracleTest()::conditionalIncidencesAgreeWithTheInfluencesOfSurvfit),
                new Method(
                        "Aalen-Johansen with late entries",
                        LateEntryOracleTest.incidences(),
                        lateEntry::incidencesOfLateEntrantsAgreeWithEtm),
                new Method(
                        "restricted mean",
                        RestrictedMeanOracleTest.references(),
                        new RestrictedMeanOracleTest()::meansAndTheirDifferenceAgreeWithR),
                new Method("follow-up", FollowUpOracleTest.references(), new FollowUpOracleTest()::followUpAgreesWithR),
                new Method(
                        "completeness of follow-up",
                        FollowUpCompletenessOracleTest.references(),
                        new FollowUpCompletenessOracleTest()::completenessAgreesWithR),
                new Method(
                        "log-rank, weights, strata, trend",
                        LogRankOracleTest.references(),
                        new LogRankOracleTest()::testAgreesWithSurvdiff),
                new Method(
                        "log-rank with late entries, Mantel-Byar",
                        LateEntryOracleTest.scores(),
                        lateEntry::testsWithLateEntriesAgreeWithTheScoreTestOfCoxph),
                new Method(
                        "log-rank of pairs", ComparisonOracleTest.pairs(), comparison::testsOfPairsAgreeWithSurvdiff),
                new Method("Holm", ComparisonOracleTest.adjustments(), comparison::adjustedValuesAgreeWithR),
                new Method("Gray", GrayOracleTest.references(), new GrayOracleTest()::testsAgreeWithCmprskAndSurvdiff),
                new Method(
                        "Gray with weights",
                        GrayOracleTest.weights(),
                        new GrayOracleTest()::weightedTestsAgreeWithCmprsk),
                new Method(
                        "proportions",
                        ProportionOracleTest.references(),
                        new ProportionOracleTest()::intervalsAgreeWithR),
                new Method(
                        "difference of proportions",
                        ProportionDifferenceOracleTest.references(),
                        new ProportionDifferenceOracleTest()::intervalsAgreeWithR),
                new Method(
                        "two samples, Kruskal-Wallis, summaries",
                        TwoSampleOracleTest.references(),
                        new TwoSampleOracleTest()::testsAndSummariesAgreeWithR),
                new Method(
                        "Fisher, chi-square",
                        FisherExactOracleTest.references(),
                        new FisherExactOracleTest()::testsAgreeWithR),
                new Method(
                        "correlation",
                        CorrelationOracleTest.references(),
                        new CorrelationOracleTest()::correlationsAgreeWithR),
                new Method(
                        "inverse-variance pooling, iterated estimates",
                        MetaAnalysisOracleTest.converged(),
                        new MetaAnalysisOracleTest()::iteratedEstimatesAgreeWithMetaforCarriedToTheEnd),
                new Method(
                        "inverse variance",
                        MetaAnalysisOracleTest.references(),
                        new MetaAnalysisOracleTest()::poolingAgreesWithMetafor),
                new Method(
                        "effects of centres",
                        CentreEffectsOracleTest.references(),
                        new CentreEffectsOracleTest()::effectsOfCentresAgreeWithMetafor),
                new Method(
                        "binomial-normal",
                        BinomialNormalOracleTest.references(),
                        new BinomialNormalOracleTest()::modelAgreesWithR));
    }

    @Test
    void everyMethodIsComparedWithAReference() {
        StringBuilder table = new StringBuilder(String.format(
                "%n%-46s %6s %8s %9s %8s %9s%n", "method", "cases", "numbers", "relative", "loosely", "absolute"));
        for (Method method : methods()) {
            List<Oracle> cases = method.cases.toList();
            Tally tally = new Tally();
            for (Oracle reference : cases) {
                method.comparison.accept(reference);
                tally.add(reference.tally());
            }
            table.append(String.format(
                    Locale.ROOT,
                    "%-46s %6d %8d %9.1e %8d %9.1e%n",
                    method.name,
                    cases.size(),
                    tally.compared(),
                    tally.largestRelativeError(),
                    tally.loosely(),
                    tally.largestLooseError()));
            assertThat(cases).as(method.name).isNotEmpty();
            assertThat(tally.compared()).as(method.name).isPositive();
        }
        System.out.println(table);
    }
}
