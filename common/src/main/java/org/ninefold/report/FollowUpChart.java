package org.ninefold.report;

import java.util.ArrayList;
import java.util.Optional;
import org.ninefold.report.AnalysisRows.About;
import org.ninefold.report.scene.Anchor;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.Symbol;
import org.ninefold.results.FigureText;
import org.ninefold.results.ResultRow;

/** How completely each centre followed its patients: Clark's C, the share whose status is known, the median follow-up. */
final class FollowUpChart {
    private static final String VARIABLE = "follow-up";
    private static final String KNOWN = "status known";

    private final AnalysisRows rows;
    private final Sheet sheet;
    private final CentreColumns columns;
    private final Optional<ResultRow> known;

    private FollowUpChart(AnalysisRows rows) {
        this.rows = rows;
        this.sheet = new Sheet(
                rows.id(),
                Chart.Section.FOLLOW_UP,
                rows.label() + ": completeness" + (rows.sites().size() > 1 ? " by centre" : ""),
                "centre",
                "N",
                "completeness",
                "status_known",
                "status_known_low",
                "status_known_high",
                "median_days",
                "median_low",
                "median_high");
        this.columns = new CentreColumns(sheet.canvas);
        this.known = rows.row(row -> KNOWN.equals(row.variable()));
    }

    static Chart of(AnalysisRows rows) {
        return new FollowUpChart(rows).draw();
    }

    private Chart draw() {
        sheet.fact(rows.population());
        sheet.fact("N " + subjects(null));
        sheet.fact(rows.cutoff());
        sheet.fact("C: observed of potential person-time");
        known.ifPresent(row -> sheet.fact("status known at " + row.variableLevel() + ": event or followed until then"));
        sheet.fact("median by reverse Kaplan–Meier");
        double y = Sheet.MARGIN + Sheet.NORMAL;
        sheet.canvas.symbol(Symbol.CIRCLE, Sheet.MARGIN + 5, y - 4, 4, Ink.BLUE, null);
        sheet.canvas.text(Sheet.MARGIN + 14, y, "Completeness (C)", Sheet.SMALL, Anchor.START, Ink.TEXT);
        if (known.isPresent()) {
            sheet.canvas.symbol(Symbol.DIAMOND, Sheet.MARGIN + 130, y - 4, 5, Ink.VERMILLION, null);
            sheet.canvas.label(
                    Sheet.MARGIN + 140,
                    y,
                    "Status known at " + known.orElseThrow().variableLevel(),
                    Sheet.SMALL,
                    Ink.TEXT,
                    200);
        }
        y += 22;
        columns.titles(y, "N", "Median, months");
        double top = y + 9;
        var sites = new ArrayList<String>();
        sites.add(null);
        if (rows.sites().size() > 1) {
            sites.addAll(rows.sites());
        }
        double bottom = top + sites.size() * CentreColumns.ROW + 8;
        ShareAxis axis = columns.axis();
        axis.draw(top, bottom, "%");
        double at = top + CentreColumns.ROW - 5;
        for (String site : sites) {
            line(axis, at, site);
            at += CentreColumns.ROW + (site == null ? 4 : 0);
        }
        return sheet.chart(bottom + 34);
    }

    private long subjects(String site) {
        return rows.count(new About(site, null, VARIABLE, "all", null, null), "n")
                .orElse(0L);
    }

    private void line(ShareAxis axis, double y, String site) {
        var completeness = new About(site, null, VARIABLE, "completeness", null, null);
        var reverse = new About(site, null, VARIABLE, "reverse Kaplan–Meier", null, null);
        Double c = rows.number(completeness, "estimate").orElse(null);
        Double median = rows.number(reverse, "median").orElse(null);
        Double low = rows.number(reverse, "conf.low").orElse(null);
        Double high = rows.number(reverse, "conf.high").orElse(null);
        Estimate status = known.map(
                        row -> rows.estimate(new About(site, null, KNOWN, row.variableLevel(), null, row.timeDay())))
                .orElse(Estimate.NONE);
        String name = site == null ? CentreColumns.ALL : rows.centre(site);
        columns.name(y, name, Long.toString(subjects(site)), site == null);
        if (status.value() != null) {
            if (status.low() != null && status.high() != null) {
                sheet.canvas.line(axis.x(status.low()), y - 4, axis.x(status.high()), y - 4, Ink.VERMILLION, 1.1);
            }
            sheet.canvas.symbol(
                    Symbol.DIAMOND, axis.x(status.value()), y - 4, 5, Ink.VERMILLION, name + ": " + status.percent());
        }
        if (c != null) {
            sheet.canvas.symbol(
                    Symbol.CIRCLE, axis.x(c), y - 4, 3.8, Ink.BLUE, name + ": C " + FigureText.of(c, "%0") + " %");
        }
        boolean survivors = rows.count(new About(site, null, VARIABLE, "survivors", null, null), "n")
                        .orElse(0L)
                > 0;
        String figure =
                median != null ? months(median) + limits(low, high) : survivors ? "not reached" : "– (no survivors)";
        columns.figure(y, figure, site == null);
        sheet.row(
                site == null ? "all" : site,
                subjects(site),
                c,
                status.value(),
                status.low(),
                status.high(),
                median,
                low,
                high);
        sheet.say("%s: completeness %s, median follow-up %s months."
                .formatted(name, c == null ? "not defined" : FigureText.of(c, "%0") + " %", figure));
    }

    private static String limits(Double low, Double high) {
        return low == null && high == null
                ? ""
                : " (%s, %s)".formatted(low == null ? "–" : months(low), high == null ? "–" : months(high));
    }

    private static String months(double days) {
        return FigureText.of(days, "m0");
    }
}
