package org.ninefold.report.scene;

import java.util.ArrayList;
import java.util.List;

/** A small shape that stands for something, to be told from others without colour. */
public enum Symbol {
    CIRCLE,
    SQUARE,
    DIAMOND,
    TRIANGLE,
    TRIANGLE_DOWN,
    CROSS,
    ARROW;

    private static final int ROUND = 20;

    /** Its outline around a place, within {@code radius} of it. */
    public List<Point> around(double x, double y, double radius) {
        double r = radius;
        double thin = radius / 3.2;
        return switch (this) {
            case CIRCLE -> circle(x, y, r);
            case SQUARE -> at(x, y, -r, -r, r, -r, r, r, -r, r);
            case DIAMOND -> at(x, y, 0, -r, r, 0, 0, r, -r, 0);
            case TRIANGLE -> at(x, y, 0, -r, r, r, -r, r);
            case TRIANGLE_DOWN -> at(x, y, -r, -r, r, -r, 0, r);
            case CROSS ->
                at(
                        x, y, -thin, -r, thin, -r, thin, -thin, r, -thin, r, thin, thin, thin, thin, r, -thin, r, -thin,
                        thin, -r, thin, -r, -thin, -thin, -thin);
            case ARROW -> at(x, y, -r, -thin, 0, -thin, 0, -r, r, 0, 0, r, 0, thin, -r, thin);
        };
    }

    private static List<Point> circle(double x, double y, double radius) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < ROUND; i++) {
            double angle = 2 * Math.PI * i / ROUND;
            points.add(new Point(x + radius * StrictMath.cos(angle), y + radius * StrictMath.sin(angle)));
        }
        return points;
    }

    private static List<Point> at(double x, double y, double... offsets) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < offsets.length; i += 2) {
            points.add(new Point(x + offsets[i], y + offsets[i + 1]));
        }
        return points;
    }
}
