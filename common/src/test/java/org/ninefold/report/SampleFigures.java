package org.ninefold.report;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ninefold.results.CurveRow;
import org.ninefold.results.Definition;

/** The figures of the sample study. */
final class SampleFigures {
    static final TableFiles FILES = files();
    static final ReportData DATA = FILES.data("NC9", "The sample study", LocalDate.of(2020, 6, 30));
    static final List<Chart> CHARTS = drawn(DATA, FILES.curves());

    private SampleFigures() {}

    /** All figures of a report, by section and then in the order of the study file. */
    static List<Chart> drawn(ReportData data, List<CurveRow> curves) {
        var charts = new Charts(data);
        var all = new ArrayList<>(List.of(charts.flow()));
        for (Definition analysis : Charts.drawn(data.definitions())) {
            all.addAll(charts.of(
                    analysis,
                    curves.stream()
                            .filter(row -> row.analysis().equals(analysis.id()))
                            .toList()));
        }
        all.sort(Comparator.comparing(Chart::section));
        return all;
    }

    static Chart chart(String id) {
        return CHARTS.stream()
                .filter(chart -> chart.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no figure " + id));
    }

    static ParsedFigure parsed(String id) {
        return ParsedFigure.of(chart(id).svg());
    }

    private static TableFiles files() {
        try {
            return new TableFiles(
                    Path.of(SampleFigures.class.getResource("results.csv").toURI())
                            .getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
