package org.ninefold.report;

import java.util.List;
import org.ninefold.report.scene.Anchor;
import org.ninefold.report.scene.Canvas;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.Point;

/**
 * The table beneath a curve. At each mark of the axis, t: at risk (exits at t or later less entries at t or later), events
 * before t and censored before t. The three add up to who entered before t, or there is no figure.
 */
final class AlignedTable {
    private static final double ROW = 14;

    private final Canvas canvas;
    private final TimePlot plot;
    private final Sheet sheet;

    AlignedTable(Sheet sheet, TimePlot plot) {
        this.canvas = sheet.canvas;
        this.sheet = sheet;
        this.plot = plot;
    }

    /** Draws the name of a group with its line; where the table's next line stands. */
    double heading(double y, String name, Series series) {
        canvas.curve(
                List.of(new Point(Sheet.MARGIN, y - 4), new Point(Sheet.MARGIN + 26, y - 4)),
                series.ink(),
                2,
                series.dash(),
                1);
        canvas.area(series.symbol().around(Sheet.MARGIN + 13, y - 4, 3.2), series.ink(), 1, null);
        canvas.label(
                Sheet.MARGIN + 32,
                y,
                name,
                Sheet.SMALL,
                true,
                Anchor.START,
                Ink.TEXT,
                Sheet.WIDTH - 2 * Sheet.MARGIN - 32);
        return y + ROW;
    }

    /** Draws the table of one group; where the next line stands. */
    double rows(double y, String group, RiskCounts counts) {
        label(y, "At risk", Ink.TEXT);
        label(y + ROW, "Events", Ink.MUTED);
        label(y + 2 * ROW, "Censored", Ink.MUTED);
        for (int months : plot.ticks()) {
            int day = Months.day(months);
            long atRisk = counts.atRisk(day);
            long events = counts.events(day);
            long censored = counts.censored(day);
            addsUp(group, day, atRisk + events + censored, counts.entered(day));
            double x = plot.x(Months.days(months));
            number(x, y, atRisk, Ink.TEXT);
            number(x, y + ROW, events, Ink.MUTED);
            number(x, y + 2 * ROW, censored, Ink.MUTED);
            sheet.row("table", group, (long) day, atRisk, events, censored, null, null, null);
        }
        return y + 3 * ROW + 5;
    }

    private void label(double y, String text, Ink ink) {
        canvas.text(Sheet.MARGIN, y, text, Sheet.SMALL, Anchor.START, ink);
    }

    private void number(double x, double y, long n, Ink ink) {
        canvas.text(x, y, Long.toString(n), Sheet.SMALL, Anchor.MIDDLE, ink);
    }

    private static void addsUp(String group, int day, long sum, long entered) {
        if (sum != entered) {
            throw new IllegalStateException(
                    "The table under the curve of %s does not add up on day %d: expected at risk + events + censored = %d who entered, found %d. Compute the snapshot again; if it stays, report it as a defect."
                            .formatted(group, day, entered, sum));
        }
    }
}
