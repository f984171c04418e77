package org.ninefold.report;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The figures of the sample study. */
final class SampleFigures {
    static final TableFiles FILES = files();
    static final ReportData DATA = FILES.data("NC9", "The sample study", LocalDate.of(2020, 6, 30));
    static final List<Chart> CHARTS = Charts.of(DATA);

    private SampleFigures() {}

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
