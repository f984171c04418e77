package org.ninefold.report.scene;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A scene as pixels. Lines and letters are filled by arithmetic alone – neither a graphics system nor fonts of the
 * machine are used – so that every machine draws the same pixels.
 */
final class Raster {
    /** A pixel of CSS is 1/96 inch. */
    private static final double SCALE = 300.0 / 96;

    private static final double FLATNESS = 0.1;

    final int width;
    final int height;
    private final int[] pixels;

    private Raster(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
        Arrays.fill(pixels, Ink.PAPER.light);
    }

    static Raster of(Scene scene) {
        var raster = new Raster((int) Math.ceil(scene.width() * SCALE), (int) Math.ceil(scene.height() * SCALE));
        for (Mark mark : scene.marks()) {
            if (mark instanceof Stroke stroke) {
                raster.stroke(stroke);
            } else if (mark instanceof Area area) {
                raster.fill(List.of(scaled(area.outline())), area.ink(), area.opacity());
            } else if (mark instanceof Text text) {
                raster.text(text);
            }
        }
        return raster;
    }

    /** Red, green and blue of a pixel. */
    int rgb(int x, int y) {
        return pixels[y * width + x];
    }

    /** Whether all pixels of a row are those above it. */
    boolean isLikeTheRowAbove(int y) {
        int row = y * width;
        return y > 0 && Arrays.equals(pixels, row, row + width, pixels, row - width, row);
    }

    private void stroke(Stroke stroke) {
        var outlines = new ArrayList<List<Point>>();
        for (List<Point> piece : Pieces.of(stroke)) {
            outlines.addAll(Pieces.outlines(scaled(piece), stroke.width() * SCALE));
        }
        fill(outlines, stroke.ink(), stroke.opacity());
    }

    private void text(Text text) {
        double x = text.left();
        var outlines = new ArrayList<List<Point>>();
        for (int letter : text.text().codePoints().toArray()) {
            Lettering lettering = Lettering.of(letter, text.bold());
            GeneralPath glyph = lettering.outline(letter);
            if (glyph != null) {
                double scale = text.size() / lettering.unitsPerEm() * SCALE;
                outlines.addAll(flat(
                        glyph,
                        new AffineTransform(
                                scale, 0, 0, -scale, x * SCALE, text.at().y() * SCALE)));
            }
            x += lettering.advance(letter) * text.size();
        }
        fill(outlines, text.ink(), 1);
    }

    private void fill(List<List<Point>> outlines, Ink ink, double opacity) {
        Coverage coverage = Coverage.of(outlines, width, height);
        for (int y = coverage.top; y < coverage.bottom; y++) {
            for (int x = coverage.left; x < coverage.right; x++) {
                double share = coverage.at(x, y) * opacity;
                if (share > 0) {
                    pixels[y * width + x] = mixed(pixels[y * width + x], ink.light, share);
                }
            }
        }
    }

    private static int mixed(int below, int above, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = below >> shift & 0xff;
            int to = above >> shift & 0xff;
            mixed |= (int) (from + (to - from) * share + 0.5) << shift;
        }
        return mixed;
    }

    private static List<Point> scaled(List<Point> points) {
        return points.stream()
                .map(point -> new Point(point.x() * SCALE, point.y() * SCALE))
                .toList();
    }

    private static List<List<Point>> flat(GeneralPath path, AffineTransform place) {
        var outlines = new ArrayList<List<Point>>();
        List<Point> outline = new ArrayList<>();
        double[] at = new double[6];
        for (PathIterator steps = path.getPathIterator(place, FLATNESS); !steps.isDone(); steps.next()) {
            int step = steps.currentSegment(at);
            if (step == PathIterator.SEG_MOVETO) {
                outline = new ArrayList<>();
                outlines.add(outline);
            }
            if (step != PathIterator.SEG_CLOSE) {
                outline.add(new Point(at[0], at[1]));
            }
        }
        return outlines;
    }
}
