package org.ninefold.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ninefold.report.TimePlot.Step;
import org.ninefold.report.scene.Dash;
import org.ninefold.report.scene.Point;
import org.ninefold.results.CurveRow;

/**
 * A curve of one group. After its last day with {@link #FEWEST} or more at risk it is pale and has no band.
 *
 * @param group the group, null for all
 * @param series how it is drawn
 * @param rows its steps, by day
 * @param lastFirm the last day on which enough are at risk, -1 if there is none
 */
record CurveLine(String group, Series series, List<CurveRow> rows, int lastFirm) {
    /** Where fewer are at risk, nothing is to be read from a curve. */
    static final int FEWEST = 5;

    private static final double PALE = 0.55;
    private static final int FEW_GROUPS = 3;

    /** Draws the interval as far as the curve is firm. */
    void band(Sheet sheet, TimePlot plot, int groups) {
        List<Point> outline = plot.steps(firm(row -> row.confHigh() == null ? row.estimate() : row.confHigh()));
        List<Point> back = plot.steps(firm(row -> row.confLow() == null ? row.estimate() : row.confLow()));
        Collections.reverse(back);
        outline.addAll(back);
        sheet.canvas.area(outline, series.ink(), groups > FEW_GROUPS ? 0.08 : 0.15, null);
    }

    /** Draws the curve, with a tick where somebody is censored, and adds its numbers. */
    void draw(Sheet sheet, TimePlot plot) {
        sheet.canvas.curve(plot.steps(pale()), series.ink(), 1.4, Dash.SHORT, PALE);
        sheet.canvas.curve(plot.steps(firm(CurveRow::estimate)), series.ink(), 1.8, series.dash(), 1);
        long ticked = -1;
        for (CurveRow row : rows) {
            if (row.nCensor() > 0 && !(TimePlot.isDense(rows.size()) && plot.slot(row.timeDay()) == ticked)) {
                ticked = plot.slot(row.timeDay());
                double x = plot.x(row.timeDay());
                double y = plot.y(row.estimate());
                sheet.canvas.curve(
                        List.of(new Point(x, y - 4), new Point(x, y + 4)),
                        series.ink(),
                        1,
                        Dash.SOLID,
                        row.timeDay() > lastFirm ? PALE : 1);
            }
            AlignedTable.step(sheet, group, row);
        }
    }

    /** All points of the curve. */
    List<Point> points(TimePlot plot) {
        return plot.steps(steps(row -> true, CurveRow::estimate));
    }

    private List<Step> firm(Function<CurveRow, Double> share) {
        List<Step> steps = steps(row -> row.timeDay() <= lastFirm, share);
        if (!steps.isEmpty() && steps.get(steps.size() - 1).day() < lastFirm) {
            steps.add(new Step(lastFirm, steps.get(steps.size() - 1).share()));
        }
        return steps;
    }

    private List<Step> pale() {
        List<Step> firm = firm(CurveRow::estimate);
        List<Step> steps = steps(row -> row.timeDay() > lastFirm, CurveRow::estimate);
        if (!firm.isEmpty()) {
            steps.add(0, firm.get(firm.size() - 1));
        }
        return steps;
    }

    private List<Step> steps(Predicate<CurveRow> which, Function<CurveRow, Double> share) {
        var steps = new ArrayList<Step>();
        rows.stream().filter(which).forEach(row -> steps.add(new Step(row.timeDay(), share.apply(row))));
        return steps;
    }
}
