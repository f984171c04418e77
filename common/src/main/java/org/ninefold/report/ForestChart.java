package org.ninefold.report;

import java.util.List;
import org.ninefold.report.AnalysisRows.About;
import org.ninefold.report.AnalysisRows.Horizon;
import org.ninefold.report.scene.Dash;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.Point;
import org.ninefold.report.scene.Symbol;
import org.ninefold.schema.AnalysisKind;

/** An estimate of each centre, in the order of their ids and never by size, and of all centres together. */
final class ForestChart {
    private static final String YEAR = "12 months";
    private static final double SMALLEST = 2;
    private static final double LARGEST = 6;

    private final AnalysisRows rows;
    private final Horizon horizon;
    private final String variable;
    private final String cause;
    private final Sheet sheet;
    private final CentreColumns columns;
    private final BetweenCentres between;

    private ForestChart(AnalysisRows rows, Horizon horizon, String variable, String cause, boolean first) {
        this.rows = rows;
        this.horizon = horizon;
        this.variable = variable;
        this.cause = cause;
        String what = (cause == null ? "" : ": " + cause) + (horizon == null ? "" : " at " + horizon.label());
        this.sheet = new Sheet(
                rows.id() + "-centres" + (first ? "" : "-" + Names.file(cause)),
                Chart.Section.CENTRES,
                rows.label() + what + ", by centre",
                "centre",
                "n",
                "N",
                "estimate",
                "conf_low",
                "conf_high",
                "warning");
        this.columns = new CentreColumns(sheet.canvas);
        this.between = new BetweenCentres(rows, cause, horizon == null ? null : horizon.day());
    }

    /**
     * None where there is one centre alone; of an incidence one for each cause, in the order of the study. Curves are read at
     * 12 months, or at their first horizon.
     */
    static List<Chart> of(AnalysisRows rows) {
        if (rows.sites().size() < 2) {
            return List.of();
        }
        if (rows.definition().kindOfAnalysis() == AnalysisKind.PROPORTION) {
            return rows
                    .row(row -> row.comparison() == null
                            && row.statName().equals("estimate")
                            && !AnalysisRows.CENTRES.equals(row.variable()))
                    .map(row -> new ForestChart(rows, null, row.variable(), null, true).draw())
                    .stream()
                    .toList();
        }
        List<Horizon> horizons = rows.horizons();
        if (horizons.isEmpty()) {
            return List.of();
        }
        Horizon horizon = horizons.stream()
                .filter(read -> read.label().equals(YEAR))
                .findFirst()
                .orElse(horizons.get(0));
        List<String> causes = rows.causes();
        if (causes.isEmpty()) {
            return List.of(new ForestChart(rows, horizon, "time", null, true).draw());
        }
        return causes.stream()
                .map(cause -> new ForestChart(rows, horizon, "time", cause, cause.equals(causes.get(0))).draw())
                .toList();
    }

    private About about(String site) {
        return horizon == null
                ? new About(site, null, variable, null, null, null)
                : new About(site, null, variable, horizon.label(), cause, horizon.day());
    }

    private long subjects(String site) {
        About about = horizon == null ? about(site) : new About(site, null, null, null, null, null);
        return rows.count(about, "N").orElse(0L);
    }

    private Chart draw() {
        Estimate pooled = rows.estimate(about(null));
        long all = subjects(null);
        sheet.fact(rows.population());
        sheet.fact("N " + all);
        sheet.fact(rows.unknown());
        sheet.fact(rows.cutoff());
        sheet.fact(rows.method(variable, cause));
        rows.cautions().forEach(sheet::fact);
        sheet.fact("squares grow with N; in the order of the centres' ids, not a ranking");
        sheet.say(
                "%s: %s in all %s.".formatted(rows.label(), pooled.percent(), Names.many(all, "patient", "patients")));
        double y = Sheet.MARGIN + Sheet.NORMAL;
        columns.titles(y, horizon == null ? "n/N" : "N", "% (interval)");
        double top = y + 9;
        List<String> sites = rows.sites();
        double bottom = top
                + (sites.size() + 1) * CentreColumns.ROW
                + 12
                + (between.prediction().isPresent() ? CentreColumns.ROW : 0);
        ShareAxis axis = columns.axis();
        axis.draw(top, bottom, "%");
        if (pooled.value() != null) {
            double x = axis.x(pooled.value());
            sheet.canvas.curve(List.of(new Point(x, top), new Point(x, bottom)), Ink.MUTED, 0.9, Dash.SHORT, 1);
        }
        double at = top + CentreColumns.ROW - 5;
        long most = sites.stream().mapToLong(this::subjects).max().orElse(1);
        for (String site : sites) {
            line(axis, at, site, most);
            at += CentreColumns.ROW;
        }
        sheet.canvas.line(Sheet.MARGIN, at - 11, Sheet.WIDTH - Sheet.MARGIN, at - 11, Ink.GRID, 1);
        at += 6;
        pooled(axis, at, pooled);
        at = bottom + 34;
        between.prediction().ifPresent(prediction -> prediction(axis, bottom - 9, prediction));
        for (String words : between.words()) {
            sheet.say(words);
            at = sheet.canvas.lines(Sheet.MARGIN, at + 4, words, Sheet.SMALL, false, Ink.MUTED, Sheet.INNER);
        }
        return sheet.chart(at);
    }

    private String count(String site) {
        String n = horizon == null
                ? rows.count(about(site), "n").map(count -> count + "/").orElse("")
                : "";
        return n + subjects(site);
    }

    private void line(ShareAxis axis, double y, String site, long most) {
        Estimate estimate = rows.estimate(about(site));
        numbers(site, site, estimate);
        columns.name(y, rows.centre(site), count(site), false);
        if (estimate.value() == null) {
            columns.reason(y, estimate.warning() == null ? "not estimable" : estimate.warning());
            sheet.say("%s: not estimable.".formatted(site));
            return;
        }
        if (estimate.low() != null && estimate.high() != null) {
            sheet.canvas.line(axis.x(estimate.low()), y - 4, axis.x(estimate.high()), y - 4, Ink.BLUE, 1.3);
        }
        double size = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((double) subjects(site) / Math.max(1, most));
        sheet.canvas.area(
                Symbol.SQUARE.around(axis.x(estimate.value()), y - 4, size),
                Ink.BLUE,
                1,
                site + ": " + estimate.percent());
        columns.figure(y, estimate.percent(), false);
        sheet.say("%s: %s.".formatted(site, estimate.percent()));
    }

    private void pooled(ShareAxis axis, double y, Estimate pooled) {
        numbers(null, "all", pooled);
        columns.name(y, CentreColumns.ALL, count(null), true);
        if (pooled.value() == null) {
            columns.reason(y, pooled.warning() == null ? "not estimable" : pooled.warning());
            return;
        }
        double middle = axis.x(pooled.value());
        double left = pooled.low() == null ? middle - 5 : axis.x(pooled.low());
        double right = pooled.high() == null ? middle + 5 : axis.x(pooled.high());
        sheet.canvas.area(
                List.of(
                        new Point(left, y - 4),
                        new Point(middle, y - 10),
                        new Point(right, y - 4),
                        new Point(middle, y + 2)),
                Ink.VERMILLION,
                1,
                CentreColumns.ALL + ": " + pooled.percent());
        columns.figure(y, pooled.percent(), true);
    }

    private void numbers(String site, String name, Estimate estimate) {
        sheet.row(
                name,
                horizon == null ? rows.count(about(site), "n").orElse(null) : null,
                subjects(site),
                estimate.value(),
                estimate.low(),
                estimate.high(),
                estimate.warning());
    }

    private void prediction(ShareAxis axis, double y, Estimate prediction) {
        columns.name(y, "Prediction", "", false);
        sheet.canvas.line(axis.x(prediction.low()), y - 4, axis.x(prediction.high()), y - 4, Ink.VERMILLION, 1.3);
        for (double end : new double[] {prediction.low(), prediction.high()}) {
            sheet.canvas.line(axis.x(end), y - 8, axis.x(end), y, Ink.VERMILLION, 1.3);
        }
        columns.figure(y, prediction.limits(), false);
    }
}
