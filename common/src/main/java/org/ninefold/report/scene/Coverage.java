package org.ninefold.report.scene;

import java.util.List;

/**
 * How much of each pixel lies within outlines. Each edge adds to the pixels that it crosses the signed area to its right;
 * the sums from the left are the winding, of which at most 1 counts.
 */
final class Coverage {
    final int left;
    final int top;
    final int right;
    final int bottom;
    private final int stride;
    private final double[] sums;

    private Coverage(int left, int top, int right, int bottom) {
        this.left = left;
        this.top = top;
        this.right = Math.max(left, right);
        this.bottom = Math.max(top, bottom);
        this.stride = this.right - left + 2;
        this.sums = new double[stride * (this.bottom - top)];
    }

    static Coverage of(List<List<Point>> outlines, int width, int height) {
        double minX = width;
        double minY = height;
        double maxX = 0;
        double maxY = 0;
        for (List<Point> outline : outlines) {
            for (Point point : outline) {
                minX = Math.min(minX, point.x());
                minY = Math.min(minY, point.y());
                maxX = Math.max(maxX, point.x());
                maxY = Math.max(maxY, point.y());
            }
        }
        var coverage = new Coverage(
                (int) Math.max(0, Math.floor(minX)),
                (int) Math.max(0, Math.floor(minY)),
                (int) Math.min(width, Math.ceil(maxX)),
                (int) Math.min(height, Math.ceil(maxY)));
        for (List<Point> outline : outlines) {
            for (int i = 0; i < outline.size(); i++) {
                coverage.edge(outline.get(i), outline.get((i + 1) % outline.size()));
            }
        }
        coverage.add();
        return coverage;
    }

    /** Share of the pixel, from 0 to 1. */
    double at(int x, int y) {
        return Math.min(1, Math.abs(sums[(y - top) * stride + x - left]));
    }

    private void edge(Point from, Point to) {
        boolean down = from.y() < to.y();
        Point high = down ? from : to;
        Point low = down ? to : from;
        if (high.y() == low.y()) {
            return;
        }
        double slope = (low.x() - high.x()) / (low.y() - high.y());
        int first = (int) Math.max(top, Math.floor(high.y()));
        int last = (int) Math.min(bottom, Math.ceil(low.y()));
        for (int y = first; y < last; y++) {
            double begin = Math.max(y, high.y());
            double end = Math.min(y + 1, low.y());
            double height = (end - begin) * (down ? 1 : -1);
            row(
                    (y - top) * stride,
                    within(high.x() + (begin - high.y()) * slope),
                    within(high.x() + (end - high.y()) * slope),
                    height);
        }
    }

    private double within(double x) {
        return Math.min(Math.max(x - left, 0), right - left);
    }

    /** Adds an edge within a row of pixels, from one x to another, which covers this height. */
    private void row(int row, double a, double b, double height) {
        double from = Math.min(a, b);
        double to = Math.max(a, b);
        int first = (int) from;
        int last = (int) to;
        if (first == last) {
            double beyond = (from + to) / 2 - first;
            sums[row + first] += height * (1 - beyond);
            sums[row + first + 1] += height * beyond;
            return;
        }
        double before = 0;
        for (int x = first; x <= last; x++) {
            double end = Math.min(to, x + 1);
            double begin = Math.max(from, x);
            double covered = (end - begin) * (x + 1 - (begin + end) / 2) / (to - from);
            double within = covered + (begin - from) / (to - from);
            sums[row + x] += height * (within - before);
            before = within;
        }
        sums[row + last + 1] += height * (1 - before);
    }

    private void add() {
        for (int row = 0; row < sums.length; row += stride) {
            for (int x = 1; x < stride; x++) {
                sums[row + x] += sums[row + x - 1];
            }
        }
    }
}
