package org.ninefold.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ninefold.report.AnalysisRows.About;
import org.ninefold.report.AnalysisRows.Horizon;
import org.ninefold.report.scene.Anchor;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.Symbol;
import org.ninefold.results.FigureText;

/** By how much 1 − Kaplan–Meier, which takes other causes for censorings, overstates the incidence of a cause. */
final class NaiveChart {
    private static final double ROW = 19;

    private NaiveChart() {}

    private record Pair(String name, String cause, Horizon horizon, double incidence, double naive) {}

    /** None where the results have no such estimate. */
    static Optional<Chart> of(AnalysisRows rows) {
        List<Pair> pairs = pairs(rows);
        return pairs.isEmpty() ? Optional.empty() : Optional.of(draw(rows, pairs));
    }

    private static List<Pair> pairs(AnalysisRows rows) {
        var groups = new ArrayList<>(rows.groups());
        if (groups.isEmpty()) {
            groups.add(null);
        }
        var pairs = new ArrayList<Pair>();
        for (String cause : rows.causes()) {
            for (String group : groups) {
                for (Horizon horizon : rows.horizons()) {
                    var about = new About(null, group, "time", horizon.label(), cause, horizon.day());
                    Double incidence = rows.number(about, "estimate").orElse(null);
                    Double naive = rows.number(about, "naive").orElse(null);
                    if (incidence != null && naive != null && naive > 0) {
                        String name = cause + (group == null ? "" : ", " + group);
                        pairs.add(new Pair(name + ", " + horizon.label(), cause, horizon, incidence, naive));
                    }
                }
            }
        }
        return pairs;
    }

    private static Chart draw(AnalysisRows rows, List<Pair> pairs) {
        var sheet = new Sheet(
                rows.id() + "-naive",
                Chart.Section.INCIDENCE,
                rows.label() + ": incidence against 1 − Kaplan–Meier",
                "figure",
                "cause",
                "day",
                "incidence",
                "one_minus_km");
        sheet.fact(rows.population());
        sheet.fact("N " + rows.subjects(null));
        sheet.fact(rows.cutoff());
        sheet.fact("Aalen–Johansen against 1 − Kaplan–Meier with other causes as censorings");
        sheet.say("The incidence of each cause, and what 1 − Kaplan–Meier would say.");
        double left = 196;
        var axis = new ShareAxis(sheet.canvas, left, Sheet.WIDTH - 74);
        double y = Sheet.MARGIN + Sheet.NORMAL;
        sheet.canvas.symbol(Symbol.CIRCLE, Sheet.MARGIN + 5, y - 4, 4, Ink.BLUE, null);
        sheet.canvas.text(Sheet.MARGIN + 14, y, "Incidence", Sheet.SMALL, Anchor.START, Ink.TEXT);
        sheet.canvas.symbol(Symbol.DIAMOND, Sheet.MARGIN + 90, y - 4, 5, Ink.VERMILLION, null);
        sheet.canvas.text(Sheet.MARGIN + 100, y, "1 − Kaplan–Meier", Sheet.SMALL, Anchor.START, Ink.TEXT);
        double top = y + 12;
        double bottom = top + pairs.size() * ROW + 4;
        axis.draw(top, bottom, "%");
        double at = top + ROW - 4;
        for (Pair pair : pairs) {
            sheet.canvas.label(Sheet.MARGIN, at, pair.name(), Sheet.SMALL, Ink.TEXT, left - 24);
            sheet.canvas.line(axis.x(pair.incidence()), at - 4, axis.x(pair.naive()), at - 4, Ink.MUTED, 1.4);
            sheet.canvas.symbol(Symbol.DIAMOND, axis.x(pair.naive()), at - 4, 5, Ink.VERMILLION, null);
            sheet.canvas.symbol(Symbol.CIRCLE, axis.x(pair.incidence()), at - 4, 3.6, Ink.BLUE, null);
            String figures = FigureText.of(pair.incidence(), "%0") + " | " + FigureText.of(pair.naive(), "%0") + " %";
            sheet.canvas.text(Sheet.WIDTH - Sheet.MARGIN, at, figures, Sheet.SMALL, Anchor.END, Ink.TEXT);
            sheet.row(pair.name(), pair.cause(), (long) pair.horizon().day(), pair.incidence(), pair.naive());
            sheet.say("%s: %s %% against %s %%."
                    .formatted(pair.name(), FigureText.of(pair.incidence(), "%0"), FigureText.of(pair.naive(), "%0")));
            at += ROW;
        }
        return sheet.chart(bottom + 34);
    }
}
