package org.ninefold.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ninefold.report.SubjectEvent.Kind;

class SubjectChartsTest {
    private static final ReportData.Facts FACTS = SampleFigures.DATA.facts();

    private static SwimmerRow lane(String subject, String centre, int days, SubjectEvent... events) {
        return new SwimmerRow(subject, centre, days, events.length == 0, List.of(events));
    }

    @Test
    void lanesAreInTheOrderOfCentresAndThenFromTheLongest() {
        List<Chart> charts = SubjectCharts.swimmer(
                FACTS,
                List.of(
                        lane("C02-A", "C02", 900),
                        lane("C01-B", "C01", 30, new SubjectEvent(Kind.DEATH, 30)),
                        lane(
                                "C01-A",
                                "C01",
                                400,
                                new SubjectEvent(Kind.RESPONSE, 28),
                                new SubjectEvent(Kind.RELAPSE, 90))));
        assertThat(charts).hasSize(1);
        charts.forEach(FigureRules::hold);
        assertThat(ParsedFigure.of(charts.get(0).svg()).texts())
                .containsSubsequence("C01-A", "C01-B", "C02-A")
                .contains("Response", "Relapse", "Transplant", "Death", "Alive, ongoing");
        assertThat(charts.get(0).rows())
                .contains(List.of("C01-A", "C01", "Relapse", 90L), List.of("C02-A", "C02", "Alive, ongoing", 900L));
    }

    @Test
    void manySubjectsMakeSeveralFigures() {
        List<Chart> charts = SubjectCharts.swimmer(
                FACTS,
                IntStream.range(0, 130)
                        .mapToObj(i -> lane("S" + i, "C01", 10 + i))
                        .toList());
        assertThat(charts).extracting(Chart::id).containsExactly("swimmer-1", "swimmer-2", "swimmer-3");
        charts.forEach(FigureRules::hold);
    }

    @Test
    void valuesOverMoreThanTwoDecadesAreDrawnOnALogarithmicScale() {
        var rows = new ArrayList<MeasurementRow>();
        for (int i = 0; i < 5; i++) {
            rows.add(new MeasurementRow("S" + i, "COPIES", "copies/µg", -1, 0));
            rows.add(new MeasurementRow("S" + i, "COPIES", "copies/µg", 10, 1e5 * (i + 1)));
            rows.add(new MeasurementRow("S" + i, "COPIES", "copies/µg", 28, 500));
            rows.add(new MeasurementRow("S" + i, "CRP", null, 3, 40 + i));
        }
        List<Chart> charts = SubjectCharts.kinetics(FACTS, rows);
        charts.forEach(FigureRules::hold);
        assertThat(charts).extracting(Chart::title).containsExactly("COPIES, copies/µg", "CRP");
        assertThat(charts.get(0).facts()).contains("logarithmic scale, zero at its lower edge");
        assertThat(ParsedFigure.of(charts.get(0).svg()).texts()).contains("10²", "10⁶");
        assertThat(charts.get(1).facts()).noneMatch(fact -> fact.startsWith("logarithmic"));
    }

    @Test
    void oneValueIsDrawn() {
        List<Chart> charts = SubjectCharts.kinetics(FACTS, List.of(new MeasurementRow("S", "FERRITIN", "µg/L", 0, 0)));
        charts.forEach(FigureRules::hold);
        assertThat(charts).hasSize(1);
    }
}
