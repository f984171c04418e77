package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.SourceCohort.Subject;

/** What the sample's study does not ask for: groups, late entry, a transplant that competes. */
class EndpointOptionsTest {
    private static final Offset<Double> TOLERANCE = within(1e-9);
    private static final String ENDPOINTS = """
                { id = OS_LATE, label = "OS of those in remission", origin = [TRTSDT], entry = [CRDT]
                  causes = [{ name = DEATH, dates = [DTHDT] }], censor = LSTALVDT }
                { id = OS_SCT, label = "Death or transplant", origin = [TRTSDT], at-transplant = compete
                  causes = [{ name = DEATH, dates = [DTHDT] }], censor = LSTALVDT }
            """;
    private static final String ANALYSES = """
                { id = by_sex, kind = incidence, endpoint = RELAPSE, population = ALL, by = SEX
                  times = [6 months, 12 months], interval = plain, variance = delta }
                { id = efs_rho0, kind = survival, endpoint = EFS_THROUGH_SCT, population = ALL, by = SEX, times = [12 months] }
                { id = efs_rho1, kind = survival, endpoint = EFS_THROUGH_SCT, population = ALL, by = SEX, rho = 1
                  rmst = 12 months, heterogeneity = reml }
                { id = cr_by_sex, kind = proportion, of = "CRFL = 'Y'", population = ALL, by = SEX, heterogeneity = dl }
                { id = crs_by_ph, kind = grades, term = CRS, population = ALL, by = PHSTAT }
                { id = age_by_sex, kind = summary, of = "AGE", decimals = 0, population = ALL, by = SEX }
                { id = age_and_dose, kind = correlation, x = "AGE", y = "DOSE", decimals = 2, population = ALL }
                { id = late, kind = survival, endpoint = OS_LATE, population = CR, times = [12 months], interval = plain }
                { id = competing, kind = incidence, endpoint = OS_SCT, population = ALL, times = [12 months] }
            """;

    @TempDir
    private static Path folder;

    private static Published published;

    @BeforeAll
    static void pool() throws IOException {
        StudyCopy study = StudyCopy.in(folder);
        study.change(study.config(), text -> text.replace("  endpoints = [\n", "  endpoints = [\n" + ENDPOINTS)
                .replace("  analyses = [\n", "  analyses = [\n" + ANALYSES));
        PoolRun.of(study.config(), folder.resolve("out"), stage -> {});
        published = Published.current(folder.resolve("out"));
    }

    @Test
    void groupsAreThoseOfR() {
        Config groups =
                Oracle.of("competing_risks.json", "ipd_004_analysis|sex").getConfig("groups");
        for (String sex : List.of("F", "M")) {
            Config expected = groups.getConfig(sex);
            assertThat(stat(sex, null, null, "N")).isEqualTo(expected.getDouble("n"));
            List<String> times = List.of("6 months", "12 months");
            for (int i = 0; i < times.size(); i++) {
                for (String cause : List.of("cause1", "cause2")) {
                    String name = cause.equals("cause1") ? "RELAPSE" : "NRM";
                    assertThat(stat(sex, times.get(i), name, "estimate"))
                            .isCloseTo(Oracle.item(expected, cause + ".aj_est", i), TOLERANCE);
                    assertThat(stat(sex, times.get(i), name, "std.error"))
                            .isCloseTo(Oracle.item(expected, cause + ".aj_se", i), TOLERANCE);
                }
            }
        }
    }

    private static Double stat(String sex, String time, String cause, String name) {
        return (Double) published.rows("""
                        select stat from results where analysis = 'by_sex' and group1 is null and group2 = 'SEX'
                          and group2_level = ? and variable_level is not distinct from ? and cause is not distinct from ?
                          and coalesce(variable, 'time') = 'time'
                          and stat_name = ?""", sex, time, cause, name).get(0).get(0);
    }

    @Test
    void groupsAreComparedByGraysTestForEachCause() {
        Config gray = Oracle.of("competing_risks.json", "ipd_004_analysis|sex").getConfig("gray");
        for (String cause : List.of("cause1", "cause2")) {
            String name = cause.equals("cause1") ? "RELAPSE" : "NRM";
            assertThat(test("by_sex", name, null, "statistic")).isCloseTo(gray.getDouble(cause + ".stat"), TOLERANCE);
            assertThat(test("by_sex", name, null, "p.value")).isCloseTo(gray.getDouble(cause + ".p"), TOLERANCE);
        }
    }

    @Test
    void curvesAreComparedByTheLogRankTestWithinCentres() {
        for (String rho : List.of("rho0", "rho1")) {
            Config expected = Oracle.of("survdiff.json", "ipd_004_analysis|efs_time|sex|strata:center_id|" + rho);
            assertThat(test("efs_" + rho, null, "SITEID", "statistic"))
                    .isCloseTo(expected.getDouble("chisq"), TOLERANCE);
            assertThat(test("efs_" + rho, null, "SITEID", "p.value")).isCloseTo(expected.getDouble("p"), TOLERANCE);
        }
    }

    /** The whole stands beside its groups. */
    @Test
    void groupsAreAddedToTheWhole() {
        assertThat(published.rows("""
                        select coalesce(group2_level, 'all'), stat::bigint from results where analysis = 'cr_by_sex'
                          and group1 is null and stat_name = 'N' and comparison is null and variable <> 'centres'
                        order by 1""")).containsExactly(List.of("F", 15L), List.of("M", 28L), List.of("all", 43L));
    }

    private static Double test(String analysis, String cause, String stratum, String name) {
        return (Double)
                published.rows("""
                        select stat from results where analysis = ? and group1 is null and comparison = 'GROUPS'
                          and cause is not distinct from ? and stratum_var is not distinct from ? and stat_name = ?
                          and group2_level is null""", analysis, cause, stratum, name).get(0).get(0);
    }

    @Test
    void lateEntrantsAreAtRiskAfterTheirEntry() {
        List<Subject> subjects =
                SourceCohort.subjects().stream().filter(Subject::inRemission).toList();
        List<ByHand.Exit> exits = subjects.stream()
                .map(subject -> ByHand.exit(subject, ByHand.Endpoint.of("OSSCT"), LocalDate.MAX))
                .toList();
        var deaths = new TreeSet<Integer>();
        exits.stream().filter(ByHand.Exit::event).forEach(exit -> deaths.add(exit.day()));
        double survival = 1;
        for (int day : deaths.headSet(365, true)) {
            double atRisk = ByHand.count(exits, exit -> exit.day() >= day && entry(exit.subject()) < day);
            survival *= 1 - ByHand.count(exits, exit -> exit.event() && exit.day() == day) / atRisk;
        }
        Figures late = Figures.of(published, "late", null, "time", "12 months", null);
        assertThat(late.stat("estimate")).isCloseTo(survival, within(1e-12));
        assertThat(published.rows("""
                select day, sum(n)::bigint from risk_tables where table_id = 'OS_LATE/CR' and exit = 'LATE_ENTRY'
                group by day""")).containsExactlyInAnyOrderElementsOf(entries(subjects));
    }

    private static int entry(Subject subject) {
        return Math.toIntExact(ChronoUnit.DAYS.between(subject.infusion(), subject.date("response_date")));
    }

    private static List<List<Object>> entries(List<Subject> subjects) {
        return subjects.stream()
                .map(EndpointOptionsTest::entry)
                .distinct()
                .<List<Object>>map(day -> List.of(
                        day,
                        subjects.stream()
                                .filter(subject -> entry(subject) == day)
                                .count()))
                .toList();
    }

    @Test
    void aTransplantCompetesWithDeath() {
        assertThat(Figures.of(published, "competing", null, null, null, "TRANSPLANT")
                        .count("n.event"))
                .isEqualTo(2);
        assertThat(Figures.of(published, "competing", null, null, null, "DEATH").count("n.event"))
                .isEqualTo(17);
    }
}
