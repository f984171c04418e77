package org.ninefold.report.scene;

import java.util.List;

/**
 * A line through points.
 *
 * @param points two or more
 * @param dash how it is broken
 * @param opacity from 0 to 1
 */
public record Stroke(List<Point> points, Ink ink, double width, Dash dash, double opacity) implements Mark {

    public Stroke {
        points = List.copyOf(points);
    }

    @Override
    public Stroke moved(double dx, double dy) {
        return new Stroke(points.stream().map(point -> point.moved(dx, dy)).toList(), ink, width, dash, opacity);
    }
}
