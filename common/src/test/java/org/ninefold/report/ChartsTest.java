package org.ninefold.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.ninefold.report.scene.TextFit;
import org.ninefold.results.FigureText;
import org.ninefold.results.ResultRow;

class ChartsTest {

    private static double result(String analysis, String site, String level, String cause, String name) {
        return SampleFigures.DATA.results().stream()
                .filter(row -> row.analysis().equals(analysis)
                        && Objects.equals(row.group1Level(), site)
                        && Objects.equals(row.variableLevel(), level)
                        && Objects.equals(row.cause(), cause)
                        && row.statName().equals(name)
                        && row.comparison() == null
                        && !"centres".equals(row.variable()))
                .map(ResultRow::stat)
                .findFirst()
                .orElseThrow();
    }

    private static String percent(String analysis, String site, String level, String cause) {
        return "%s %% (%s, %s)"
                .formatted(
                        FigureText.of(result(analysis, site, level, cause, "estimate"), "%0"),
                        FigureText.of(result(analysis, site, level, cause, "conf.low"), "%0"),
                        FigureText.of(result(analysis, site, level, cause, "conf.high"), "%0"));
    }

    @Test
    void figuresFollowTheOrderOfSectionsAndOfTheStudy() {
        assertThat(SampleFigures.CHARTS)
                .extracting(Chart::id)
                .containsExactly(
                        "flow",
                        "best-response",
                        "crs",
                        "os",
                        "relapse-cr-no-sct",
                        "relapse-cr-no-sct-naive",
                        "follow-up",
                        "cr-centres",
                        "os-centres",
                        "relapse-cr-no-sct-centres",
                        "relapse-cr-no-sct-centres-nrm");
    }

    @Test
    void survivalAtTheAskedTimesIsThatOfResults() {
        String texts = String.join(" ", SampleFigures.parsed("os").texts());
        for (String time : List.of("6 months", "12 months", "24 months")) {
            assertThat(texts).contains(time + " " + percent("os", null, time, null));
        }
        assertThat(SampleFigures.chart("os").alternative().replace('\u00a0', ' '))
                .contains("12 months " + percent("os", null, "12 months", null));
    }

    @Test
    void incidencesAtTheAskedTimesAreThoseOfResults() {
        String texts =
                String.join(" ", SampleFigures.parsed("relapse-cr-no-sct").texts());
        assertThat(texts)
                .contains("RELAPSE at 6 months " + percent("relapse_cr_no_sct", null, "6 months", "RELAPSE"))
                .contains("12 months " + percent("relapse_cr_no_sct", null, "12 months", "RELAPSE"));
    }

    @Test
    void theTableUnderACurveAddsUpAtEveryMark() {
        for (String id : List.of("os", "relapse-cr-no-sct")) {
            ParsedFigure figure = SampleFigures.parsed(id);
            boolean causes = figure.texts().contains("NRM");
            var rows = new ArrayList<List<String>>();
            rows.add(figure.row("At risk"));
            rows.add(figure.row("Censored"));
            rows.add(causes ? lastRow(figure, "RELAPSE") : figure.row("Events"));
            if (causes) {
                rows.add(lastRow(figure, "NRM"));
            }
            assertThat(rows.get(0)).hasSize(figure.row("Months").size()).hasSizeGreaterThan(3);
            for (int i = 0; i < rows.get(0).size(); i++) {
                int mark = i;
                assertThat(rows.stream()
                                .mapToLong(row -> Long.parseLong(row.get(mark)))
                                .sum())
                        .as("%s, mark %d", id, i)
                        .isEqualTo(id.equals("os") ? 43 : 32);
            }
        }
    }

    /** The key has the names of the causes, too: the table's stand below it. */
    private static List<String> lastRow(ParsedFigure figure, String label) {
        double y = figure.lines().stream()
                .filter(line -> line.text().equals(label) && line.x() == Sheet.MARGIN)
                .mapToDouble(ParsedFigure.Line::y)
                .max()
                .orElseThrow();
        return figure.lines().stream()
                .filter(line -> line.y() == y && line.x() > Sheet.MARGIN)
                .map(ParsedFigure.Line::text)
                .toList();
    }

    @Test
    void atRiskUnderACurveIsThatOfResults() {
        ParsedFigure figure = SampleFigures.parsed("os");
        List<String> months = figure.row("Months");
        for (int month : new int[] {6, 12, 24}) {
            String atRisk = figure.row("At risk").get(months.indexOf(Integer.toString(month)));
            assertThat(Double.parseDouble(atRisk)).isEqualTo(result("os", null, month + " months", null, "n.risk"));
        }
        assertThat(figure.row("days")).startsWith("0", "182", "365");
    }

    @Test
    void aTableOfOtherSubjectsThanTheCurveIsRefused() {
        ReportData data = SampleFigures.DATA;
        var rows = new ArrayList<>(SampleFigures.FILES.table("risk_tables").rows());
        rows.remove(rows.size() - 1);
        rows.remove(0);
        var wrong = new ReportData(
                data.facts(),
                data.definitions(),
                data.results(),
                InventedStudy.pooled(rows, data.definitions()),
                data.flow(),
                data.quality(),
                List.of());
        assertThatThrownBy(() -> SampleFigures.drawn(wrong, SampleFigures.FILES.curves()))
                .hasMessage(
                        "The table under the curve of all counts 42 subjects, expected 43 as in results. Compute the snapshot again; if it stays, report it as a defect.");
    }

    @Test
    void aForestHasTheCentresInTheOrderOfTheirIdsAndSaysWhyOneHasNoEstimate() {
        ParsedFigure figure = SampleFigures.parsed("os-centres");
        assertThat(figure.texts().stream().filter(text -> text.matches("C0\\d")))
                .containsExactly("C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09");
        assertThat(figure.row("C01")).containsExactly("11", percent("os", "C01", "12 months", null));
        assertThat(figure.lines()).anySatisfy(line -> assertThat(line.tip())
                .isEqualTo("The time lies after the last follow-up, and not all subjects had the event."));
        assertThat(figure.row("All centres")).containsExactly("43", percent("os", null, "12 months", null));
    }

    @Test
    void aForestTellsWhatLiesBetweenCentresWhereResultsHaveIt() {
        assertThat(SampleFigures.chart("cr-centres").alternative().replace('\u00a0', ' '))
                .contains(
                        "All centres (binomial–normal likelihood, random intercept of centres; 9 of 9 centres): typical centre 79 % (65, 89); τ² 0.00, P = 1.000 of τ² = 0; a new centre (61, 90) %.",
                        "Centres with an effect (inverse variance, τ² by reml, Hartung–Knapp; 7 of 9 centres): mean 76 % (65, 84); Q 1.9 on 6 df, P = 0.930; I² 0 %; τ² 0.00; a new centre (65, 84) %. 7 of 9 centres: the others, at 0 or 100 % or without a figure, have no effect here, and the differences between centres may be understated.",
                        "narrower than that of a fixed effect (59–87 %)");
        assertThat(SampleFigures.parsed("cr-centres").row("Prediction")).containsExactly("(61, 90)");
        assertThat(SampleFigures.parsed("cr-centres").row("C01"))
                .containsExactly("9/11", percent("cr", "C01", null, null));
    }

    @Test
    void whatTheReaderMustKnowStandsBesideTheFigure() {
        String warning = SampleFigures.DATA.results().stream()
                .filter(row -> row.analysis().equals("relapse_cr_no_sct")
                        && row.statName().equals("naive"))
                .map(ResultRow::warning)
                .findFirst()
                .orElseThrow();
        assertThat(warning).startsWith("Guarantee time:").endsWith(".");
        for (String id : List.of("relapse-cr-no-sct", "relapse-cr-no-sct-centres")) {
            assertThat(SampleFigures.chart(id).facts()).contains(warning.substring(0, warning.length() - 1));
        }
        assertThat(SampleFigures.chart("relapse-cr-no-sct").alternative()).contains(warning);
        assertThat(SampleFigures.chart("os").facts()).noneMatch(fact -> fact.contains("Guarantee"));
    }

    @Test
    void gradesInTheBarsAreThoseOfResults() {
        var expected = new ArrayList<String>();
        expected.add("43");
        for (int grade = 0; grade <= 5; grade++) {
            expected.add(FigureText.of(result("crs", null, "grade " + grade, null, "n"), "0"));
        }
        assertThat(SampleFigures.parsed("crs").row("All centres")).containsExactlyElementsOf(expected);
    }

    @Test
    void recordsOfTheFlowAddUp() {
        assertThat(SampleFigures.parsed("flow").texts())
                .contains("67 records read", "8 filtered", "1 quarantined", "2 duplicate", "56 records kept");
    }

    @Test
    void everyFigureTellsItsPopulationNAndCutOff() {
        for (Chart chart : SampleFigures.CHARTS) {
            if (chart.section() != Chart.Section.FLOW) {
                assertThat(chart.facts().get(0)).isIn("all infused patients", "in remission, no second transplant");
                assertThat(chart.facts()).anyMatch(fact -> fact.matches("N \\d+"));
            }
            assertThat(chart.facts()).contains("cut-off 2020-06-30");
            assertThat(chart.alternative()).isNotBlank();
            assertThat(chart.rows())
                    .isNotEmpty()
                    .allMatch(row -> row.size() == chart.columns().size());
            assertThat(ParsedFigure.of(chart.plate().svg()).texts()).contains(first(chart));
        }
    }

    private static String first(Chart chart) {
        return TextFit.wrapped(chart.title(), 14, true, Sheet.INNER).get(0);
    }

    @Test
    void sameInputsGiveTheSameBytesInAnotherLocaleAndTimeZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            List<Chart> again = SampleFigures.drawn(SampleFigures.DATA, SampleFigures.FILES.curves());
            assertThat(again)
                    .extracting(Chart::svg)
                    .containsExactlyElementsOf(
                            SampleFigures.CHARTS.stream().map(Chart::svg).toList());
            assertThat(again.get(3).plate().png())
                    .isEqualTo(SampleFigures.CHARTS.get(3).plate().png());
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void figuresAreFitToBeReadAndToStandInOnePage() {
        SampleFigures.CHARTS.forEach(FigureRules::hold);
    }
}
