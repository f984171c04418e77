package org.ninefold.report.scene;

import java.util.List;

/**
 * A filled area.
 *
 * @param outline its corners, three or more
 * @param opacity from 0 to 1
 * @param tip what it says when it is pointed at, or null
 */
public record Area(List<Point> outline, Ink ink, double opacity, String tip) implements Mark {

    public Area {
        outline = List.copyOf(outline);
    }

    @Override
    public Area moved(double dx, double dy) {
        return new Area(outline.stream().map(point -> point.moved(dx, dy)).toList(), ink, opacity, tip);
    }
}
