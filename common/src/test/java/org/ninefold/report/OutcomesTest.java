package org.ninefold.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ninefold.results.Definition;
import org.ninefold.results.ResultRow;
import org.ninefold.results.SmallTable;
import org.ninefold.schema.StandardSchema;

/** The table of outcomes, from rows in the order of the published table. */
class OutcomesTest {
    private final List<Definition> definitions = new ArrayList<>();
    private final List<ResultRow> results = new ArrayList<>();

    private void define(String kind, String id, String context) {
        definitions.add(new Definition(definitions.size() + 1, kind, id, id, id + ".", null, context));
    }

    private void row(String variable, String level, String cause, Integer day, String statistic, Double value) {
        results.add(row(null, variable, level, cause, day, null, statistic, value, "method"));
    }

    private static ResultRow row(
            String site,
            String variable,
            String level,
            String cause,
            Integer day,
            String comparison,
            String statistic,
            Double value,
            String method) {
        return new ResultRow(
                "S",
                "a",
                "kind",
                "ALL",
                site == null ? null : "SITEID",
                site,
                null,
                null,
                variable,
                level,
                "E",
                cause,
                day,
                comparison,
                method.contains("stratified") ? "SITEID" : null,
                statistic,
                statistic,
                value,
                null,
                null,
                null,
                method,
                null);
    }

    private List<Outcome> outcomes() {
        var schema = StandardSchema.standard();
        return Outcomes.of(new ReportData(
                new ReportData.Facts(
                        "S", "S", true, "s", LocalDate.of(2020, 1, 1), "0", List.of(), List.of(), List.of()),
                definitions,
                results,
                new PooledRisk(definitions),
                new SmallTable(schema.table("flow"), List.of()),
                new SmallTable(schema.table("quality"), List.of()),
                List.of()));
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
    void halfOfAPercentIsRoundedUpAsOnTheScreen(double n, double of, String percent) {
        define("ANALYSIS", "a", "proportion");
        row("c", null, null, null, "N", of);
        row("c", null, null, null, "estimate", n / of);
        row("c", null, null, null, "n", n);

        assertThat(outcomes().get(0).whole().estimate()).isEqualTo(percent + " %");
    }

    @Test
    void causesStandInTheOrderOfTheStudyNotOfTheAlphabet() {
        define("CAUSE", "E/GVHD", null);
        define("CAUSE", "E/DEATH", null);
        define("ANALYSIS", "a", "incidence");
        for (String cause : List.of("DEATH", "GVHD")) {
            row("time", "100 days", cause, 100, "estimate", 0.5);
        }

        assertThat(outcomes())
                .extracting(Outcome::label)
                .containsExactly("a: GVHD, at 100 days", "a: DEATH, at 100 days");
    }

    @Test
    void notReachedIsSaidOnlyWhereSomebodySurvived() {
        define("CENTRE", "C01", null);
        define("ANALYSIS", "a", "follow-up");
        row("follow-up", "reverse Kaplan–Meier", null, null, "median", null);
        row("follow-up", "survivors", null, null, "n", 3.0);
        results.add(row("C01", "follow-up", "reverse Kaplan–Meier", null, null, null, "median", null, "m"));
        results.add(row("C01", "follow-up", "survivors", null, null, null, "n", 0.0, "m"));

        List<Outcome> outcomes = outcomes();
        assertThat(outcomes.get(0).whole().estimate()).isEqualTo("not reached");
        assertThat(outcomes.get(0).centres().get(0).estimate()).isEqualTo("– (no survivors)");
        assertThat(outcomes.get(1).centres().get(0).estimate()).isEqualTo("– (no survivors)");
    }

    @Test
    void everyTestIsToldAndASmallPIsNoZero() {
        define("ANALYSIS", "a", "survival");
        row("time", "1 year", null, 365, "estimate", 0.5);
        row("prob", "0.5", null, null, "estimate", 365.25);
        for (String method :
                List.of("Fleming–Harrington, ρ = 1.0, stratified by centre", "Fleming–Harrington, ρ = 1.0")) {
            results.add(row(null, null, null, null, null, "GROUPS", "p.value", 0.0004, method));
        }
        results.add(row(null, null, null, null, null, "A vs B", "p.adjusted", 0.5, "log-rank, pairwise, Holm"));
        results.add(row(null, null, null, null, null, "A vs B", "p.value", 0.25, "log-rank, pairwise, Holm"));

        List<Outcome> outcomes = outcomes();
        assertThat(outcomes.get(0).tests())
                .containsExactly(
                        "P < 0.001 (Fleming–Harrington, ρ = 1.0)",
                        "P < 0.001 (Fleming–Harrington, ρ = 1.0, stratified by centre)",
                        "A vs B: P = 0.250, adjusted P = 0.500 (log-rank, pairwise, Holm)");
        assertThat(outcomes.get(1).label()).isEqualTo("a: median, months");
    }
}
