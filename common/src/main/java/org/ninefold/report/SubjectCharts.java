package org.ninefold.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The figures that show single subjects, for the restricted report alone. */
public final class SubjectCharts {
    /** Lanes in one figure; more subjects make more figures. */
    static final int LANES = 60;

    private SubjectCharts() {}

    /** Swimmer plots: subjects in the order of their centres and, within one, from the longest follow-up. */
    public static List<Chart> swimmer(ReportData.Facts facts, List<SwimmerRow> subjects) {
        List<SwimmerRow> ordered = subjects.stream()
                .sorted(Comparator.comparing(SwimmerRow::centre)
                        .thenComparing(Comparator.comparingInt(SwimmerRow::days).reversed())
                        .thenComparing(SwimmerRow::subject))
                .toList();
        int figures = (ordered.size() + LANES - 1) / LANES;
        var charts = new ArrayList<Chart>();
        for (int i = 0; i < figures; i++) {
            List<SwimmerRow> lanes = ordered.subList(i * LANES, Math.min(ordered.size(), (i + 1) * LANES));
            charts.add(SwimmerChart.of(facts, lanes, ordered.size(), i + 1, figures));
        }
        return charts;
    }

    /** A figure for each test and unit: the values of each subject over days, and their median. */
    public static List<Chart> kinetics(ReportData.Facts facts, List<MeasurementRow> measurements) {
        return measurements.stream()
                .map(KineticsChart::name)
                .distinct()
                .sorted()
                .map(name -> KineticsChart.of(
                        facts,
                        name,
                        measurements.stream()
                                .filter(row -> KineticsChart.name(row).equals(name))
                                .toList()))
                .toList();
    }
}
