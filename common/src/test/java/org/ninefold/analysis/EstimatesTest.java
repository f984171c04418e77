package org.ninefold.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.results.ResultRow;
import org.ninefold.schema.AnalysisKind;
import org.ninefold.stats.BetweenVariance;
import org.ninefold.stats.IncidenceInterval;
import org.ninefold.stats.IncidenceVariance;
import org.ninefold.stats.ProportionInterval;
import org.ninefold.stats.SurvivalInterval;
import org.ninefold.study.Analysis;
import org.ninefold.study.Denominator;
import org.ninefold.study.GradeWindow;
import org.ninefold.study.GradesAnalysis;
import org.ninefold.study.HartungKnapp;
import org.ninefold.study.Heterogeneity;
import org.ninefold.study.Horizon;
import org.ninefold.study.IncidenceAnalysis;
import org.ninefold.study.ProportionAnalysis;
import org.ninefold.study.SurvivalAnalysis;

class EstimatesTest {
    private static final String DEATH = "EVENT:DEATH";
    private static final String ALIVE = "CENSORED:END_OF_FOLLOW_UP";
    private static final Horizon YEAR = Horizon.parse("12 months").orElseThrow();

    private static SurvivalAnalysis survival(String by) {
        return new SurvivalAnalysis(
                new Analysis.Common(AnalysisKind.SURVIVAL, "os", "OS", "ALL", by, 0.95, TinyStudy.AT),
                "OS",
                List.of(YEAR),
                SurvivalInterval.PLAIN,
                null,
                null,
                null,
                0,
                List.of(),
                null,
                false);
    }

    /** Deaths on days 100 and 200 among four, one lost on day 150: S = 3/4, then 3/4 × 1/2. */
    @Test
    void pooledIsTheSumOfTheCentresAndEachCentreStandsForItself() {
        TinyStudy study = new TinyStudy(survival(null), "C01", "C02")
                .exits("C01", null, DEATH, 100)
                .exits("C01", null, ALIVE, 400)
                .exits("C02", null, ALIVE, 150)
                .exits("C02", null, DEATH, 200);

        assertThat(study.row(null, null, "12 months", null, null, "estimate").stat())
                .isEqualTo(0.375);
        assertThat(study.row(null, null, "12 months", null, null, "n.risk").stat())
                .isEqualTo(1);
        assertThat(study.row(null, null, "12 months", null, null, "n.event").stat())
                .isEqualTo(2);
        assertThat(study.row(null, null, "12 months", null, null, "n.censor").stat())
                .isEqualTo(1);
        assertThat(study.row("C01", null, "12 months", null, null, "estimate").stat())
                .isEqualTo(0.5);
        assertThat(study.row("C02", null, "12 months", null, null, "estimate").stat())
                .isEqualTo(0.0);
    }

    @Test
    void everyRowThatACarriedCentreEntersSaysSoAndNoOther() {
        var analysis = new ProportionAnalysis(
                new Analysis.Common(AnalysisKind.PROPORTION, "cr", "CR", "ALL", null, 0.95, TinyStudy.AT),
                "CRFL = 'Y'",
                ProportionInterval.WILSON,
                new Heterogeneity(BetweenVariance.DL, HartungKnapp.PLAIN),
                Denominator.ASSESSED);
        String said = "Includes C02 as delivered by 2020-05-31 (carried forward).";
        List<ResultRow> rows = new TinyStudy(analysis, "C01", "C02")
                .level("C01", null, "Y", 3)
                .level("C01", null, "N", 2)
                .level("C02", null, "Y", 4)
                .carried("C02", LocalDate.of(2020, 5, 31))
                .estimates()
                .results();

        assertThat(rows)
                .filteredOn(row ->
                        "C01".equals(row.group1Level()) || "without C02".equals(String.valueOf(row.variableLevel())))
                .hasSizeGreaterThan(8)
                .noneMatch(row -> String.valueOf(row.warning()).contains("carried forward"));
        assertThat(rows)
                .filteredOn(row ->
                        !"C01".equals(row.group1Level()) && !"without C02".equals(String.valueOf(row.variableLevel())))
                .hasSizeGreaterThan(8)
                .allMatch(row -> row.warning().endsWith(said));
        assertThat(rows)
                .filteredOn(
                        row -> "C02".equals(row.group1Level()) && row.statName().equals("N"))
                .singleElement()
                .extracting(ResultRow::warning)
                .isEqualTo(said);
    }

    @Test
    void aCentreWithoutSubjectsAndOneFollowedTooShortlyHaveNoFigureButAReason() {
        TinyStudy study = new TinyStudy(survival(null), "C01", "C02").exits("C01", null, ALIVE, 150);

        ResultRow shortly = study.row("C01", null, "12 months", null, null, "estimate");
        ResultRow nobody = study.row("C02", null, "12 months", null, null, "estimate");

        assertThat(shortly.stat()).isNull();
        assertThat(shortly.warning())
                .isEqualTo("The time lies after the last follow-up, and not all subjects had the event.");
        assertThat(nobody.stat()).isNull();
        assertThat(nobody.warning()).isEqualTo("There are no subjects.");
        assertThat(study.row("C02", null, null, null, null, "N").stat()).isZero();
    }

    @Test
    void zeroEventsNeverGiveAnIntervalOfZeroToZero() {
        var analysis = new ProportionAnalysis(
                new Analysis.Common(AnalysisKind.PROPORTION, "cr", "CR", "ALL", null, 0.95, TinyStudy.AT),
                "CRFL = 'Y'",
                ProportionInterval.WALD,
                null,
                Denominator.ASSESSED);
        TinyStudy study = new TinyStudy(analysis, "C01").level("C01", null, "N", 12);

        assertThat(study.row(null, null, null, null, null, "estimate").stat()).isZero();
        ResultRow high = study.row(null, null, null, null, null, "conf.high");
        assertThat(high.stat()).isNull();
        assertThat(high.warning()).isEqualTo(Scope.DEGENERATE);
    }

    @Test
    void intervalsAreClippedToSharesThatExist() {
        var analysis = new ProportionAnalysis(
                new Analysis.Common(AnalysisKind.PROPORTION, "cr", "CR", "ALL", null, 0.95, TinyStudy.AT),
                "CRFL = 'Y'",
                ProportionInterval.T,
                null,
                Denominator.ASSESSED);
        TinyStudy study =
                new TinyStudy(analysis, "C01").level("C01", null, "N", 40).level("C01", null, "Y", 1);

        assertThat(study.row(null, null, null, null, null, "conf.low").stat()).isZero();
        assertThat(study.row(null, null, null, null, null, "conf.high").stat()).isBetween(0.05, 0.1);
    }

    /** Ten subjects: three without, four of grade 1, one of grade 3, two of whom nobody knows. */
    @Test
    void gradesCountThoseAssessedAndNameThoseNotAssessed() {
        var analysis = new GradesAnalysis(
                new Analysis.Common(AnalysisKind.GRADES, "crs", "CRS", "ALL", null, 0.95, TinyStudy.AT),
                "CRS",
                ProportionInterval.WILSON,
                GradeWindow.FIRST_INFUSION,
                null,
                null);
        TinyStudy study = new TinyStudy(analysis, "C01")
                .level("C01", null, "0", 3)
                .level("C01", null, "1", 4)
                .level("C01", null, "3", 1)
                .level("C01", null, "NOT_ASSESSED", 2);

        assertThat(study.row(null, null, "grade ≥1", null, null, "n").stat()).isEqualTo(5);
        assertThat(study.row(null, null, "grade ≥1", null, null, "N").stat()).isEqualTo(8);
        assertThat(study.row(null, null, "grade ≥3", null, null, "estimate").stat())
                .isEqualTo(0.125);
        assertThat(study.row(null, null, "grade 1", null, null, "n").stat()).isEqualTo(4);
        assertThat(study.row(null, null, "not assessed", null, null, "n").stat())
                .isEqualTo(2);
    }

    /** Relapse on day 1, death on day 2, relapse on day 3 of four: F = 1/4, then 1/4 + 1/2 × 1/2 = 1/2. */
    @Test
    void incidenceTakesCompetingDeathsIntoAccount() {
        var analysis = new IncidenceAnalysis(
                new Analysis.Common(AnalysisKind.INCIDENCE, "cir", "CIR", "ALL", null, 0.95, TinyStudy.AT),
                "RELAPSE",
                List.of(Horizon.parse("3 days").orElseThrow()),
                IncidenceInterval.PLAIN,
                IncidenceVariance.DELTA,
                null,
                0,
                null,
                true);
        TinyStudy study = new TinyStudy(analysis, "C01")
                .exits("C01", null, "EVENT:RELAPSE", 1, 3)
                .exits("C01", null, "EVENT:NRM", 2)
                .exits("C01", null, ALIVE, 9);

        assertThat(study.row(null, null, "3 days", "RELAPSE", null, "estimate").stat())
                .isEqualTo(0.5);
        assertThat(study.row(null, null, "3 days", "NRM", null, "estimate").stat())
                .isEqualTo(0.25);
        assertThat(study.row(null, null, "3 days", "RELAPSE", null, "naive").stat())
                .isEqualTo(0.625);
        assertThat(study.row(null, null, "3 days", "RELAPSE", null, "gap").stat())
                .isEqualTo(0.125);
        assertThat(study.row(null, null, "3 days", "RELAPSE", null, "estimate").warning())
                .isEqualTo(Estimates.GUARANTEE_TIME);
    }

    /**
     * Deaths on days 1, 3 in A and 2 in B, all others followed to day 9; two in each group. Expected in A: 2/4 + 1/3 + 1/2
     * = 4/3; variance 1/4 + 2/9 + 1/4 = 13/18; χ² = (2 − 4/3)² / (13/18) = 8/13.
     */
    @Test
    void groupsAreComparedByTheLogRankTest() {
        TinyStudy study = new TinyStudy(survival("ARM"), "C01")
                .exits("C01", "A", DEATH, 1, 3)
                .exits("C01", "B", DEATH, 2)
                .exits("C01", "B", ALIVE, 9);

        assertThat(study.row(null, "A", null, null, "GROUPS", "expected").stat())
                .isCloseTo(4.0 / 3, within(1e-12));
        List<ResultRow> statistics = study.estimates().results().stream()
                .filter(row -> row.group1() == null && row.statName().equals("statistic"))
                .toList();
        assertThat(statistics)
                .extracting(ResultRow::method)
                .containsExactly("log-rank", "log-rank, stratified by centre");
        assertThat(statistics).extracting(ResultRow::stratumVar).containsExactly(null, "SITEID");
        assertThat(statistics).allSatisfy(row -> assertThat(row.stat()).isCloseTo(8.0 / 13, within(1e-12)));
        assertThat(statistics).allSatisfy(row -> assertThat(row.group2()).isEqualTo("ARM"));
    }

    @Test
    void curvesStartOnDayZeroAndStepOnDaysWithAnExit() {
        TinyStudy study = new TinyStudy(survival(null), "C01")
                .exits("C01", null, DEATH, 100)
                .exits("C01", null, ALIVE, 150);

        assertThat(study.estimates().curves())
                .filteredOn(row -> row.group1() == null)
                .extracting(row -> row.timeDay() + " " + row.nRisk() + " " + row.estimate())
                .containsExactly("0 2 1.0", "100 2 0.5", "150 1 0.5");
    }

    /**
     * Four of Lee's grade 3 and one of the ASTCT's, and at C02 four in whom nothing happened: they are none on the scale that
     * C02 uses, and nothing is known of them on the other.
     */
    @Test
    void gradesOfEachScaleAreCountedAmongThoseGradedOnIt() {
        var analysis = new GradesAnalysis(
                new Analysis.Common(AnalysisKind.GRADES, "crs", "CRS", "ALL", null, 0.95, TinyStudy.AT),
                "CRS",
                ProportionInterval.WILSON,
                GradeWindow.FIRST_INFUSION,
                null,
                null);
        TinyStudy study = new TinyStudy(analysis, "C01", "C02")
                .level("C01", null, "3", 4)
                .level("C02", null, "0", 4)
                .level("C02", null, "3", 1)
                .scale("C01", "LEE_2014 3", 4)
                .scale("C02", "0", 4)
                .scale("C02", "ASTCT_2019 3", 1);

        assertThat(shares(study, null))
                .containsExactlyInAnyOrder(
                        "CRS grade ≥1 5/9",
                        "CRS (LEE_2014) grade ≥1 4/4",
                        "CRS (LEE_2014) grade ≥3 4/4",
                        "CRS (ASTCT_2019) grade ≥1 1/5",
                        "CRS (ASTCT_2019) grade ≥3 1/5");
        assertThat(shares(study, "C01")).contains("CRS (LEE_2014) grade ≥3 4/4", "CRS (ASTCT_2019) grade ≥3 0/0");
        assertThat(study.estimates().results())
                .filteredOn(row -> "CRS (LEE_2014)".equals(row.variable())
                        && row.group1() == null
                        && "not assessed".equals(row.variableLevel()))
                .extracting(ResultRow::stat)
                .containsExactly(5.0);
        assertThat(study.estimates().results())
                .filteredOn(row -> "CRS".equals(row.variable())
                        && "grade ≥1".equals(row.variableLevel())
                        && row.statName().equals("estimate"))
                .extracting(ResultRow::warning)
                .containsOnly("Graded on several scales, each with figures of its own: ASTCT_2019, LEE_2014.");
    }

    /** A subject with a grade on both scales is in both, never by the worse of the two. */
    @Test
    void aSubjectGradedOnTwoScalesIsCountedOnEachByItsOwnGrade() {
        var analysis = new GradesAnalysis(
                new Analysis.Common(AnalysisKind.GRADES, "crs", "CRS", "ALL", null, 0.95, TinyStudy.AT),
                "CRS",
                ProportionInterval.WILSON,
                GradeWindow.FIRST_INFUSION,
                null,
                null);
        TinyStudy study = new TinyStudy(analysis, "C01")
                .level("C01", null, "3", 3)
                .scale("C01", "ASTCT_2019 3+LEE_2014 2", 2)
                .scale("C01", "ASTCT_2019 2+LEE_2014 3", 1);

        assertThat(shares(study, null))
                .contains("CRS (ASTCT_2019) grade ≥3 2/3", "CRS (LEE_2014) grade ≥3 1/3")
                .noneMatch(share -> share.startsWith("CRS grade ≥3"));
    }

    /** One scale that is asked for has its figures alone, whatever others there are. */
    @Test
    void aScaleThatIsAskedForStandsAlone() {
        var analysis = new GradesAnalysis(
                new Analysis.Common(AnalysisKind.GRADES, "crs", "CRS", "ALL", null, 0.95, TinyStudy.AT),
                "CRS",
                ProportionInterval.WILSON,
                GradeWindow.FIRST_INFUSION,
                "LEE_2014",
                null);
        TinyStudy study = new TinyStudy(analysis, "C01")
                .level("C01", null, "3", 3)
                .scale("C01", "ASTCT_2019 3+LEE_2014 2", 2)
                .scale("C01", "unstated 4", 1);

        assertThat(shares(study, null))
                .containsExactlyInAnyOrder("CRS (LEE_2014) grade ≥1 2/2", "CRS (LEE_2014) grade ≥3 0/2");
    }

    /** Any grade and grade 3 or more, as n/N. */
    private static List<String> shares(TinyStudy study, String site) {
        return study.estimates().results().stream()
                .filter(row -> row.statName().equals("n")
                        && List.of("grade ≥1", "grade ≥3").contains(row.variableLevel())
                        && java.util.Objects.equals(site, row.group1Level()))
                .map(row -> row.variable() + " " + row.variableLevel() + " " + Math.round(row.stat()) + "/"
                        + study.estimates().results().stream()
                                .filter(other -> other.statName().equals("N")
                                        && row.variable().equals(other.variable())
                                        && row.variableLevel().equals(other.variableLevel())
                                        && java.util.Objects.equals(site, other.group1Level()))
                                .map(other -> Math.round(other.stat()))
                                .findFirst()
                                .orElseThrow())
                .toList();
    }

    /** Three of whom it is known, two of whom not: of those known by default, of all if the study says so. */
    @Test
    void whoIsNotAssessedIsCountedApartAndNoPartOfTheDenominator() {
        TinyStudy assessed = ofResponse(Denominator.ASSESSED);
        assertThat(assessed.row(null, null, null, null, null, "N").stat()).isEqualTo(4);
        assertThat(assessed.row(null, null, null, null, null, "estimate").stat())
                .isEqualTo(0.5);
        assertThat(assessed.row(null, null, "not assessed", null, null, "n").stat())
                .isEqualTo(2);
        assertThat(assessed.row(null, "A", null, null, null, "N").stat()).isEqualTo(2);
        assertThat(assessed.row(null, null, null, null, "A vs B", "estimate").stat())
                .isEqualTo(0.0);

        TinyStudy all = ofResponse(Denominator.ALL);
        assertThat(all.row(null, null, null, null, null, "N").stat()).isEqualTo(6);
        assertThat(all.row(null, null, null, null, null, "n").stat()).isEqualTo(2);
        assertThat(all.row(null, null, "not assessed", null, null, "n").stat()).isEqualTo(2);
        assertThat(all.row(null, "A", null, null, null, "N").stat()).isEqualTo(4);
        assertThat(all.row(null, null, null, null, "A vs B", "estimate").stat()).isEqualTo(-0.25);
    }

    private static TinyStudy ofResponse(Denominator denominator) {
        var analysis = new ProportionAnalysis(
                new Analysis.Common(AnalysisKind.PROPORTION, "pr", "PR", "ALL", "ARM", 0.95, TinyStudy.AT),
                "BESTRESP = 'PR'",
                ProportionInterval.WILSON,
                null,
                denominator);
        return new TinyStudy(analysis, "C01")
                .level("C01", "A", "Y", 1)
                .level("C01", "A", "N", 1)
                .level("C01", "A", "NOT_EVALUABLE:not assessed", 2)
                .level("C01", "B", "Y", 1)
                .level("C01", "B", "N", 1);
    }

    /** Two of four in A, none of three in B; whose grade is unknown is in neither. */
    @Test
    void groupsOfGradesAreComparedAmongThoseWithAGrade() {
        var analysis = new GradesAnalysis(
                new Analysis.Common(AnalysisKind.GRADES, "crs", "CRS", "ALL", "ARM", 0.95, TinyStudy.AT),
                "CRS",
                ProportionInterval.WILSON,
                GradeWindow.FIRST_INFUSION,
                null,
                null);
        TinyStudy study = new TinyStudy(analysis, "C01")
                .level("C01", "A", "1", 2)
                .level("C01", "A", "0", 2)
                .level("C01", "A", "UNKNOWN", 4)
                .level("C01", "B", "0", 3)
                .level("C01", "B", "NOT_ASSESSED", 5);

        assertThat(study.row(null, null, "grade ≥1", null, "A vs B", "estimate").stat())
                .isEqualTo(0.5);
    }
}
