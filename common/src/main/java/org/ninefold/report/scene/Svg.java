package org.ninefold.report.scene;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A scene as SVG. Colours stand twice: as attributes, for every program that opens the file, and as classes, which a
 * dark page or screen gives other colours.
 */
final class Svg {
    /** A text of so many letters tells its width, so that it also fits where the reader's font is wider. */
    private static final int LONG = 8;

    private final StringBuilder out = new StringBuilder();
    private final Set<Ink> fills = EnumSet.of(Ink.PAPER);
    private final Set<Ink> strokes = EnumSet.noneOf(Ink.class);

    private Svg() {}

    static String of(Scene scene) {
        var marks = new Svg();
        scene.marks().forEach(marks::mark);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" class="ninefold-figure" viewBox="0 0 %1$s %2$s" width="%1$s" height="%2$s" role="img" \
                aria-labelledby="%3$s-title %3$s-desc" font-family="'Liberation Sans',Arial,Helvetica,sans-serif" fill="none">
                <title id="%3$s-title">%4$s</title>
                <desc id="%3$s-desc">%5$s</desc>
                <style>%6$s</style>
                <rect class="nf-paper" width="%1$s" height="%2$s" fill="%7$s"/>
                %8$s</svg>
                """.formatted(
                        number(scene.width()),
                        number(scene.height()),
                        scene.id(),
                        escaped(scene.title()),
                        escaped(scene.description()),
                        marks.style(),
                        Ink.PAPER.lightHex(),
                        marks.out);
    }

    private String style() {
        String dark = fills.stream()
                        .map(ink -> ".nf-" + ink.key() + "{fill:" + ink.darkHex() + "}")
                        .collect(Collectors.joining())
                + strokes.stream()
                        .map(ink -> ".nf-line-" + ink.key() + "{stroke:" + ink.darkHex() + "}")
                        .collect(Collectors.joining());
        return "@media screen and (prefers-color-scheme:dark){" + dark + "}";
    }

    private void mark(Mark mark) {
        if (mark instanceof Stroke stroke) {
            stroke(stroke);
        } else if (mark instanceof Area area) {
            area(area);
        } else if (mark instanceof Text text) {
            text(text);
        }
    }

    private void stroke(Stroke stroke) {
        Ink ink = stroke.ink();
        strokes.add(ink);
        out.append("<path class=\"nf-line-%s\" stroke=\"%s\" stroke-width=\"%s\""
                .formatted(ink.key(), ink.lightHex(), number(stroke.width())));
        if (stroke.dash() != Dash.SOLID) {
            out.append(" stroke-dasharray=\"%s\"".formatted(stroke.dash().pattern));
        }
        if (stroke.opacity() < 1) {
            out.append(" stroke-opacity=\"%s\"".formatted(number(stroke.opacity())));
        }
        out.append(" d=\"%s\"/>\n".formatted(path(stroke.points())));
    }

    private void area(Area area) {
        Ink ink = area.ink();
        fills.add(ink);
        out.append("<path class=\"nf-%s\" fill=\"%s\"".formatted(ink.key(), ink.lightHex()));
        if (area.opacity() < 1) {
            out.append(" fill-opacity=\"%s\"".formatted(number(area.opacity())));
        }
        out.append(" d=\"%sZ\"".formatted(path(area.outline())));
        close(area.tip(), "", "path");
    }

    private void text(Text text) {
        Ink ink = text.ink();
        fills.add(ink);
        out.append("<text class=\"nf-%s\" fill=\"%s\"".formatted(ink.key(), ink.lightHex()));
        out.append(" x=\"%s\" y=\"%s\" font-size=\"%s\""
                .formatted(number(text.at().x()), number(text.at().y()), number(text.size())));
        if (text.bold()) {
            out.append(" font-weight=\"700\"");
        }
        if (text.anchor() != Anchor.START) {
            out.append(" text-anchor=\"%s\"".formatted(text.anchor() == Anchor.END ? "end" : "middle"));
        }
        if (text.text().length() >= LONG) {
            String width = number(TextFit.width(text.text(), text.size(), text.bold()));
            out.append(" textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\"".formatted(width));
        }
        close(text.tip(), escaped(text.text()), "text");
    }

    private void close(String tip, String content, String element) {
        String inside = (tip == null ? "" : "<title>" + escaped(tip) + "</title>") + content;
        out.append(inside.isEmpty() ? "/>\n" : ">" + inside + "</" + element + ">\n");
    }

    /** Lines between points; only the coordinate that changes where one alone does. */
    private static String path(List<Point> points) {
        var path = new StringBuilder();
        String x = null;
        String y = null;
        for (Point point : points) {
            String nextX = number(point.x());
            String nextY = number(point.y());
            if (x == null) {
                path.append('M').append(nextX).append(' ').append(nextY);
            } else if (nextY.equals(y)) {
                path.append('H').append(nextX);
            } else if (nextX.equals(x)) {
                path.append('V').append(nextY);
            } else {
                path.append('L').append(nextX).append(' ').append(nextY);
            }
            x = nextX;
            y = nextY;
        }
        return path.toString();
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\p{Cntrl}]", " ");
    }
}
