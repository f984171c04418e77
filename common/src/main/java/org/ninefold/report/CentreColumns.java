package org.ninefold.report;

import org.ninefold.report.scene.Anchor;
import org.ninefold.report.scene.Canvas;
import org.ninefold.report.scene.Ink;

/** Columns of a figure with a line a centre: its name, a count, a plot and a figure in words. */
record CentreColumns(Canvas canvas) {
    static final String ALL = "All centres";
    static final double ROW = 20;
    static final double PLOT = 144;
    static final double PLOT_END = 284;

    private static final double COUNT_END = 130;
    private static final double NAME = 78;

    ShareAxis axis() {
        return new ShareAxis(canvas, PLOT, PLOT_END);
    }

    /** Titles of the columns. */
    void titles(double y, String count, String figure) {
        canvas.text(Sheet.MARGIN, y, "Centre", Sheet.SMALL, true, Anchor.START, Ink.TEXT);
        canvas.text(COUNT_END, y, count, Sheet.SMALL, true, Anchor.END, Ink.TEXT);
        canvas.text(Sheet.WIDTH - Sheet.MARGIN, y, figure, Sheet.SMALL, true, Anchor.END, Ink.TEXT);
    }

    /** Name and count of a line. */
    void name(double y, String name, String count, boolean bold) {
        double room = count.length() > 3 ? NAME : NAME + 12;
        canvas.label(Sheet.MARGIN, y, name, Sheet.SMALL, bold, Anchor.START, Ink.TEXT, room);
        if (!count.isEmpty()) {
            canvas.text(COUNT_END, y, count, Sheet.SMALL, Anchor.END, Ink.TEXT);
        }
    }

    /** Figure of a line. */
    void figure(double y, String figure, boolean bold) {
        canvas.text(Sheet.WIDTH - Sheet.MARGIN, y, figure, Sheet.SMALL, bold, Anchor.END, Ink.TEXT);
    }

    /** Why a line has no figure, in the place of plot and figure. */
    void reason(double y, String reason) {
        canvas.box(PLOT - 2, y - 12, Sheet.WIDTH - Sheet.MARGIN - PLOT + 2, 16, Ink.PAPER, null);
        canvas.label(PLOT, y, reason, Sheet.SMALL, Ink.MUTED, Sheet.WIDTH - Sheet.MARGIN - PLOT);
    }
}
