package org.ninefold.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.ninefold.report.AnalysisRows.About;
import org.ninefold.report.AnalysisRows.Horizon;
import org.ninefold.report.TimePlot.Step;
import org.ninefold.report.scene.Anchor;
import org.ninefold.report.scene.Dash;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.Point;
import org.ninefold.report.scene.TextFit;
import org.ninefold.results.CurveRow;

/** Incidences of competing causes, one upon the other – the first of the study below – and who is free of all of them above. */
final class StackChart {
    private static final List<Ink> INKS =
            List.of(Ink.VERMILLION, Ink.SKY, Ink.PURPLE, Ink.ORANGE, Ink.GREEN, Ink.BLUE, Ink.GREY);
    private static final double ROOM = 15;

    private final AnalysisRows rows;
    private final List<String> causes;
    private final Sheet sheet;

    private StackChart(AnalysisRows rows) {
        this.rows = rows;
        this.causes = rows.causes();
        this.sheet = new Sheet(rows.id(), Chart.Section.INCIDENCE, rows.label(), AlignedTable.COLUMNS);
    }

    static Chart of(AnalysisRows rows) {
        return new StackChart(rows).draw();
    }

    private Chart draw() {
        facts();
        int lastDay = causes.stream()
                .flatMap(cause -> rows.curve(null, cause).stream())
                .mapToInt(CurveRow::timeDay)
                .max()
                .orElse(0);
        double top = key(Sheet.MARGIN + Sheet.NORMAL) + 14;
        var plot = new TimePlot(sheet.canvas, top, lastDay);
        areas(plot, lastDay);
        double below = plot.axes("Patients, %");
        limits(plot);
        names(plot, lastDay);
        below = new AlignedTable(sheet, plot).rows(below, "all", causes, rows.risk(null), rows.subjects(null));
        return sheet.chart(estimates(below + 3));
    }

    private void facts() {
        long n = rows.subjects(null);
        sheet.fact(rows.population());
        sheet.fact("N " + n);
        sheet.fact(rows.cutoff());
        causes.stream().findFirst().ifPresent(cause -> {
            sheet.fact(rows.method("time", cause));
            sheet.fact("broken lines: interval of " + cause + ", as far as %s are at risk".formatted(CurveLine.FEWEST));
        });
        rows.cautions().forEach(sheet::fact);
        sheet.say("Cumulative incidences, one upon the other, of %s in %s."
                .formatted(rows.label(), Names.many(n, "patient", "patients")));
        rows.cautions().forEach(caution -> sheet.say(caution + "."));
    }

    /** Colours and their names, in a line of their own; where the axis' title stands. */
    private double key(double y) {
        double x = Sheet.MARGIN;
        double at = y;
        for (int i = 0; i < causes.size(); i++) {
            String name = causes.get(i);
            double width = Math.min(TextFit.width(name, Sheet.SMALL, false), 150);
            if (x + 14 + width > Sheet.WIDTH - Sheet.MARGIN) {
                x = Sheet.MARGIN;
                at += Sheet.LINE;
            }
            sheet.canvas.box(x, at - 9, 10, 10, INKS.get(i % INKS.size()), null);
            sheet.canvas.label(x + 14, at, name, Sheet.SMALL, Ink.TEXT, 150);
            x += 14 + width + 16;
        }
        return at + 18;
    }

    private double share(int causeCount, int day) {
        double sum = 0;
        for (String cause : causes.subList(0, causeCount)) {
            sum += rows.curve(null, cause).stream()
                    .filter(row -> row.timeDay() <= day)
                    .mapToDouble(CurveRow::estimate)
                    .reduce(0, (before, last) -> last);
        }
        return sum;
    }

    private void areas(TimePlot plot, int lastDay) {
        var days = new TreeSet<Integer>(List.of(0, lastDay));
        causes.forEach(cause -> rows.curve(null, cause).forEach(row -> days.add(row.timeDay())));
        var edges = new ArrayList<List<Point>>();
        for (int i = 0; i < causes.size(); i++) {
            int below = i;
            List<Point> upper = plot.steps(days.stream()
                    .map(day -> new Step(day, share(below + 1, day)))
                    .toList());
            List<Point> lower = plot.steps(
                    days.stream().map(day -> new Step(day, share(below, day))).toList());
            Ink ink = INKS.get(i % INKS.size());
            var outline = new ArrayList<>(upper);
            Collections.reverse(lower);
            outline.addAll(lower);
            sheet.canvas.area(outline, ink, 0.45, causes.get(i));
            edges.add(0, upper);
            rows.curve(null, causes.get(i)).forEach(row -> AlignedTable.step(sheet, "all", row));
        }
        for (int i = 0; i < edges.size(); i++) {
            sheet.canvas.curve(edges.get(i), INKS.get((edges.size() - 1 - i) % INKS.size()), 1.6, Dash.SOLID, 1);
        }
    }

    /** The interval of the cause at the bottom. */
    private void limits(TimePlot plot) {
        int lastFirm = rows.risk(null).lastDayWith(CurveLine.FEWEST);
        var low = new ArrayList<Step>();
        var high = new ArrayList<Step>();
        List<CurveRow> curve = causes.isEmpty() ? List.of() : rows.curve(null, causes.get(0));
        for (CurveRow row : curve) {
            if (row.timeDay() <= lastFirm && row.confLow() != null && row.confHigh() != null) {
                low.add(new Step(row.timeDay(), row.confLow()));
                high.add(new Step(row.timeDay(), row.confHigh()));
            }
        }
        for (List<Step> limit : List.of(low, high)) {
            if (!limit.isEmpty()) {
                limit.add(new Step(lastFirm, limit.get(limit.size() - 1).share()));
                sheet.canvas.curve(plot.steps(limit), Ink.TEXT, 0.9, Dash.SHORT, 0.8);
            }
        }
    }

    /** Names within the areas, where there is room at their ends. */
    private void names(TimePlot plot, int lastDay) {
        double x = plot.x(lastDay) - 5;
        for (int i = 0; i <= causes.size(); i++) {
            double bottom = plot.y(share(i, lastDay));
            double top = i == causes.size() ? plot.y(1) : plot.y(share(i + 1, lastDay));
            if (bottom - top > ROOM) {
                String name = i == causes.size() ? "Event-free" : causes.get(i);
                double y = i == causes.size() ? top + 15 : (top + bottom) / 2 + 4;
                sheet.canvas.label(x, y, name, Sheet.SMALL, true, Anchor.END, Ink.TEXT, 150);
            }
        }
    }

    private double estimates(double below) {
        double y = below;
        for (String cause : causes) {
            y = estimates(y, cause, "time", cause);
        }
        y = estimates(y, "Event-free", "event-free", null);
        for (String cause : causes) {
            y = estimates(y, cause + " given no other cause", "conditional", cause);
        }
        return y;
    }

    /** A line with what is estimated at each horizon; where the next line stands. */
    private double estimates(double y, String name, String variable, String cause) {
        var told = new ArrayList<String>();
        for (Horizon horizon : rows.horizons()) {
            var about = new About(null, null, variable, horizon.label(), cause, horizon.day());
            if (rows.row(about::fits).isPresent()) {
                Estimate estimate = rows.estimate(about);
                told.add(TextFit.unbroken(horizon.label() + " " + estimate.percent()));
                if (variable.equals("time")) {
                    AlignedTable.estimate(sheet, "all", cause, horizon, estimate);
                }
            }
        }
        if (told.isEmpty()) {
            return y;
        }
        sheet.say(name + " at " + String.join(", at ", told) + ".");
        String line = name + " at " + String.join(" · ", told);
        return sheet.canvas.lines(Sheet.MARGIN, y, line, Sheet.SMALL, false, Ink.TEXT, Sheet.INNER);
    }
}
