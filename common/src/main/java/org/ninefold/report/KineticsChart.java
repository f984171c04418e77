package org.ninefold.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.ninefold.report.scene.Anchor;
import org.ninefold.report.scene.Dash;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.Point;
import org.ninefold.report.scene.Symbol;
import org.ninefold.results.FigureText;

/** Values of a test over days: a thin line a subject, a thick one for the median. */
final class KineticsChart {
    private static final double LEFT = 66;
    private static final double RIGHT = Sheet.WIDTH - 20;
    private static final double HEIGHT = 220;
    /** Values that span more decades are drawn on a logarithmic scale. */
    private static final double DECADES = 2;
    /** The median is taken of so many values or more. */
    private static final int FEWEST = 3;

    private static final int SPANS = 14;

    private final String name;
    private final List<MeasurementRow> rows;
    private final Sheet sheet;
    private final boolean logarithmic;
    private final double floor;
    private Scale days = new Scale(LEFT, RIGHT, 0, 1);
    private Scale values = new Scale(0, 0, 0, 1);

    private KineticsChart(String name, List<MeasurementRow> rows) {
        this.name = name;
        this.rows = rows.stream()
                .sorted(Comparator.comparing(MeasurementRow::subject)
                        .thenComparingInt(MeasurementRow::day)
                        .thenComparingDouble(MeasurementRow::value))
                .toList();
        this.sheet = new Sheet("kinetics-" + Names.file(name), Chart.Section.SUBJECTS, name, "subject", "day", "value");
        double largest = rows.stream().mapToDouble(MeasurementRow::value).max().orElse(1);
        this.floor = rows.stream()
                .mapToDouble(MeasurementRow::value)
                .filter(value -> value > 0)
                .min()
                .orElse(1);
        boolean negative = rows.stream().anyMatch(row -> row.value() < 0);
        this.logarithmic = !negative && largest > 0 && StrictMath.log10(largest / floor) > DECADES;
    }

    /** Test and unit. */
    static String name(MeasurementRow row) {
        return row.unit() == null ? row.test() : row.test() + ", " + row.unit();
    }

    static Chart of(ReportData.Facts facts, String name, List<MeasurementRow> rows) {
        return new KineticsChart(name, rows).draw(facts);
    }

    private Chart draw(ReportData.Facts facts) {
        List<String> subjects =
                rows.stream().map(MeasurementRow::subject).distinct().toList();
        sheet.fact("subjects with a value");
        sheet.fact("N " + subjects.size());
        sheet.fact(Names.many(rows.size(), "value", "values"));
        sheet.fact("cut-off " + facts.cutoff());
        sheet.fact("thin: a subject; thick: median of %s values or more in a span of days".formatted(FEWEST));
        boolean zeros = rows.stream().anyMatch(row -> row.value() <= 0);
        if (logarithmic) {
            sheet.fact("logarithmic scale" + (zeros ? ", zero at its lower edge" : ""));
        }
        sheet.say("%s over days since the origin in %s, %s."
                .formatted(
                        name,
                        Names.many(subjects.size(), "subject", "subjects"),
                        Names.many(rows.size(), "value", "values")));
        double top = Sheet.MARGIN + Sheet.NORMAL + 14;
        scales(top);
        axes(top);
        for (String subject : subjects) {
            line(rows.stream().filter(row -> row.subject().equals(subject)).toList());
        }
        median();
        return sheet.chart(top + HEIGHT + 40);
    }

    private double scaled(double value) {
        return logarithmic ? StrictMath.log10(Math.max(value, floor)) : value;
    }

    private void scales(double top) {
        int first =
                Math.min(0, rows.stream().mapToInt(MeasurementRow::day).min().orElse(0));
        int last = Math.max(
                first + 1, rows.stream().mapToInt(MeasurementRow::day).max().orElse(1));
        days = new Scale(LEFT, RIGHT, first, last);
        double least =
                rows.stream().mapToDouble(row -> scaled(row.value())).min().orElse(0);
        double most =
                rows.stream().mapToDouble(row -> scaled(row.value())).max().orElse(1);
        if (logarithmic) {
            least = Math.floor(least);
            most = Math.ceil(most);
        } else {
            least = Math.min(0, least);
            most = most <= least ? least + 1 : most;
        }
        values = new Scale(top + HEIGHT, top, least, most);
    }

    private void axes(double top) {
        double bottom = top + HEIGHT;
        sheet.canvas.label(Sheet.MARGIN, top - 14, name, Sheet.NORMAL, true, Anchor.START, Ink.TEXT, Sheet.INNER);
        for (double tick : ticks()) {
            double y = values.at(tick);
            sheet.canvas.line(LEFT, y, RIGHT, y, Ink.GRID, 0.75);
            String text = logarithmic ? power((int) Math.round(tick)) : FigureText.of(tick, null);
            sheet.canvas.text(LEFT - 7, y + 4, text, Sheet.SMALL, Anchor.END, Ink.TEXT);
        }
        sheet.canvas.line(LEFT, bottom, RIGHT, bottom, Ink.AXIS, 1);
        for (double tick : Scale.round(days.least(), days.most(), 6)) {
            double x = days.at(tick);
            sheet.canvas.line(x, bottom, x, bottom + 4, Ink.AXIS, 1);
            sheet.canvas.text(x, bottom + 18, FigureText.of(tick, null), Sheet.SMALL, Anchor.MIDDLE, Ink.TEXT);
        }
        sheet.canvas.text(Sheet.MARGIN, bottom + 18, "Day", Sheet.SMALL, Anchor.START, Ink.TEXT);
    }

    private List<Double> ticks() {
        if (!logarithmic) {
            return Scale.round(values.least(), values.most(), 5);
        }
        var powers = new ArrayList<Double>();
        for (double power = values.least(); power <= values.most(); power++) {
            powers.add(power);
        }
        return powers;
    }

    /** A power of ten: as a number where all are short. */
    private String power(int exponent) {
        if (values.least() >= -3 && values.most() <= 4) {
            return FigureText.of(StrictMath.pow(10, exponent), null);
        }
        String digits = Integer.toString(exponent)
                .replace('-', '⁻')
                .chars()
                .map(digit -> digit == '⁻' ? digit : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "10" + digits;
    }

    private void line(List<MeasurementRow> subject) {
        List<Point> points = subject.stream()
                .map(row -> new Point(days.at(row.day()), values.at(scaled(row.value()))))
                .toList();
        sheet.canvas.curve(points, Ink.BLUE, 0.9, Dash.SOLID, 0.45);
        for (int i = 0; i < points.size(); i++) {
            MeasurementRow row = subject.get(i);
            Point at = points.get(i);
            sheet.canvas.area(
                    Symbol.CIRCLE.around(at.x(), at.y(), 1.6), Ink.BLUE, 0.6, row.subject() + ", day " + row.day());
            sheet.row(row.subject(), (long) row.day(), row.value());
        }
    }

    private void median() {
        double width = Math.max(1, Math.ceil((days.most() - days.least() + 1) / SPANS));
        var spans = new TreeMap<Integer, List<MeasurementRow>>();
        for (MeasurementRow row : rows) {
            spans.computeIfAbsent((int) ((row.day() - days.least()) / width), span -> new ArrayList<>())
                    .add(row);
        }
        var points = new ArrayList<Point>();
        for (List<MeasurementRow> span : spans.values()) {
            if (span.size() >= FEWEST) {
                double day = middle(span.stream().map(row -> (double) row.day()).toList());
                double value = middle(span.stream().map(MeasurementRow::value).toList());
                points.add(new Point(days.at(day), values.at(scaled(value))));
            }
        }
        sheet.canvas.curve(points, Ink.VERMILLION, 2.4, Dash.SOLID, 1);
    }

    private static double middle(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
