package org.ninefold.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ninefold.report.InventedStudy.Subject;

class UnusualFiguresTest {

    private static List<Subject> subjects(int n, int everyDays, int eventEvery) {
        return IntStream.rangeClosed(1, n)
                .mapToObj(i -> new Subject(i * everyDays, i % eventEvery == 0))
                .toList();
    }

    private static List<Chart> drawn(InventedStudy study) {
        List<Chart> charts = study.charts();
        charts.forEach(FigureRules::hold);
        return charts;
    }

    private static ParsedFigure curve(InventedStudy study) {
        return ParsedFigure.of(drawn(study).stream()
                .filter(chart -> chart.id().equals(InventedStudy.ANALYSIS))
                .findFirst()
                .orElseThrow()
                .svg());
    }

    @Test
    void aSinglePatientHasAPaleCurveAndATable() {
        ParsedFigure figure = curve(new InventedStudy("One patient").group(null, List.of(new Subject(200, false))));
        assertThat(figure.row("At risk").get(0)).isEqualTo("1");
        assertThat(figure.elements("path"))
                .anyMatch(path -> path.getAttribute("stroke-dasharray").equals("3.5 2.5"));
    }

    @Test
    void aPatientWhoLeavesOnTheFirstDayIsDrawn() {
        assertThat(curve(new InventedStudy("Day 0").group(null, List.of(new Subject(0, true))))
                        .row("Events"))
                .last()
                .isEqualTo("1");
    }

    @Test
    void aGroupWithoutEventsStaysAtTheTop() {
        ParsedFigure figure = curve(new InventedStudy("No events").group(null, subjects(12, 60, 100)));
        assertThat(figure.row("Events")).containsOnly("0");
        assertThat(figure.texts()).contains("At 12 months 100 %");
    }

    @Test
    void aCurveThatEndsEarlyIsNotDrawnFurther() {
        Chart chart = drawn(new InventedStudy("Ends early")
                        .group("early", subjects(9, 10, 2))
                        .group("late", subjects(20, 60, 3)))
                .get(1);
        assertThat(chart.rows().stream()
                        .filter(row -> row.get(0).equals("curve") && "early".equals(row.get(1)))
                        .mapToLong(row -> (Long) row.get(3))
                        .max())
                .hasValue(90);
    }

    @Test
    void sixGroupsHaveSixNamesInTheTableAndSixLines() {
        var study = new InventedStudy("Six groups");
        for (int i = 1; i <= 6; i++) {
            study.group("Group " + i, subjects(20 + i, 40 + i, 1 + i));
        }
        ParsedFigure figure = curve(study);
        assertThat(figure.texts()).contains("Group 1", "Group 2", "Group 3", "Group 4", "Group 5", "Group 6");
        assertThat(figure.elements("path").stream()
                        .filter(path -> path.getAttribute("stroke-width").equals("1.8"))
                        .map(path -> path.getAttribute("stroke") + path.getAttribute("stroke-dasharray"))
                        .distinct())
                .hasSize(6);
    }

    @Test
    void fortyCentresHaveALineEachAndSayWhyAnEstimateIsMissing() {
        var study = new InventedStudy("Forty centres").group(null, subjects(200, 5, 3));
        for (int i = 1; i <= 40; i++) {
            study.centre(
                    (i < 10 ? "C0" : "C") + i,
                    (i < 10 ? "C0" : "C") + i,
                    i,
                    i % 9 == 0 ? null : Double.valueOf(i % 10 / 10.0));
        }
        Chart forest = drawn(study).stream()
                .filter(chart -> chart.id().equals("os-centres"))
                .findFirst()
                .orElseThrow();
        ParsedFigure figure = ParsedFigure.of(forest.svg());
        assertThat(figure.texts().stream().filter(text -> text.matches("C\\d\\d")))
                .hasSize(40)
                .isSorted();
        assertThat(figure.lines().stream().filter(line -> line.tip() != null)).hasSize(4);
    }

    @Test
    void chineseAndLongNamesAreShortenedWithTheWholeBesideThem() {
        String longName = "Children's and Women's University Hospital of the Northern Provinces";
        var study = new InventedStudy("供者来源的CD19嵌合抗原受体T细胞治疗移植后复发的急性B淋巴细胞白血病患者的总生存期")
                .group("供者来源嵌合抗原受体T细胞", subjects(20, 40, 2))
                .group(longName, subjects(20, 50, 3))
                .centre("C01", "北京大学人民医院血液病研究所", 20, 0.5)
                .centre("C02", longName, 20, 0.4);
        List<Chart> charts = drawn(study);
        List<String> tips = new ArrayList<>();
        charts.forEach(chart -> ParsedFigure.of(chart.plate().svg()).lines().forEach(line -> tips.add(line.tip())));
        assertThat(tips).contains("C02 " + longName);
    }

    @Test
    void figuresOfOnePageShareNoName() {
        List<String> ids = SampleFigures.CHARTS.stream()
                .flatMap(chart -> ParsedFigure.of(chart.svg()).elements("*").stream())
                .filter(element -> element.hasAttribute("id"))
                .map(element -> element.getAttribute("id"))
                .toList();
        assertThat(ids).hasSize(2 * SampleFigures.CHARTS.size()).doesNotHaveDuplicates();
    }
}
