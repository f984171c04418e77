package org.ninefold.report;

import java.util.ArrayList;
import java.util.List;
import org.ninefold.report.scene.Anchor;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.TextFit;

/** Shares of the subjects of each centre by level, as bars of one length, with the counts in them; all centres on top. */
record BarsChart(Sheet sheet, List<Level> levels) {
    private static final double LEFT = 124;
    private static final double THICK = 15;
    private static final double KEY = 150;

    /**
     * A part of a bar.
     *
     * @param name in the key
     * @param ink of the bar
     * @param on of the count in it
     * @param hatched whether it stands for subjects of whom nothing is known
     */
    record Level(String name, Ink ink, Ink on, boolean hatched) {}

    /** A bar: whose it is and how many subjects are in each level. */
    record Bar(String name, boolean bold, List<Long> counts) {
        long all() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    Chart draw(List<Bar> bars) {
        double y = key(Sheet.MARGIN + Sheet.NORMAL) + 10;
        double right = Sheet.WIDTH - Sheet.MARGIN;
        sheet.canvas.text(LEFT - 10, y, "N", Sheet.SMALL, true, Anchor.END, Ink.TEXT);
        sheet.canvas.text(LEFT, y, "0", Sheet.SMALL, Anchor.START, Ink.MUTED);
        sheet.canvas.text(right, y, "100 %", Sheet.SMALL, Anchor.END, Ink.MUTED);
        y += 6;
        for (Bar bar : bars) {
            line(bar, y, right - LEFT);
            y += THICK + (bar.bold() ? 10 : 5);
            tell(bar);
        }
        return sheet.chart(y + 6);
    }

    private double key(double y) {
        double x = Sheet.MARGIN;
        double at = y;
        for (Level level : levels) {
            double width = Math.min(TextFit.width(level.name(), Sheet.SMALL, false), KEY);
            if (x + 16 + width > Sheet.WIDTH - Sheet.MARGIN) {
                x = Sheet.MARGIN;
                at += Sheet.LINE + 2;
            }
            part(level, x, at - 9.5, 11, 11, null);
            sheet.canvas.label(x + 16, at, level.name(), Sheet.SMALL, Ink.TEXT, KEY);
            x += 16 + width + 14;
        }
        return at + 14;
    }

    private void part(Level level, double x, double y, double width, double height, String tip) {
        if (level.hatched()) {
            sheet.canvas.hatch(x, y, width, height, level.ink(), tip);
        } else {
            sheet.canvas.box(x, y, width, height, level.ink(), tip);
            sheet.canvas.frame(x, y, width, height, Ink.PAPER, 0.6);
        }
    }

    private void line(Bar bar, double y, double length) {
        double text = y + THICK - 3.5;
        sheet.canvas.label(Sheet.MARGIN, text, bar.name(), Sheet.SMALL, bar.bold(), Anchor.START, Ink.TEXT, LEFT - 46);
        sheet.canvas.text(LEFT - 10, text, Long.toString(bar.all()), Sheet.SMALL, Anchor.END, Ink.TEXT);
        double x = LEFT;
        for (int i = 0; i < levels.size(); i++) {
            long n = bar.counts().get(i);
            if (n > 0) {
                Level level = levels.get(i);
                double width = length * n / bar.all();
                part(level, x, y, width, THICK, bar.name() + ", " + level.name() + ": " + n);
                String count = Long.toString(n);
                double room = TextFit.width(count, Sheet.SMALL, false);
                if (room + 3 <= width) {
                    double middle = x + width / 2;
                    if (level.hatched()) {
                        sheet.canvas.box(middle - room / 2 - 2, y + 1.5, room + 4, THICK - 3, Ink.PAPER, null);
                    }
                    sheet.canvas.text(middle, text, count, Sheet.SMALL, Anchor.MIDDLE, level.on());
                }
                x += width;
            }
        }
    }

    private void tell(Bar bar) {
        var told = new ArrayList<String>();
        for (int i = 0; i < levels.size(); i++) {
            long n = bar.counts().get(i);
            sheet.row(bar.name(), levels.get(i).name(), n, bar.all());
            if (n > 0) {
                told.add(levels.get(i).name() + " " + n);
            }
        }
        sheet.say("%s, N %s: %s.".formatted(bar.name(), bar.all(), String.join(", ", told)));
    }
}
