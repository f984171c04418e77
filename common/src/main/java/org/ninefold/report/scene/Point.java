package org.ninefold.report.scene;

/** A place on a scene: x to the right, y down, in pixels of CSS (96 to the inch). */
public record Point(double x, double y) {
    Point moved(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }
}
