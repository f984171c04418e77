package org.ninefold.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ninefold.report.AnalysisRows.About;
import org.ninefold.report.AnalysisRows.Horizon;
import org.ninefold.report.scene.Anchor;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.TextFit;
import org.ninefold.results.CurveRow;

/**
 * Curves of all centres together: Kaplan–Meier curves, of all patients or a curve a group; or the incidence of one cause
 * in each group.
 */
final class CurvesChart {
    private static final String PALE = "pale where fewer than %s are at risk".formatted(CurveLine.FEWEST);
    private static final String WITHOUT_GROUPS = "all";

    private final AnalysisRows rows;
    private final String cause;
    private final List<String> groups;
    private final Sheet sheet;

    private CurvesChart(AnalysisRows rows, String cause) {
        this.rows = rows;
        this.cause = cause;
        this.groups = new ArrayList<>(rows.groups());
        if (groups.isEmpty()) {
            groups.add(null);
        }
        this.sheet = new Sheet(
                cause == null ? rows.id() : rows.id() + "-" + Names.file(cause),
                cause == null ? Chart.Section.SURVIVAL : Chart.Section.INCIDENCE,
                cause == null ? rows.label() : rows.label() + ": " + cause,
                AlignedTable.COLUMNS);
    }

    /** Kaplan–Meier curves. */
    static Chart survival(AnalysisRows rows) {
        return new CurvesChart(rows, null).draw();
    }

    /** Incidence of one cause, a curve a group. */
    static Chart incidence(AnalysisRows rows, String cause) {
        return new CurvesChart(rows, cause).draw();
    }

    private Chart draw() {
        facts();
        double y = Sheet.MARGIN + Sheet.NORMAL;
        String what = cause == null ? survivalAxis(rows) : "Cumulative incidence, %";
        String test = rows.tests(cause).orElse(null);
        if (test != null) {
            double room = Sheet.INNER - 16 - TextFit.width(what, Sheet.NORMAL, true);
            if (TextFit.width(test, Sheet.SMALL, false) > room) {
                y = sheet.canvas.lines(Sheet.MARGIN, y, test, Sheet.SMALL, false, Ink.TEXT, Sheet.INNER) + 2;
            } else {
                sheet.canvas.text(Sheet.WIDTH - Sheet.MARGIN, y, test, Sheet.SMALL, Anchor.END, Ink.TEXT);
            }
        }
        var plot = new TimePlot(sheet.canvas, y + 14, lastDay());
        double below = plot.axes(what);
        List<CurveLine> lines = lines();
        lines.forEach(line -> line.band(sheet, plot, lines.size()));
        lines.forEach(line -> line.draw(sheet, plot));
        if (lines.size() > 1) {
            new EndLabels(sheet.canvas, plot, lines).draw();
        }
        below = tables(plot, below);
        below = estimates(plot, below + 3);
        return sheet.chart(below);
    }

    private void facts() {
        sheet.fact(rows.population());
        long subjects = 0;
        for (String group : groups) {
            long n = rows.subjects(group);
            subjects += n;
            sheet.fact((group == null ? "" : group + " ") + "N " + n);
        }
        sheet.fact(rows.cutoff());
        sheet.fact(rows.method("time", cause));
        sheet.fact(rows.tests(cause).orElse(null));
        rows.cautions().forEach(sheet::fact);
        sheet.fact(PALE);
        sheet.fact("ticks: censored");
        sheet.say("%s of %s in %s%s."
                .formatted(
                        cause == null ? "Kaplan–Meier curve" : "Cumulative incidence of " + cause,
                        rows.label(),
                        Names.many(subjects, "patient", "patients"),
                        groups.size() > 1 ? " of " + groups.size() + " groups" : ""));
        rows.tests(cause).ifPresent(test -> sheet.say(test + "."));
        rows.cautions().forEach(caution -> sheet.say(caution + "."));
    }

    private int lastDay() {
        return groups.stream()
                .flatMap(group -> rows.curve(group, cause).stream())
                .mapToInt(CurveRow::timeDay)
                .max()
                .orElse(0);
    }

    private List<CurveLine> lines() {
        var lines = new ArrayList<CurveLine>();
        for (int i = 0; i < groups.size(); i++) {
            String group = groups.get(i);
            lines.add(new CurveLine(
                    group,
                    Series.of(i),
                    rows.curve(group, cause),
                    rows.risk(group).lastDayWith(CurveLine.FEWEST)));
        }
        return Collections.unmodifiableList(lines);
    }

    private double tables(TimePlot plot, double below) {
        var table = new AlignedTable(sheet, plot);
        List<String> causes = cause == null ? List.of() : rows.causes();
        double y = below;
        for (int i = 0; i < groups.size(); i++) {
            String group = groups.get(i);
            if (group != null) {
                y = table.heading(y, group, Series.of(i));
            }
            y = table.rows(y, group == null ? WITHOUT_GROUPS : group, causes, rows.risk(group), rows.subjects(group));
        }
        return y;
    }

    private double estimates(TimePlot plot, double below) {
        double y = below;
        List<Horizon> horizons = rows.horizons();
        for (int i = 0; i < groups.size() && !horizons.isEmpty(); i++) {
            String group = groups.get(i);
            var told = new ArrayList<String>();
            for (Horizon horizon : horizons) {
                Estimate estimate =
                        rows.estimate(new About(null, group, "time", horizon.label(), cause, horizon.day()));
                told.add(TextFit.unbroken(horizon.label() + " " + estimate.percent()));
                AlignedTable.estimate(sheet, group == null ? WITHOUT_GROUPS : group, cause, horizon, estimate);
                if (estimate.value() != null) {
                    sheet.canvas.symbol(
                            Series.of(i).symbol(),
                            plot.x(horizon.day()),
                            plot.y(estimate.value()),
                            3,
                            Series.of(i).ink(),
                            horizon.label() + ": " + estimate.percent());
                }
            }
            String at = group == null ? "At " : group + " at ";
            y = sheet.canvas.lines(
                    Sheet.MARGIN, y, at + String.join(" · ", told), Sheet.SMALL, false, Ink.TEXT, Sheet.INNER);
            sheet.say(at + String.join(", at ", told) + ".");
        }
        return y;
    }

    /** What the axis of a Kaplan–Meier curve says. */
    private static String survivalAxis(AnalysisRows rows) {
        return rows.row(row -> row.paramcd() != null && row.paramcd().matches("OS(_.*)?"))
                        .isPresent()
                ? "Alive, %"
                : "Event-free, %";
    }
}
