package org.ninefold.report.scene;

import java.util.ArrayList;
import java.util.List;

/** Collects the marks of a scene, from the back to the front. */
public final class Canvas {
    private static final double HATCH = 4;

    private final List<Mark> marks = new ArrayList<>();

    /** What was drawn so far. */
    public List<Mark> marks() {
        return List.copyOf(marks);
    }

    /** A straight line. */
    public void line(double fromX, double fromY, double toX, double toY, Ink ink, double width) {
        curve(List.of(new Point(fromX, fromY), new Point(toX, toY)), ink, width, Dash.SOLID, 1);
    }

    /** A line through points; nothing where there are fewer than two. */
    public void curve(List<Point> points, Ink ink, double width, Dash dash, double opacity) {
        if (points.size() > 1) {
            marks.add(new Stroke(points, ink, width, dash, opacity));
        }
    }

    /** A filled area; nothing where it has fewer than three corners. */
    public void area(List<Point> outline, Ink ink, double opacity, String tip) {
        if (outline.size() > 2) {
            marks.add(new Area(outline, ink, opacity, tip));
        }
    }

    /** A filled rectangle. */
    public void box(double x, double y, double width, double height, Ink ink, String tip) {
        area(corners(x, y, width, height), ink, 1, tip);
    }

    /** The border of a rectangle. */
    public void frame(double x, double y, double width, double height, Ink ink, double line) {
        var corners = new ArrayList<>(corners(x, y, width, height));
        corners.add(corners.get(0));
        corners.add(corners.get(1));
        curve(corners, ink, line, Dash.SOLID, 1);
    }

    /** A rectangle of slanting lines within a border. */
    public void hatch(double x, double y, double width, double height, Ink ink, String tip) {
        box(x, y, width, height, Ink.PAPER, tip);
        for (double start = HATCH; start < width + height; start += HATCH) {
            double fromX = Math.min(start, width);
            double toX = Math.max(0, start - height);
            line(x + fromX, y + start - fromX, x + toX, y + start - toX, ink, 0.7);
        }
        frame(x, y, width, height, ink, 0.7);
    }

    /** A symbol with a rim of paper, so that it stands out from lines. */
    public void symbol(Symbol symbol, double x, double y, double radius, Ink ink, String tip) {
        area(symbol.around(x, y, radius + 1), Ink.PAPER, 1, null);
        area(symbol.around(x, y, radius), ink, 1, tip);
    }

    /** A text. */
    public void text(double x, double y, String text, double size, Anchor anchor, Ink ink) {
        text(x, y, text, size, false, anchor, ink);
    }

    /** A text, bold or not. */
    public void text(double x, double y, String text, double size, boolean bold, Anchor anchor, Ink ink) {
        marks.add(new Text(new Point(x, y), text, size, bold, anchor, ink, null));
    }

    /** A text shortened to a width, which tells the whole when it is pointed at. */
    public void label(double x, double y, String text, double size, Ink ink, double width) {
        label(x, y, text, size, false, Anchor.START, ink, width);
    }

    /** The same, bold or not, on either side of its place. */
    public void label(
            double x, double y, String text, double size, boolean bold, Anchor anchor, Ink ink, double width) {
        String fitting = TextFit.shortened(text, size, bold, width);
        marks.add(new Text(new Point(x, y), fitting, size, bold, anchor, ink, fitting.equals(text) ? null : text));
    }

    /** A text in lines from a first base line on; where the next would stand. */
    public double lines(double x, double y, String text, double size, boolean bold, Ink ink, double width) {
        double at = y;
        for (String line : TextFit.wrapped(text, size, bold, width)) {
            marks.add(new Text(new Point(x, at), line, size, bold, Anchor.START, ink, null));
            at += size * 1.32;
        }
        return at;
    }

    private static List<Point> corners(double x, double y, double width, double height) {
        return List.of(
                new Point(x, y), new Point(x + width, y), new Point(x + width, y + height), new Point(x, y + height));
    }
}
