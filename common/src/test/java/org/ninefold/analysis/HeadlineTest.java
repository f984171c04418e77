package org.ninefold.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ninefold.schema.AnalysisKind;
import org.ninefold.stats.IncidenceInterval;
import org.ninefold.stats.IncidenceVariance;
import org.ninefold.stats.ProportionInterval;
import org.ninefold.stats.SurvivalInterval;
import org.ninefold.study.Analysis;
import org.ninefold.study.CorrelationAnalysis;
import org.ninefold.study.CorrelationMethod;
import org.ninefold.study.Denominator;
import org.ninefold.study.FollowUpAnalysis;
import org.ninefold.study.Horizon;
import org.ninefold.study.IncidenceAnalysis;
import org.ninefold.study.ProportionAnalysis;
import org.ninefold.study.SurvivalAnalysis;

/** The screen says what was computed, rounded as everywhere. */
class HeadlineTest {
    private static final String DEATH = "EVENT:DEATH";
    private static final String ALIVE = "CENSORED:END_OF_FOLLOW_UP";

    private static ProportionAnalysis proportion(String by) {
        return new ProportionAnalysis(
                new Analysis.Common(AnalysisKind.PROPORTION, "cr", "CR", "ALL", by, 0.95, TinyStudy.AT),
                "CRFL = 'Y'",
                ProportionInterval.CLOPPER_PEARSON,
                null,
                Denominator.ASSESSED);
    }

    private static SurvivalAnalysis survival(String by) {
        return new SurvivalAnalysis(
                new Analysis.Common(AnalysisKind.SURVIVAL, "os", "OS", "ALL", by, 0.95, TinyStudy.AT),
                "OS",
                List.of(Horizon.parse("10 days").orElseThrow()),
                SurvivalInterval.LOG_LOG,
                null,
                null,
                Horizon.parse("12 months").orElseThrow(),
                0,
                List.of(),
                null,
                false);
    }

    @ParameterizedTest
    @CsvSource({
        "23, 40, 58",
        "46, 80, 58",
        "69, 120, 58",
        "92, 160, 58",
        "29, 200, 15",
        "57, 200, 29",
        "113, 200, 57",
        "115, 200, 58"
    })
    void halfOfAPercentIsRoundedUpHoweverItIsStored(long n, long of, String percent) {
        TinyStudy study = new TinyStudy(proportion(null), "C01")
                .level("C01", null, "Y", n)
                .level("C01", null, "N", of - n);

        assertThat(study.headlines()).hasSize(1).allSatisfy(line -> {
            assertThat(line.subjects()).isEqualTo(n + "/" + of);
            assertThat(line.figure()).startsWith(percent + " % (");
        });
    }

    /** 17 of 40 die one after the other: the product of 17 factors is 23/40 but for its last digits. */
    @Test
    void aCurveWithoutCensoringIsRoundedLikeTheShareThatItIs() {
        var study = new TinyStudy(survival(null), "C01");
        for (int i = 0; i < 40; i++) {
            study.exits("C01", null, i < 17 ? DEATH : ALIVE, i < 17 ? 1 + i / 2 : 99);
        }

        assertThat(study.headlines().get(0).figure()).startsWith("58 % (");
    }

    @Test
    void groupsStandBelowTheWholeWithWhatComparesThem() {
        TinyStudy study = new TinyStudy(proportion("ARM"), "C01", "C02")
                .level("C01", "A", "Y", 3)
                .level("C01", "A", "N", 1)
                .level("C02", "B", "Y", 1)
                .level("C02", "B", "N", 3);

        assertThat(study.headlines())
                .extracting(Headline::label)
                .containsExactly("CR", "ARM A: CR", "ARM B: CR", "by ARM: CR");
        // Fisher: (16 + 1) · 2 of 70 tables; χ² = 8 (9 − 1)² / 4⁴ = 2
        assertThat(study.headlines().get(3).figure())
                .startsWith("P = 0.486 (Fisher's exact test); P = 0.157 (Pearson's χ²); A vs B: difference 50 % (");
    }

    @Test
    void everyTestOfACurveIsToldPlainAndStratified() {
        TinyStudy study = new TinyStudy(survival("ARM"), "C01", "C02")
                .exits("C01", "A", DEATH, 1, 2, 3)
                .exits("C01", "B", ALIVE, 400, 400, 400)
                .exits("C02", "A", DEATH, 1, 2, 3)
                .exits("C02", "B", ALIVE, 400, 400, 400);

        String told = study.headlines().get(3).figure();
        assertThat(told)
                .matches("P < 0\\.001 \\(log-rank\\); P = 0\\.0\\d\\d \\(log-rank, stratified by centre\\);"
                        + " A vs B: difference of restricted means −363 days.*");
    }

    @Test
    void causesStandInTheOrderOfTheStudy() {
        var analysis = new IncidenceAnalysis(
                new Analysis.Common(AnalysisKind.INCIDENCE, "cir", "CIR", "ALL", null, 0.95, TinyStudy.AT),
                "RELAPSE",
                List.of(Horizon.parse("10 days").orElseThrow()),
                IncidenceInterval.LOG_LOG,
                IncidenceVariance.AALEN,
                null,
                0,
                null,
                false);
        TinyStudy study = new TinyStudy(analysis, "C01").exits("C01", null, "EVENT:RELAPSE", 20, 30);

        assertThat(study.headlines())
                .extracting(Headline::label, Headline::figure)
                .containsExactly(
                        // nobody of two by day 10: 1 − 0.025^(1/2)
                        org.assertj.core.groups.Tuple.tuple("CIR: RELAPSE, at 10 days", "0 % (0, 84)"),
                        org.assertj.core.groups.Tuple.tuple("CIR: NRM, at 10 days", "0 % (0, 84)"));
    }

    @Test
    void aSmallPIsSaidToBeSmall() {
        var analysis = new CorrelationAnalysis(
                new Analysis.Common(AnalysisKind.CORRELATION, "r", "R", "ALL", null, 0.95, TinyStudy.AT),
                "AGE",
                "DOSE",
                0,
                CorrelationMethod.PEARSON);
        var study = new TinyStudy(analysis, "C01");
        for (int i = 0; i < 20; i++) {
            study.level("C01", null, i + "|" + (2 * i + i % 2), 1);
        }

        assertThat(study.headlines().get(0).figure()).endsWith(", P < 0.001");
    }

    @Test
    void whereNobodySurvivesNothingIsToBeReached() {
        var analysis = new FollowUpAnalysis(
                new Analysis.Common(AnalysisKind.FOLLOW_UP, "fu", "Follow-up", "ALL", null, 0.95, TinyStudy.AT),
                "OS",
                SurvivalInterval.LOG_LOG,
                List.of());
        TinyStudy study = new TinyStudy(analysis, "C01").observed("C01", null, 100, 10, DEATH, 2);

        assertThat(study.headlines().get(0).figure()).isEqualTo("no survivors");
    }
}
