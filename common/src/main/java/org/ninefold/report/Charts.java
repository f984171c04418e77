package org.ninefold.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ninefold.results.Definition;

/** The figures of a report, drawn from the published tables and nothing else. */
public final class Charts {
    /** Nobody looks at more, and a browser hardly shows them. */
    static final int DRAWN = 100;

    private Charts() {}

    /** All figures, by section and then in the order of the study file. */
    public static List<Chart> of(ReportData data) {
        var charts = new ArrayList<Chart>();
        charts.add(FlowChart.of(data));
        AnalysisRows.of(data, drawn(data.definitions())).forEach(rows -> charts.addAll(of(rows)));
        charts.sort(Comparator.comparing(Chart::section));
        return List.copyOf(charts);
    }

    /** The analyses that have figures: the first {@link #DRAWN} of the study file. */
    public static List<Definition> drawn(List<Definition> definitions) {
        return definitions.stream()
                .filter(definition -> definition.kind().equals("ANALYSIS"))
                .sorted(Comparator.comparingInt(Definition::position))
                .limit(DRAWN)
                .toList();
    }

    private static List<Chart> and(List<Chart> charts, Optional<Chart> more) {
        var all = new ArrayList<>(charts);
        more.ifPresent(all::add);
        return all;
    }

    private static List<Chart> incidence(AnalysisRows rows) {
        var charts = new ArrayList<Chart>();
        if (rows.groups().isEmpty()) {
            charts.add(StackChart.of(rows));
        } else {
            rows.causes().forEach(cause -> charts.add(CurvesChart.incidence(rows, cause)));
        }
        NaiveChart.of(rows).ifPresent(charts::add);
        return charts;
    }

    private static List<Chart> of(AnalysisRows rows) {
        if (rows.results().isEmpty()) {
            return List.of();
        }
        return switch (rows.definition().context()) {
            case "survival" -> and(List.of(CurvesChart.survival(rows)), ForestChart.of(rows));
            case "incidence" -> and(incidence(rows), ForestChart.of(rows));
            case "proportion" -> and(List.of(), ForestChart.of(rows));
            case "grades" -> List.of(LevelCharts.grades(rows));
            case "frequency" -> List.of(LevelCharts.frequency(rows));
            case "follow-up" -> List.of(FollowUpChart.of(rows));
            default -> List.of();
        };
    }
}
