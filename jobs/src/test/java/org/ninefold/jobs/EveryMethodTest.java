package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.schema.AnalysisKind;

/** The catalogue of analyses, {@code conf/every-method.conf}, from the extracts to the results. */
class EveryMethodTest {
    private static final Offset<Double> TOLERANCE = within(1e-9);
    private static final Config EXPECTED = Oracle.of("groups_in_time.json", "ipd_004");

    @TempDir
    private static Path folder;

    private static Published published;

    @BeforeAll
    static void pool() throws IOException {
        PoolRun.of(Path.of("../conf/every-method.conf"), folder, stage -> {});
        published = Published.current(folder);
    }

    @Test
    void everyRowSaysHowAndEveryMissingNumberWhy() {
        assertThat(published.rows("select distinct analysis, stat_name from results where method is null"))
                .isEmpty();
        assertThat(published.rows("select distinct analysis, stat_name from results"
                        + " where warning is null and (stat is null or isnan(stat) or isinf(stat))"))
                .isEmpty();
    }

    @Test
    void everyKindAndEveryTestIsThere() {
        assertThat(published.rows("select distinct context from results order by 1"))
                .containsExactlyElementsOf(AnalysisKind.keys().stream()
                        .sorted()
                        .<List<Object>>map(List::of)
                        .toList());
        assertThat(
                        published
                                .rows("select distinct method from results where comparison is not null order by 1")
                                .stream()
                                .map(row -> row.get(0)))
                .containsExactlyInAnyOrder(
                        "Fisher's exact test",
                        "Fleming–Harrington, ρ = 1.0",
                        "Fleming–Harrington, ρ = 1.0, stratified by centre",
                        "Gray",
                        "Gray, stratified by centre",
                        "Gray, ρ = 1.0",
                        "Gray, ρ = 1.0, stratified by centre",
                        "Kruskal–Wallis",
                        "Mann–Whitney, normal with correction",
                        "Mantel–Byar",
                        "Mantel–Byar, stratified by centre",
                        "Mann–Whitney, exact",
                        "Pearson's χ²",
                        "Student's t test, pooled variance",
                        "Welch's t test",
                        "difference of proportions, Newcombe's hybrid score interval",
                        "log-rank",
                        "log-rank test of trend over CR < PR < NR",
                        "log-rank, pairwise, Holm",
                        "log-rank, stratified by centre",
                        "restricted mean survival time, Greenwood-type error");
    }

    /** Simon and Makuch's curves, Mantel and Byar's test: R's survfit and coxph with (start, stop]. */
    @Test
    void groupsThatPatientsChangeAreThoseOfR() {
        for (String group : List.of("before", "since")) {
            assertThat(atYear("os_sct", group, "estimate")).isCloseTo(EXPECTED.getDouble(group + ".est"), TOLERANCE);
            assertThat(atYear("os_sct", group, "std.error")).isCloseTo(EXPECTED.getDouble(group + ".se"), TOLERANCE);
        }
        assertThat(test("os_sct", null, null, "statistic"))
                .isCloseTo(EXPECTED.getDouble("mantel_byar.chisq"), TOLERANCE);
        assertThat(test("os_sct", null, null, "p.value")).isCloseTo(EXPECTED.getDouble("mantel_byar.p"), TOLERANCE);
        assertThat(test("os_sct", null, "SITEID", "statistic"))
                .isCloseTo(EXPECTED.getDouble("mantel_byar_stratified.chisq"), TOLERANCE);
        assertThat(test("os_sct", null, null, "n.switched")).isEqualTo(2);
    }

    /** The curve of those observed after day 42, the log-rank and Gray's test: R's survfit, survdiff and cuminc of them. */
    @Test
    void groupsFixedAtALandmarkAreThoseOfR() {
        Config expected = EXPECTED.getConfig("landmark_42");
        for (String group : List.of("CR", "NR", "PR")) {
            assertThat(number("os_by_response", group, "N")).isEqualTo(expected.getDouble("n." + group));
        }
        assertThat(atYear("os_by_response", "CR", "estimate")).isCloseTo(expected.getDouble("cr.est"), TOLERANCE);
        assertThat(atYear("os_by_response", "CR", "std.error")).isCloseTo(expected.getDouble("cr.se"), TOLERANCE);
        assertThat(test("os_by_response", null, null, "statistic"))
                .isCloseTo(expected.getDouble("logrank.chisq"), TOLERANCE);
        assertThat(test("os_by_response", null, "SITEID", "statistic"))
                .isCloseTo(expected.getDouble("logrank_stratified_chisq"), TOLERANCE);
        assertThat(test("relapse_by_response", "RELAPSE", null, "statistic"))
                .isCloseTo(expected.getDouble("gray.relapse"), TOLERANCE);
        assertThat(test("relapse_by_response", "NRM", null, "statistic"))
                .isCloseTo(expected.getDouble("gray.nrm"), TOLERANCE);
        assertThat(test("relapse_by_response", "NRM", "SITEID", "statistic"))
                .isCloseTo(expected.getDouble("gray_stratified.nrm"), TOLERANCE);
    }

    @Test
    void aDateAndALandmarkFixTheGroupsOnThatDay() {
        Config expected = EXPECTED.getConfig("landmark_100");
        assertThat(number("os_sct_100", "before", "N")).isEqualTo(expected.getDouble("n.before"));
        assertThat(number("os_sct_100", "since", "N")).isEqualTo(expected.getDouble("n.since"));
        assertThat(test("os_sct_100", null, null, "statistic"))
                .isCloseTo(expected.getDouble("logrank.chisq"), TOLERANCE);
        assertThat(published.rows("""
                        select stat::bigint, method from results where analysis = 'os_sct_100' and group1 is null
                          and variable = 'not evaluable' and group2 is null"""))
                .containsExactly(List.of(5L, "Kaplan–Meier, Greenwood; of those observed after day 100"));
    }

    private static double atYear(String analysis, String group, String name) {
        return number(
                "variable = 'time' and analysis = ? and group2_level = ? and stat_name = ?",
                List.of(analysis, group, name));
    }

    private static double number(String analysis, String group, String name) {
        return number(
                "variable is null and analysis = ? and group2_level = ? and stat_name = ?",
                List.of(analysis, group, name));
    }

    private static double test(String analysis, String cause, String stratum, String name) {
        return (Double)
                published.rows("""
                        select stat from results where group1 is null and comparison = 'GROUPS' and group2_level is null
                          and analysis = ? and cause is not distinct from ? and stratum_var is not distinct from ?
                          and stat_name = ?""", analysis, cause, stratum, name).get(0).get(0);
    }

    private static double number(String where, List<String> values) {
        return (Double) published
                .rows("select stat from results where group1 is null and " + where, values.toArray())
                .get(0)
                .get(0);
    }

    @Test
    void everyTableHasTheBytesThatItHad() {
        GoldenHashes.hold("every-method", published);
    }
}
