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
        String width = number(scene.width());
        String height = number(scene.height());
        return """
                <svg xmlns="http://www.w3.org/2000/svg" class="ninefold-figure" viewBox="0 0 %s %s" width="%s" height="%s" role="img" \
                aria-labelledby="%s-title %s-desc" font-family="'Liberation Sans',Arial,Helvetica,sans-serif" fill="none">
                <title id="%s-title">%s</title>
                <desc id="%s-desc">%s</desc>
                <style>%s</style>
                <rect class="nf-paper" width="%s" height="%s" fill="%s"/>
                %s</svg>
                """.formatted(
                        width,
                        height,
                        width,
                        height,
                        scene.id(),
                        scene.id(),
                        scene.id(),
                        escaped(scene.title()),
                        scene.id(),
                        escaped(scene.description()),
                        marks.style(),
                        width,
                        height,
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
        strokes.add(stroke.ink());
        out.append("<path class=\"nf-line-")
                .append(stroke.ink().key())
                .append("\" stroke=\"")
                .append(stroke.ink().lightHex())
                .append("\" stroke-width=\"")
                .append(number(stroke.width()))
                .append('"');
        if (stroke.dash() != Dash.SOLID) {
            out.append(" stroke-dasharray=\"").append(stroke.dash().pattern()).append('"');
        }
        if (stroke.opacity() < 1) {
            out.append(" stroke-opacity=\"").append(number(stroke.opacity())).append('"');
        }
        out.append(" d=\"").append(path(stroke.points())).append("\"/>\n");
    }

    private void area(Area area) {
        fills.add(area.ink());
        out.append("<path class=\"nf-")
                .append(area.ink().key())
                .append("\" fill=\"")
                .append(area.ink().lightHex())
                .append('"');
        if (area.opacity() < 1) {
            out.append(" fill-opacity=\"").append(number(area.opacity())).append('"');
        }
        out.append(" d=\"").append(path(area.outline())).append('Z').append('"');
        close(area.tip(), "", "path");
    }

    private void text(Text text) {
        fills.add(text.ink());
        out.append("<text class=\"nf-")
                .append(text.ink().key())
                .append("\" fill=\"")
                .append(text.ink().lightHex())
                .append("\" x=\"")
                .append(number(text.at().x()))
                .append("\" y=\"")
                .append(number(text.at().y()))
                .append("\" font-size=\"")
                .append(number(text.size()))
                .append('"');
        if (text.bold()) {
            out.append(" font-weight=\"700\"");
        }
        if (text.anchor() != Anchor.START) {
            out.append(" text-anchor=\"")
                    .append(text.anchor() == Anchor.END ? "end" : "middle")
                    .append('"');
        }
        if (text.text().length() >= LONG) {
            out.append(" textLength=\"")
                    .append(number(TextFit.width(text.text(), text.size(), text.bold())))
                    .append("\" lengthAdjust=\"spacingAndGlyphs\"");
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
