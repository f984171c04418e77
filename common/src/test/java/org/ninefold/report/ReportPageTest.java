package org.ninefold.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.results.Definition;
import org.ninefold.results.Reproduced;
import org.ninefold.results.ResultRow;
import org.ninefold.results.SmallTable;
import org.ninefold.schema.StandardSchema;

class ReportPageTest {
    private static final String EVIL = "<script>alert('x')</script> & \"more\"";

    private static ResultRow row(String site, String group, String statistic, Double value, String comparison) {
        return new ResultRow(
                "S",
                "cr",
                "proportion",
                "ALL",
                site == null ? null : "SITEID",
                site,
                group == null && comparison == null ? null : "ARM",
                group,
                "CRFL = 'Y'",
                null,
                null,
                null,
                null,
                comparison,
                null,
                statistic,
                statistic,
                value,
                null,
                null,
                statistic.startsWith("conf") ? "t" : null,
                comparison == null ? "proportion of the population" : "Fisher's exact test",
                "Guarded.");
    }

    private static List<ResultRow> share(String site, String group, double n, double of) {
        return List.of(
                row(site, group, "N", of, null),
                row(site, group, "conf.high", 0.9249, null),
                row(site, group, "conf.low", 0.005, null),
                row(site, group, "estimate", n / of, null),
                row(site, group, "n", n, null));
    }

    private static SmallTable table(String name, List<List<Object>> rows) {
        return new SmallTable(StandardSchema.standard().table(name), rows);
    }

    private static ReportData data(String title, int centres) {
        var definitions = new ArrayList<Definition>();
        definitions.add(new Definition(1, "STUDY", "S", title, "A study.", null, null));
        var results = new ArrayList<ResultRow>(share(null, null, 34, 43));
        results.addAll(share(null, "A", 1, 2));
        results.addAll(share(null, "B", 0, 1));
        results.add(row(null, null, "p.value", 0.0004, "GROUPS"));
        var flow = new ArrayList<List<Object>>();
        for (int i = 1; i <= centres; i++) {
            String site = "C%02d".formatted(i);
            definitions.add(new Definition(i + 1, "CENTRE", site, "名 " + site, "Delivers.", null, null));
            results.addAll(share(site, null, i, centres));
            flow.add(List.of("S", site, "records of f.csv", "read", 5L));
            flow.add(List.of("S", site, "records of f.csv", "kept", 3L));
            flow.add(List.of("S", site, "records of f.csv", "filtered: young", 1L));
            flow.add(List.of("S", site, "records of f.csv", "quarantined: value.date", 1L));
            flow.add(List.of("S", site, "subjects", "in the study", 3L));
        }
        definitions.add(new Definition(
                centres + 2, "ANALYSIS", "cr", "Complete remission", "The share.", "x/ALL", "proportion"));
        return new ReportData(
                new ReportData.Facts(
                        "S",
                        title,
                        true,
                        "2020-06-30-abc",
                        LocalDate.of(2020, 6, 30),
                        "1, commit 2",
                        List.of("A warning."),
                        List.of(),
                        List.of(new ReportData.Input("c01.csv", 7, "0123456789abcdef0123"))),
                definitions,
                results,
                InventedStudy.pooled(List.of(), definitions),
                table("flow", flow),
                table(
                        "quality",
                        List.of(List.of("S", "C01", "value.date", "reject", "infusion", "date", 1L, "not a date"))),
                List.of(new Reproduced("F1", "Remission", "79", "78", false, "A reason.")));
    }

    @Test
    void aPageOfVeryManyAnalysesSaysThatNotAllAreDrawn() {
        ReportData few = data("T", 1);
        var definitions = new ArrayList<>(few.definitions());
        for (int i = 0; i < Charts.DRAWN; i++) {
            definitions.add(new Definition(50 + i, "ANALYSIS", "a" + i, "A", "More.", "x/ALL", "proportion"));
        }
        var many = new ReportData(
                few.facts(), definitions, few.results(), few.risk(), few.flow(), few.quality(), few.reproduced());

        assertThat(Charts.drawn(definitions))
                .hasSize(Charts.DRAWN)
                .doesNotContain(definitions.get(definitions.size() - 1));
        assertThat(page(many)).contains("Figures are drawn of the first 100 analyses of the study file");
        assertThat(page(few)).doesNotContain("Figures are drawn of");
    }

    private static String page(ReportData data) {
        return ReportPage.of(data, null, List.of());
    }

    @Test
    void whatTheStudySaysIsShownAndNeverObeyed() {
        assertThat(page(data(EVIL, 1)))
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;");
    }

    @Test
    void pooledFiguresComeFirstThenGroupsWithTheirTest() {
        assertThat(page(data("T", 2)))
                .containsSubsequence(
                        "<th scope=\"row\">Complete remission<sup>",
                        "34/43</td><td class=\"estimate\">79 %</td><td class=\"figure-cell\">1–92</td>",
                        "proportion of the population; t interval<br>P &lt; 0.001 (Fisher&#39;s exact test)",
                        "<span>A</span></th><td class=\"n\">1/2</td><td class=\"estimate\">50 %</td>",
                        "<span>B</span></th><td class=\"n\">0/1</td><td class=\"estimate\">0 %</td>",
                        "<li id=\"caution-0\">Guarded.</li>",
                        "Outcomes of C01 to C02");
    }

    @Test
    void fortyCentresStandInTablesOfNineInTheOrderOfTheStudy() {
        String page = page(data("T", 40));

        assertThat(page)
                .containsSubsequence(
                        "Outcomes of C01 to C09",
                        "<span>9/40</span>",
                        "Outcomes of C10 to C18",
                        "<span>10/40</span>",
                        "Outcomes of C37 to C40",
                        "<span>40/40</span>")
                .contains("<abbr title=\"名 C40\">C40</abbr>");
    }

    @Test
    void recordsAddUpAndFindingsSayWhatToDo() {
        assertThat(page(data("T", 3)))
                .containsSubsequence(
                        "All centres</th><td class=\"n\">3</td><td class=\"n\">15</td><td class=\"n\">9</td>"
                                + "<td class=\"n\">3</td><td class=\"n\">3</td><td class=\"n\">0</td><td class=\"n\">9</td>",
                        "<code>value.date</code>",
                        "<code>infusion.date</code>",
                        "not a date")
                .contains("<span class=\"no\">✗ no</span></td><td class=\"method\">A reason.</td>")
                .contains("<td class=\"hash\">0123456789ab</td>")
                .contains("There was no earlier snapshot to compare with.");
    }

    /** Of two nights that differ by one subject, the figures that moved are that subject's. */
    @Test
    void ofWhatMovedTheNumberIsTold() {
        var changes = new Changes(
                "2020-05-31-def",
                LocalDate.of(2020, 5, 31),
                List.of("the cut-off differs"),
                List.of(new Changes.Subjects("C01", 2, 3)),
                17,
                1);

        assertThat(ReportPage.of(data("T", 1), changes, List.of()))
                .contains(
                        "Compared with snapshot <code>2020-05-31-def</code>, data until 2020-05-31. 1 of 17 pooled figures")
                .contains("<li>The cut-off differs.</li>")
                .contains("patient/values/changes.parquet");
    }

    @Test
    void thePageIsTheSameTextEveryTimeAndAsksForNothing() {
        String page = page(data("T", 2));

        assertThat(page(data("T", 2))).isEqualTo(page);
        assertThat(page)
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .doesNotContain("http://", "https://", "src=", "@import", "url(");
    }
}
