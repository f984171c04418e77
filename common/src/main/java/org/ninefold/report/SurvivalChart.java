package org.ninefold.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ninefold.report.AnalysisRows.About;
import org.ninefold.report.AnalysisRows.Estimate;
import org.ninefold.report.AnalysisRows.Horizon;
import org.ninefold.report.TimePlot.Step;
import org.ninefold.report.scene.Dash;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.Point;
import org.ninefold.report.scene.Symbol;
import org.ninefold.results.CurveRow;

/** Kaplan–Meier curves of all patients together, by group where the analysis has groups. */
final class SurvivalChart {
    /** Where fewer are at risk, a curve is pale and has no band. */
    static final int FEWEST = 5;

    private static final double PALE = 0.4;

    private final AnalysisRows rows;
    private final List<String> groups;
    private final Sheet sheet;
    private TimePlot plot;

    private SurvivalChart(AnalysisRows rows) {
        this.rows = rows;
        List<String> levels = rows.groups();
        this.groups = new ArrayList<>(levels);
        if (levels.isEmpty()) {
            groups.add(null);
        }
        this.sheet = new Sheet(
                rows.id(),
                Chart.Section.SURVIVAL,
                rows.label(),
                "part",
                "group",
                "day",
                "at_risk",
                "events",
                "censored",
                "estimate",
                "conf_low",
                "conf_high");
    }

    static Chart of(AnalysisRows rows) {
        return new SurvivalChart(rows).draw();
    }

    private Chart draw() {
        facts();
        double y = Sheet.MARGIN + Sheet.NORMAL;
        String test = rows.test(null).orElse(null);
        if (test != null) {
            y = sheet.canvas.lines(
                    Sheet.MARGIN, y, test, Sheet.NORMAL, false, Ink.TEXT, Sheet.WIDTH - 2 * Sheet.MARGIN);
        }
        plot = new TimePlot(sheet.canvas, y + 18, lastDay());
        double below = plot.axes("Survival, %");
        for (int i = 0; i < groups.size(); i++) {
            band(i);
        }
        for (int i = 0; i < groups.size(); i++) {
            curve(i);
        }
        below = tables(below);
        below = estimates(below + 2);
        return sheet.chart(below);
    }

    private void facts() {
        sheet.fact(rows.population());
        long subjects = 0;
        for (String group : groups) {
            long n = rows.count(new About(null, group, null, null, null, null), "N")
                    .orElse(0L);
            subjects += n;
            sheet.fact((group == null ? "" : group + " ") + "N " + n);
        }
        sheet.fact(rows.cutoff());
        sheet.fact(rows.method());
        sheet.fact(rows.test(null).orElse(null));
        sheet.fact("pale where fewer than %d are at risk; ticks are censored patients".formatted(FEWEST));
        sheet.say("Kaplan–Meier %s of %s: %s."
                .formatted(
                        groups.size() == 1 ? "curve" : "curves",
                        Names.many(subjects, "patient", "patients"),
                        rows.label()));
    }

    private int lastDay() {
        return groups.stream()
                .flatMap(group -> rows.curve(group, null).stream())
                .mapToInt(CurveRow::timeDay)
                .max()
                .orElse(0);
    }

    private void band(int index) {
        List<CurveRow> curve = rows.curve(groups.get(index), null);
        int last = rows.risk(groups.get(index)).lastDayWith(FEWEST);
        var low = new ArrayList<Step>();
        var high = new ArrayList<Step>();
        for (CurveRow step : curve) {
            if (step.timeDay() <= last) {
                low.add(new Step(step.timeDay(), step.confLow() == null ? step.estimate() : step.confLow()));
                high.add(new Step(step.timeDay(), step.confHigh() == null ? step.estimate() : step.confHigh()));
            }
        }
        if (!low.isEmpty() && low.get(low.size() - 1).day() < last) {
            low.add(new Step(last, low.get(low.size() - 1).share()));
            high.add(new Step(last, high.get(high.size() - 1).share()));
        }
        var outline = new ArrayList<>(plot.steps(high));
        List<Point> back = new ArrayList<>(plot.steps(low));
        java.util.Collections.reverse(back);
        outline.addAll(back);
        sheet.canvas.area(outline, Series.of(index).ink(), groups.size() > 3 ? 0.08 : 0.15, null);
    }

    private void curve(int index) {
        String group = groups.get(index);
        Series series = Series.of(index);
        List<CurveRow> curve = rows.curve(group, null);
        int last = rows.risk(group).lastDayWith(FEWEST);
        var firm = new ArrayList<Step>();
        var pale = new ArrayList<Step>();
        for (CurveRow row : curve) {
            var step = new Step(row.timeDay(), row.estimate());
            if (row.timeDay() <= last) {
                firm.add(step);
            } else {
                if (pale.isEmpty() && !firm.isEmpty()) {
                    double share = firm.get(firm.size() - 1).share();
                    firm.add(new Step(last, share));
                    pale.add(new Step(last, share));
                }
                pale.add(step);
            }
            sheet.row(
                    "curve",
                    group,
                    (long) row.timeDay(),
                    row.nRisk(),
                    row.nEvent(),
                    row.nCensor(),
                    row.estimate(),
                    row.confLow(),
                    row.confHigh());
        }
        sheet.canvas.curve(plot.steps(pale), series.ink(), 1.4, Dash.SHORT, PALE + 0.2);
        sheet.canvas.curve(plot.steps(firm), series.ink(), 1.8, series.dash(), 1);
        for (CurveRow row : curve) {
            if (row.nCensor() > 0) {
                double x = plot.x(row.timeDay());
                double y = plot.y(row.estimate());
                sheet.canvas.curve(
                        List.of(new Point(x, y - 4), new Point(x, y + 4)),
                        series.ink(),
                        1,
                        Dash.SOLID,
                        row.timeDay() > last ? PALE + 0.2 : 1);
            }
        }
    }

    private double tables(double below) {
        var table = new AlignedTable(sheet, plot);
        double y = below;
        for (int i = 0; i < groups.size(); i++) {
            String group = groups.get(i);
            if (group != null) {
                y = table.heading(y, group, Series.of(i));
            }
            y = table.rows(y, group == null ? "all" : group, rows.risk(group));
        }
        return y;
    }

    private double estimates(double below) {
        double y = below;
        List<Horizon> horizons = rows.horizons();
        for (int i = 0; i < groups.size() && !horizons.isEmpty(); i++) {
            String group = groups.get(i);
            var told = new ArrayList<String>();
            for (Horizon horizon : horizons) {
                Estimate estimate = rows.estimate(new About(null, group, "time", horizon.label(), null, horizon.day()));
                told.add(horizon.label() + " " + estimate.percent());
                sheet.row(
                        "time",
                        group == null ? "all" : group,
                        (long) horizon.day(),
                        null,
                        null,
                        null,
                        estimate.value(),
                        estimate.low(),
                        estimate.high());
                if (estimate.value() != null) {
                    sheet.canvas.symbol(
                            Symbol.CIRCLE,
                            plot.x(horizon.day()),
                            plot.y(estimate.value()),
                            2.6,
                            Series.of(i).ink(),
                            horizon.label() + ": " + estimate.percent());
                }
            }
            String line = told.stream().collect(Collectors.joining(" · "));
            y = sheet.canvas.lines(
                    Sheet.MARGIN,
                    y,
                    (group == null ? "At " : group + " at ") + line,
                    Sheet.SMALL,
                    false,
                    Ink.TEXT,
                    Sheet.WIDTH - 2 * Sheet.MARGIN);
            sheet.say((group == null ? "At " : group + " at ") + line.replace(" · ", ", at ") + ".");
        }
        return y;
    }
}
