package org.ninefold.report;

import java.util.ArrayList;
import java.util.List;
import org.ninefold.report.scene.Anchor;
import org.ninefold.report.scene.Canvas;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.Point;

/** Axes of a share of subjects over time: per cent from 0 to 100, months with their days underneath. */
record TimePlot(Canvas canvas, double top, List<Integer> ticks) {
    static final double LEFT = 78;
    static final double RIGHT = Sheet.WIDTH - 20;
    static final double HEIGHT = 212;

    private static final int DENSE = 1_000;
    /** Places in a unit of the drawing. */
    private static final double SLOTS = 2;

    TimePlot(Canvas canvas, double top, int lastDay) {
        this(canvas, top, Months.ticks(lastDay));
    }

    double x(double day) {
        return LEFT + (RIGHT - LEFT) * day / Months.days(ticks.get(ticks.size() - 1));
    }

    double y(double share) {
        return top + HEIGHT * (1 - share);
    }

    double bottom() {
        return top + HEIGHT;
    }

    /** Draws the axes; where the next line of text stands. */
    double axes(String what) {
        canvas.text(Sheet.MARGIN, top - 14, what, Sheet.NORMAL, true, Anchor.START, Ink.TEXT);
        for (int percent = 0; percent <= 100; percent += 25) {
            double y = y(percent / 100.0);
            if (percent > 0) {
                canvas.line(LEFT, y, RIGHT, y, Ink.GRID, 0.75);
            }
            canvas.text(LEFT - 7, y + 4, Integer.toString(percent), Sheet.SMALL, Anchor.END, Ink.TEXT);
        }
        canvas.line(LEFT, bottom(), RIGHT, bottom(), Ink.AXIS, 1);
        double y = bottom();
        canvas.text(Sheet.MARGIN, y + 18, "Months", Sheet.SMALL, Anchor.START, Ink.TEXT);
        canvas.text(Sheet.MARGIN, y + 32, "days", Sheet.SMALL, Anchor.START, Ink.MUTED);
        for (int months : ticks) {
            double x = x(Months.days(months));
            canvas.line(x, y, x, y + 4, Ink.AXIS, 1);
            canvas.text(x, y + 18, Integer.toString(months), Sheet.SMALL, Anchor.MIDDLE, Ink.TEXT);
            String days = Long.toString((long) Months.days(months));
            canvas.text(x, y + 32, days, Sheet.SMALL, Anchor.MIDDLE, Ink.MUTED);
        }
        return y + 32 + Sheet.LINE + 3;
    }

    /** Whether a curve of so many steps is drawn with those alone that the eye can tell apart. */
    static boolean isDense(int steps) {
        return steps > DENSE;
    }

    /** Days of the same number are drawn at the same place. */
    long slot(double day) {
        return Math.round(SLOTS * x(day));
    }

    /** A step function through days and shares; of very many steps those that the eye can tell apart. */
    List<Point> steps(List<Step> steps) {
        var points = new ArrayList<Point>();
        double before = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (isDense(steps.size())
                    && i > 0
                    && i + 1 < steps.size()
                    && slot(step.day()) == slot(steps.get(i + 1).day())) {
                continue; // the next one stands at the same place
            }
            if (!points.isEmpty()) {
                points.add(new Point(x(step.day()), y(before)));
            }
            points.add(new Point(x(step.day()), y(step.share())));
            before = step.share();
        }
        return points;
    }

    /** Value of a curve from a day on. */
    record Step(int day, double share) {}
}
