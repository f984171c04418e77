package org.ninefold.report.scene;

import java.util.ArrayList;
import java.util.List;

/** A line as areas: broken as its dash asks, each piece as wide as the line. */
final class Pieces {
    private static final int ROUND = 12;

    private Pieces() {}

    /** The marks of a broken line without its gaps; the line itself if it is not broken. */
    static List<List<Point>> of(Stroke stroke) {
        List<Double> lengths = stroke.dash().lengths();
        if (lengths.isEmpty()) {
            return List.of(stroke.points());
        }
        var pieces = new ArrayList<List<Point>>();
        var piece = new ArrayList<Point>();
        int part = 0;
        double left = lengths.get(0);
        Point at = stroke.points().get(0);
        piece.add(at);
        for (Point next : stroke.points().subList(1, stroke.points().size())) {
            double distance = distance(at, next);
            while (distance > left) {
                at = between(at, next, left / distance);
                distance = distance(at, next);
                if (part % 2 == 0) {
                    piece.add(at);
                    pieces.add(List.copyOf(piece));
                }
                piece.clear();
                piece.add(at);
                part = (part + 1) % lengths.size();
                left = lengths.get(part);
            }
            left -= distance;
            at = next;
            piece.add(at);
        }
        if (part % 2 == 0) {
            pieces.add(List.copyOf(piece));
        }
        return pieces;
    }

    /** An area for each stretch between two points, and a round one where two meet; all turn the same way. */
    static List<List<Point>> outlines(List<Point> points, double width) {
        double half = width / 2;
        var outlines = new ArrayList<List<Point>>();
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            double length = distance(from, to);
            if (length > 0) {
                double dx = (to.y() - from.y()) / length * half;
                double dy = (from.x() - to.x()) / length * half;
                outlines.add(List.of(from.moved(dx, dy), to.moved(dx, dy), to.moved(-dx, -dy), from.moved(-dx, -dy)));
            }
            if (i + 1 < points.size()) {
                outlines.add(round(to, half));
            }
        }
        return outlines;
    }

    private static List<Point> round(Point centre, double radius) {
        var corners = new ArrayList<Point>();
        for (int i = 0; i < ROUND; i++) {
            double angle = -2 * Math.PI * i / ROUND;
            corners.add(centre.moved(radius * StrictMath.cos(angle), -radius * StrictMath.sin(angle)));
        }
        return corners;
    }

    private static double distance(Point a, Point b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        return Math.sqrt(dx * dx + dy * dy);
    }

    private static Point between(Point a, Point b, double share) {
        return new Point(a.x() + (b.x() - a.x()) * share, a.y() + (b.y() - a.y()) * share);
    }
}
