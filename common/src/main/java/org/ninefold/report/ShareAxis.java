package org.ninefold.report;

import org.ninefold.report.scene.Anchor;
import org.ninefold.report.scene.Canvas;
import org.ninefold.report.scene.Ink;

/** A horizontal axis from 0 to 100 per cent. */
record ShareAxis(Canvas canvas, double left, double right) {

    double x(double share) {
        return left + (right - left) * share;
    }

    /** Draws lines at the quarters and the axis beneath them. */
    void draw(double top, double bottom, String unit) {
        for (int percent = 0; percent <= 100; percent += 25) {
            double x = x(percent / 100.0);
            canvas.line(x, top, x, bottom, Ink.GRID, 0.75);
            canvas.line(x, bottom, x, bottom + 4, Ink.AXIS, 1);
            String text = percent + (percent == 100 ? " " + unit : "");
            canvas.text(x, bottom + 17, text, Sheet.SMALL, Anchor.MIDDLE, Ink.TEXT);
        }
        canvas.line(left, bottom, right, bottom, Ink.AXIS, 1);
    }
}
