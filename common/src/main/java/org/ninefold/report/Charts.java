package org.ninefold.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ninefold.results.CurveRow;
import org.ninefold.results.Definition;
import org.ninefold.results.ResultRow;
import org.ninefold.schema.AnalysisKind;

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
        var rows = new AnalysisRows(data, analysis, results.getOrDefault(analysis.id(), List.of()), curves);
        if (rows.results().isEmpty()) {
            return List.of();
        }
        return switch (analysis.kindOfAnalysis()) {
            case SURVIVAL, INCIDENCE -> curves(rows);
            case PROPORTION -> ForestChart.of(rows);
            case GRADES -> LevelCharts.grades(rows);
            case FREQUENCY -> List.of(LevelCharts.frequency(rows));
            case FOLLOW_UP -> List.of(FollowUpChart.of(rows));
            case SUMMARY, CORRELATION -> List.of();
        };
    }

    private static List<Chart> curves(AnalysisRows rows) {
        var charts = new ArrayList<Chart>();
        if (rows.definition().kindOfAnalysis() == AnalysisKind.SURVIVAL) {
            charts.add(CurvesChart.survival(rows));
        } else if (rows.groups().isEmpty()) {
            charts.add(StackChart.of(rows));
        } else {
            rows.causes().forEach(cause -> charts.add(CurvesChart.incidence(rows, cause)));
        }
        NaiveChart.of(rows).ifPresent(charts::add);
        charts.addAll(ForestChart.of(rows));
        return charts;
    }
}
