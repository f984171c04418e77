package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures that the nine-centre study printed come out of its invented extracts. */
class SampleFiguresTest {
    private static final double DAYS_A_MONTH = 30.4375;
    private static final int A_YEAR = 365;
    private static final LocalDate NO_CUT = LocalDate.MAX;

    private static Figures pooled(String analysis, String variable, String level) {
        return Figures.of(SampleSnapshot.published(), analysis, null, variable, level, null);
    }

    private static Figures atOneYear(String analysis) {
        return pooled(analysis, "time", "12 months");
    }

    @Test
    void theFigureOfTheFrontPageIsTheReports() throws IOException {
        Path figures = SampleSnapshot.published().snapshot().resolve("aggregate/figures");
        assertThat(Path.of("..", "docs", "images", "os.svg")).hasSameTextualContentAs(figures.resolve("os.svg"));
    }

    @Test
    void thirtyFourOf43ReachCompleteRemission() {
        Figures cr = pooled("cr", "CRFL = 'Y'", null);
        assertThat(cr.count("n")).isEqualTo(34);
        assertThat(cr.count("N")).isEqualTo(43);
        assertThat(cr.percents()).isEqualTo("79 (66, 92)");
    }

    @Test
    void thirtyEightOf43HaveCrsSevenOfThemSevere() {
        Figures crs = pooled("crs", "CRS", "grade ≥1");
        assertThat(crs.count("n")).isEqualTo(38);
        assertThat(crs.count("N")).isEqualTo(43);
        assertThat(crs.percents()).isEqualTo("88 (78, 98)");
        assertThat(pooled("crs", "CRS", "grade ≥3").count("n")).isEqualTo(7);
        assertThat(pooled("crs", "CRS", "not assessed").count("n")).isZero();
    }

    @Test
    void nineOf43HaveNeurotoxicityNoneOfThemSevere() {
        Figures icans = pooled("icans", "ICANS", "grade ≥1");
        assertThat(icans.count("n")).isEqualTo(9);
        assertThat(icans.count("N")).isEqualTo(43);
        assertThat(icans.percents()).isEqualTo("21 (8, 34)");
        assertThat(pooled("icans", "ICANS", "grade ≥3").count("n")).isZero();
        assertThat(pooled("icans", "ICANS", "not assessed").count("n")).isZero();
    }

    @Test
    void twoHaveAcuteGvhdNeitherOfThemSevere() {
        assertThat(pooled("agvhd", "AGVHD", "grade ≥1").count("n")).isEqualTo(2);
        assertThat(pooled("agvhd", "AGVHD", "grade ≥3").count("n")).isZero();
        assertThat(pooled("agvhd", "AGVHD", "not assessed").count("n")).isZero();
    }

    @Test
    void twoDieOfCrsWithOrganFailure() {
        Figures deaths = pooled("crs_death", "DTHCAUS = 'CRS_MOF'", null);
        assertThat(deaths.count("n")).isEqualTo(2);
        assertThat(deaths.count("N")).isEqualTo(43);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "os | 43 | 43 (25, 62)",
                "efs | 43 | 43 (25, 62)",
                "os_through_sct | 43 | 47 (29, 65)",
                "efs_through_sct | 43 | 47 (29, 65)",
                "os_cr_no_sct | 32 | 59 (37, 81)",
                "efs_cr_no_sct | 32 | 59 (37, 81)"
            })
    void survivalAtOneYearIsAsPrinted(String analysis, int subjects, String printed) {
        assertThat(pooled(analysis, null, null).count("N")).isEqualTo(subjects);
        assertThat(atOneYear(analysis).percents()).isEqualTo(printed);
    }

    @Test
    void relapseInRemissionIs41PercentAtOneYearAndNobodyDiesOtherwise() {
        Figures relapse =
                Figures.of(SampleSnapshot.published(), "relapse_cr_no_sct", null, "time", "12 months", "RELAPSE");
        assertThat(relapse.percents()).isEqualTo("41 (19, 63)");
        Figures nrm = Figures.of(SampleSnapshot.published(), "relapse_cr_no_sct", null, "time", "12 months", "NRM");
        assertThat(nrm.stat("estimate")).isZero();
        assertThat(nrm.stat("conf.low")).isZero();
        assertThat(nrm.count("n.risk")).isEqualTo(11);
        assertThat(nrm.stat("conf.high"))
                .as("exact limit of none of those at risk")
                .isCloseTo(1 - Math.pow(0.025, 1 / 11.0), within(1e-12));
        assertThat(pooled("relapse_cr_no_sct", null, null).count("N")).isEqualTo(32);
    }

    @Test
    void survivorsAreFollowed18Months() {
        Figures survivors = pooled("follow_up", "follow-up", "survivors");
        assertThat(survivors.count("n")).isEqualTo(26);
        assertThat(List.of(months(survivors, "median"), months(survivors, "min"), months(survivors, "max")))
                .containsExactly("18", "6", "47");
    }

    private static String months(Figures figures, String name) {
        return BigDecimal.valueOf(figures.stat(name) / DAYS_A_MONTH)
                .setScale(0, RoundingMode.HALF_UP)
                .toPlainString();
    }

    @Test
    void everyCentreHasItsOwnRemissionsAndToxicities() {
        assertThat(SourceCohort.sites()).hasSize(9);
        for (String site : SourceCohort.sites()) {
            List<SourceCohort.Subject> subjects = SourceCohort.subjects(site);
            Figures cr = at(site, "cr", "CRFL = 'Y'", null);
            assertThat(cr.count("N")).as(site).isEqualTo(subjects.size());
            assertThat(cr.count("n"))
                    .as(site)
                    .isEqualTo(subjects.stream()
                            .filter(SourceCohort.Subject::inRemission)
                            .count());
            for (int grade = 1; grade <= 5; grade++) {
                assertThat(at(site, "crs", "CRS", "grade ≥" + grade).count("n"))
                        .as("CRS of grade %d and more at %s", grade, site)
                        .isEqualTo(worse(subjects, "crs_grade", grade));
                assertThat(at(site, "icans", "ICANS", "grade ≥" + grade).count("n"))
                        .as("ICANS of grade %d and more at %s", grade, site)
                        .isEqualTo(worse(subjects, "icans_grade", grade));
            }
        }
    }

    private static long worse(List<SourceCohort.Subject> subjects, String column, int grade) {
        return subjects.stream()
                .filter(subject -> subject.number(column) >= grade)
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OS", "EFS", "OS_THROUGH_SCT", "EFS_THROUGH_SCT"})
    void everyCentreHasItsOwnSurvivalAtOneYear(String endpoint) {
        String analysis = endpoint.toLowerCase(java.util.Locale.ROOT);
        for (String site : SourceCohort.sites()) {
            List<ByHand.Exit> exits = SourceCohort.subjects(site).stream()
                    .map(subject -> ByHand.exit(subject, ByHand.Endpoint.of(endpoint), NO_CUT))
                    .toList();
            Figures published = at(site, analysis, "time", "12 months");
            var expected = ByHand.survival(exits, A_YEAR);
            if (expected.isPresent()) {
                assertThat(published.stat("estimate"))
                        .as("%s at %s", endpoint, site)
                        .isCloseTo(expected.getAsDouble(), within(1e-12));
            } else {
                assertThat(published.stat("estimate"))
                        .as("%s at %s", endpoint, site)
                        .isNull();
            }
            assertThat(published.count("n.event"))
                    .as("%s at %s", endpoint, site)
                    .isEqualTo(ByHand.count(exits, exit -> exit.event() && exit.day() <= A_YEAR));
        }
    }

    private static Figures at(String site, String analysis, String variable, String level) {
        return Figures.of(SampleSnapshot.published(), analysis, site, variable, level, null);
    }

    @Test
    void everyTableHasTheBytesThatItHad() {
        GoldenHashes.hold("nine-centers", SampleSnapshot.published());
    }
}
