package org.ninefold.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ninefold.results.CurveRow;
import org.ninefold.results.Definition;
import org.ninefold.results.ResultRow;

/** The figures of a report, drawn from the published tables and nothing else. */
public final class Charts {
    /** Nobody looks at more, and a browser hardly shows them. */
    static final int DRAWN = 100;

    private final ReportData data;
    private final Map<String, List<ResultRow>> results;

    /** The figures of a report. */
    public Charts(ReportData data) {
        this.data = data;
        this.results = data.results().stream().collect(Collectors.groupingBy(ResultRow::analysis));
    }

    /** The analyses that have figures: the first {@link #DRAWN} of the study file, in its order. */
    public static List<Definition> drawn(List<Definition> definitions) {
        return definitions.stream()
                .filter(definition -> definition.kind().equals("ANALYSIS"))
                .sorted(Comparator.comparingInt(Definition::position))
                .limit(DRAWN)
                .toList();
    }

    /** Where records and subjects went. */
    public Chart flow() {
        return FlowChart.of(data);
    }

    /**
     * The figures of an analysis.
     *
     * @param curves its pooled curves
     */
    public List<Chart> of(Definition analysis, List<CurveRow> curves) {
        return of(new AnalysisRows(data, analysis, results.getOrDefault(analysis.id(), List.of()), curves));
    }

    private static List<Chart> and(List<Chart> charts, List<Chart> more) {
        var all = new ArrayList<>(charts);
        all.addAll(more);
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
        return switch (rows.definition().kindOfAnalysis()) {
            case SURVIVAL -> and(List.of(CurvesChart.survival(rows)), ForestChart.of(rows));
            case INCIDENCE -> and(incidence(rows), ForestChart.of(rows));
            case PROPORTION -> ForestChart.of(rows);
            case GRADES -> LevelCharts.grades(rows);
            case FREQUENCY -> List.of(LevelCharts.frequency(rows));
            case FOLLOW_UP -> List.of(FollowUpChart.of(rows));
            case SUMMARY, CORRELATION -> List.of();
        };
    }
}
