package org.ninefold.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ninefold.report.AnalysisRows.About;
import org.ninefold.report.AnalysisRows.Estimate;
import org.ninefold.report.AnalysisRows.Horizon;
import org.ninefold.report.scene.Dash;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.Point;
import org.ninefold.report.scene.Symbol;
import org.ninefold.report.scene.Words;
import org.ninefold.results.FigureText;
import org.ninefold.results.ResultRow;

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

    private ForestChart(AnalysisRows rows, Horizon horizon, String variable, String cause) {
        this.rows = rows;
        this.horizon = horizon;
        this.variable = variable;
        this.cause = cause;
        String what =
                (cause == null ? "" : ": " + Names.cause(cause)) + (horizon == null ? "" : " at " + horizon.label());
        this.sheet = new Sheet(
                rows.id() + "-centres",
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
    }

    /** None where there is one centre alone. Curves are read at 12 months, or at their first horizon. */
    static Optional<Chart> of(AnalysisRows rows) {
        if (rows.sites().size() < 2) {
            return Optional.empty();
        }
        if (rows.definition().context().equals("proportion")) {
            return rows.row(row -> row.comparison() == null && row.statName().equals("estimate"))
                    .map(row -> new ForestChart(rows, null, row.variable(), null).draw());
        }
        List<Horizon> horizons = rows.horizons();
        String cause = rows.causes().stream().findFirst().orElse(null);
        return horizons.stream()
                .filter(horizon -> horizon.label().equals(YEAR))
                .findFirst()
                .or(() -> horizons.stream().findFirst())
                .map(horizon -> new ForestChart(rows, horizon, "time", cause).draw());
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
                + (prediction().isPresent() ? CentreColumns.ROW : 0);
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
        return sheet.chart(heterogeneity(axis, bottom, at));
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

    /** The row of the variance between centres, by inverse variance, where the results have one. */
    private Optional<ResultRow> between() {
        return rows.row(row -> "centres".equals(row.variable())
                && row.statName().equals("i2")
                && row.group2Level() == null
                && Objects.equals(row.timeDay(), horizon == null ? null : horizon.day()));
    }

    private Optional<Estimate> prediction() {
        return between().map(this::key).flatMap(about -> {
            Double low = rows.number(about, "pred.low").orElse(null);
            Double high = rows.number(about, "pred.high").orElse(null);
            Double value = rows.number(about, "estimate").orElse(null);
            return low == null || high == null || value == null
                    ? Optional.empty()
                    : Optional.of(new Estimate(value, low, high, null));
        });
    }

    private About key(ResultRow row) {
        return new About(null, null, row.variable(), row.variableLevel(), row.cause(), row.timeDay());
    }

    private double heterogeneity(ShareAxis axis, double bottom, double below) {
        if (between().isEmpty()) {
            return below;
        }
        ResultRow row = between().orElseThrow();
        About about = key(row);
        prediction().ifPresent(prediction -> {
            double y = bottom - 9;
            columns.name(y, "Prediction", "", false);
            sheet.canvas.line(axis.x(prediction.low()), y - 4, axis.x(prediction.high()), y - 4, Ink.VERMILLION, 1.3);
            for (double end : new double[] {prediction.low(), prediction.high()}) {
                sheet.canvas.line(axis.x(end), y - 8, axis.x(end), y, Ink.VERMILLION, 1.3);
            }
            columns.figure(y, "(%s, %s)".formatted(text(prediction.low(), "%0"), text(prediction.high(), "%0")), false);
        });
        String words = "Between centres: Q %s on %s df, P %s; I² %s %%; τ² %s; mean of %s centres %s (%s)."
                .formatted(
                        stat(about, "statistic", "1"),
                        stat(about, "df", "0"),
                        stat(about, "p.value", "p3"),
                        stat(about, "i2", "0"),
                        stat(about, "tau2", "2"),
                        stat(about, "k", "0"),
                        Words.unbroken(rows.estimate(about).percent()),
                        row.method());
        sheet.say(words);
        return sheet.canvas.lines(Sheet.MARGIN, below + 4, words, Sheet.SMALL, false, Ink.MUTED, Sheet.INNER);
    }

    private String stat(About about, String name, String format) {
        return rows.number(about, name).map(value -> text(value, format)).orElse("not defined");
    }

    private static String text(double value, String format) {
        return FigureText.of(value, format);
    }
}
