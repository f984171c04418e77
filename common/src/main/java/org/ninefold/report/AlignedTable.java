package org.ninefold.report;

import java.util.List;
import org.ninefold.report.AnalysisRows.Horizon;
import org.ninefold.report.scene.Anchor;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.Point;
import org.ninefold.results.CurveRow;

/**
 * The table beneath a curve. At each mark of the axis, t: at risk (exits at t or later less entries at t or later), events
 * before t and censored before t. They add up to who entered before t, or there is no figure.
 */
record AlignedTable(Sheet sheet, TimePlot plot) {
    /** Of the numbers beside a figure of curves. */
    static final String[] COLUMNS = {
        "part", "group", "cause", "day", "at_risk", "events", "censored", "estimate", "conf_low", "conf_high"
    };

    private static final double ROW = 14;

    /** Adds a step of a curve to the numbers. */
    static void step(Sheet sheet, String group, CurveRow row) {
        sheet.row(
                "curve",
                group,
                row.cause(),
                (long) row.timeDay(),
                row.nRisk(),
                row.nEvent(),
                row.nCensor(),
                row.estimate(),
                row.confLow(),
                row.confHigh());
    }

    /** Adds an estimate at a horizon to the numbers. */
    static void estimate(Sheet sheet, String group, String cause, Horizon horizon, Estimate estimate) {
        sheet.row(
                "time",
                group,
                cause,
                (long) horizon.day(),
                null,
                null,
                null,
                estimate.value(),
                estimate.low(),
                estimate.high());
    }

    /** Draws the name of a group with its line; where the table's next line stands. */
    double heading(double y, String name, Series series) {
        double x = Sheet.MARGIN;
        sheet.canvas.curve(List.of(new Point(x, y - 4), new Point(x + 28, y - 4)), series.ink(), 2, series.dash(), 1);
        sheet.canvas.symbol(series.symbol(), x + 14, y - 4, 3.2, series.ink(), null);
        sheet.canvas.label(x + 34, y, name, Sheet.SMALL, true, Anchor.START, Ink.TEXT, Sheet.INNER - 34);
        return y + ROW;
    }

    /** Draws the table of one group, with a line for each cause if there are causes; where the next line stands. */
    double rows(double y, String group, List<String> causes, RiskCounts counts, long subjects) {
        if (counts.subjects() != subjects) {
            throw new IllegalStateException(
                    "The table under the curve of %s counts %s subjects, expected %s as in results. Compute the snapshot again; if it stays, report it as a defect."
                            .formatted(group, counts.subjects(), subjects));
        }
        double last = y + ROW * Math.max(2, causes.size() + 1);
        label(y, "At risk", Ink.TEXT);
        if (causes.isEmpty()) {
            label(y + ROW, "Events", Ink.MUTED);
        }
        for (int i = 0; i < causes.size(); i++) {
            label(y + (i + 1) * ROW, causes.get(i), Ink.MUTED);
        }
        label(last, "Censored", Ink.MUTED);
        for (int months : plot.ticks()) {
            int day = Months.day(months);
            long atRisk = counts.atRisk(day);
            long events = counts.events(day);
            long censored = counts.censored(day);
            if (atRisk + events + censored != counts.entered(day)) {
                throw new IllegalStateException(
                        "The table under the curve of %s does not add up on day %s: expected at risk + events + censored = %s who entered, found %s. Compute the snapshot again; if it stays, report it as a defect."
                                .formatted(group, day, counts.entered(day), atRisk + events + censored));
            }
            double x = plot.x(Months.days(months));
            number(x, y, atRisk, Ink.TEXT);
            if (causes.isEmpty()) {
                number(x, y + ROW, events, Ink.MUTED);
                sheet.row("table", group, null, (long) day, atRisk, events, censored, null, null, null);
            }
            for (int i = 0; i < causes.size(); i++) {
                long ofCause = counts.events(day, causes.get(i));
                number(x, y + (i + 1) * ROW, ofCause, Ink.MUTED);
                sheet.row("table", group, causes.get(i), (long) day, atRisk, ofCause, censored, null, null, null);
            }
            number(x, last, censored, Ink.MUTED);
        }
        return last + ROW + 5;
    }

    private void label(double y, String text, Ink ink) {
        sheet.canvas.label(Sheet.MARGIN, y, text, Sheet.SMALL, ink, TimePlot.LEFT - Sheet.MARGIN - 12);
    }

    private void number(double x, double y, long n, Ink ink) {
        sheet.canvas.text(x, y, Long.toString(n), Sheet.SMALL, Anchor.MIDDLE, ink);
    }
}
