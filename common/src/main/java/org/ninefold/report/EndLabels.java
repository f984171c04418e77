package org.ninefold.report;

import java.util.ArrayList;
import java.util.List;
import org.ninefold.report.scene.Anchor;
import org.ninefold.report.scene.Canvas;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.Point;
import org.ninefold.report.scene.TextFit;

/** Names of groups beside their curves, each only where it covers neither a curve nor another name. */
final class EndLabels {
    private static final double SIZE = Sheet.SMALL;
    private static final double WIDEST = 130;
    private static final double[] OFFSETS = {-7, 15, -16, 24};

    private final Canvas canvas;
    private final TimePlot plot;
    private final List<CurveLine> lines;
    private final List<Box> taken = new ArrayList<>();

    EndLabels(Canvas canvas, TimePlot plot, List<CurveLine> lines) {
        this.canvas = canvas;
        this.plot = plot;
        this.lines = lines;
    }

    private record Box(double left, double top, double right, double bottom) {
        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    /** Draws all names, or none where one of them finds no place. */
    void draw() {
        var places = new ArrayList<Place>();
        for (CurveLine line : lines) {
            List<Point> points = line.points(plot);
            if (points.isEmpty() || line.group() == null) {
                return;
            }
            Place place = place(line, points.get(points.size() - 1));
            if (place == null) {
                return;
            }
            places.add(place);
        }
        for (Place place : places) {
            canvas.label(place.left(), place.base(), place.line().group(), SIZE, true, Anchor.START, Ink.TEXT, WIDEST);
        }
    }

    private record Place(CurveLine line, double left, double base) {}

    /** Behind the end of the curve, else above or below it, as near to its end as there is room; null without room. */
    private Place place(CurveLine line, Point end) {
        String name = TextFit.shortened(line.group(), SIZE, true, WIDEST);
        double width = TextFit.width(name, SIZE, true);
        if (end.x() + 6 + width <= TimePlot.RIGHT && takes(end.x() + 6, end.y() + 4, width)) {
            return new Place(line, end.x() + 6, end.y() + 4);
        }
        for (double back = 0; back <= 120; back += 20) {
            double left = Math.max(Math.min(end.x() - back, TimePlot.RIGHT) - width, TimePlot.LEFT + 4);
            double level = level(line, left, left + width);
            for (double offset : OFFSETS) {
                if (takes(left, level + offset, width)) {
                    return new Place(line, left, level + offset);
                }
            }
        }
        return null;
    }

    /** Takes the place of a name if it is free. */
    private boolean takes(double left, double base, double width) {
        var box = new Box(left - 2, base - SIZE, left + width + 2, base + 4);
        boolean within = box.top() > plot.y(1) - 8 && box.bottom() < plot.bottom() + 6;
        if (!within || !free(box)) {
            return false;
        }
        taken.add(box);
        return true;
    }

    /** The height of a curve between two places: its middle there. */
    private double level(CurveLine line, double from, double to) {
        double lowest = Double.NEGATIVE_INFINITY;
        double highest = Double.POSITIVE_INFINITY;
        for (Point point : line.points(plot)) {
            if (point.x() >= from && point.x() <= to) {
                lowest = Math.max(lowest, point.y());
                highest = Math.min(highest, point.y());
            }
        }
        List<Point> points = line.points(plot);
        return lowest < highest ? points.get(points.size() - 1).y() : (lowest + highest) / 2;
    }

    private boolean free(Box box) {
        if (taken.stream().anyMatch(box::meets)) {
            return false;
        }
        for (CurveLine line : lines) {
            List<Point> points = line.points(plot);
            for (int i = 1; i < points.size(); i++) {
                Point a = points.get(i - 1);
                Point b = points.get(i);
                var stretch = new Box(
                        Math.min(a.x(), b.x()) - 0.5,
                        Math.min(a.y(), b.y()) - 4,
                        Math.max(a.x(), b.x()) + 0.5,
                        Math.max(a.y(), b.y()) + 4);
                if (box.meets(stretch)) {
                    return false;
                }
            }
        }
        return true;
    }
}
