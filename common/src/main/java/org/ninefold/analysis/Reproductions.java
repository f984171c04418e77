package org.ninefold.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.TablePlan;
import org.ninefold.counting.TableSpec;
import org.ninefold.results.FigureText;
import org.ninefold.results.Reproduced;
import org.ninefold.results.ResultRow;
import org.ninefold.results.Share;
import org.ninefold.risk.ValueTable;
import org.ninefold.study.Reproduction;
import org.ninefold.study.Study;

/** Holds the figures that a publication prints against those computed. */
public final class Reproductions {
    private static final Pattern PLACE =
            Pattern.compile("\\{(?:([a-z][a-z0-9_]*)\\.)??([a-zA-Z][a-zA-Z0-9.]*)(?::([a-z0-9%]+))?}");
    private static final Pattern COMPARISON = Pattern.compile("(.+?)\\s*(<=|>=|<|>|=)\\s*(.+)");
    private static final String VALUES = "values";
    private static final double Z = 1.96;

    private final TablePlan plan;
    private final CountedTables tables;
    private final Map<String, List<ResultRow>> results;

    private Reproductions(TablePlan plan, CountedTables tables, List<ResultRow> results) {
        this.plan = plan;
        this.tables = tables;
        this.results = results.stream().collect(Collectors.groupingBy(ResultRow::analysis));
    }

    /** Every published figure of a study, in its order. */
    public static List<Reproduced> of(Study study, TablePlan plan, CountedTables tables, List<ResultRow> results) {
        var reproductions = new Reproductions(plan, tables, results);
        return study.reproductions().stream().map(reproductions::reproduced).toList();
    }

    private Reproduced reproduced(Reproduction figure) {
        var missing = new ArrayList<String>();
        String computed = figure.show() == null ? held(figure, missing) : shown(figure, missing);
        if (!missing.isEmpty()) {
            Boolean expected = figure.informative() ? null : false;
            return new Reproduced(
                    figure.id(), figure.what(), figure.printed(), null, expected, String.join("; ", missing));
        }
        boolean same = computed.equals(figure.printed());
        if (!same && figure.show() != null && showsValues(figure)) {
            // A list that is not the published one would be patients' values.
            computed = "another list";
        }
        Boolean agrees = figure.informative() ? null : same;
        return new Reproduced(figure.id(), figure.what(), figure.printed(), computed, agrees, figure.reason());
    }

    private static boolean showsValues(Reproduction figure) {
        return PLACE.matcher(figure.show())
                .results()
                .anyMatch(
                        place -> place.group(2).equals(VALUES) || place.group(2).endsWith("." + VALUES));
    }

    private String shown(Reproduction figure, List<String> missing) {
        return PLACE.matcher(figure.show())
                .replaceAll(place -> Matcher.quoteReplacement(text(figure, place.group(), missing)));
    }

    /** What is printed where all conditions hold, else the conditions that do not. */
    private String held(Reproduction figure, List<String> missing) {
        var broken = new ArrayList<String>();
        for (String condition : figure.holds()) {
            Matcher parts = COMPARISON.matcher(condition);
            if (!parts.matches()) {
                missing.add("no comparison: " + condition);
                continue;
            }
            OptionalDouble left = number(figure, parts.group(1), missing);
            OptionalDouble right = number(figure, parts.group(3), missing);
            if (left.isPresent()
                    && right.isPresent()
                    && !compare(left.getAsDouble(), parts.group(2), right.getAsDouble())) {
                broken.add(FigureText.of(left.getAsDouble(), null) + " " + parts.group(2) + " "
                        + FigureText.of(right.getAsDouble(), null));
            }
        }
        return broken.isEmpty() ? figure.printed() : "not " + String.join(", ", broken);
    }

    private static boolean compare(double left, String sign, double right) {
        return switch (sign) {
            case "<" -> left < right;
            case "<=" -> left <= right;
            case ">" -> left > right;
            case ">=" -> left >= right;
            default -> left == right;
        };
    }

    private OptionalDouble number(Reproduction figure, String term, List<String> missing) {
        Matcher place = PLACE.matcher(term.strip());
        if (place.matches()) {
            Named named = named(figure, place);
            return stat(named.rows, named.stat, missing);
        }
        return OptionalDouble.of(Double.parseDouble(term.strip()));
    }

    private String text(Reproduction figure, String term, List<String> missing) {
        Matcher place = PLACE.matcher(term);
        if (!place.matches()) {
            throw new IllegalStateException("no place in " + figure.id());
        }
        Named named = named(figure, place);
        if (named.stat.equals(VALUES)) {
            return values(named.rows, place.group(3));
        }
        String format = place.group(3);
        OptionalDouble stat = stat(named.rows, named.stat, missing);
        if (stat.isEmpty()) {
            return "";
        }
        return found(named.rows, named.stat).stream()
                .findFirst()
                .flatMap(row -> Share.beside(row, results.get(row.analysis())))
                .map(share -> FigureText.ofShare(share, format))
                .orElseGet(() -> FigureText.of(stat.getAsDouble(), format));
    }

    /** One of the figures, and which of its statistics. */
    private record Named(Reproduction.Rows rows, String stat) {}

    /** A name before a point is one of several figures; with one figure the point belongs to the statistic. */
    private static Named named(Reproduction figure, Matcher place) {
        String all = place.group(1) == null ? place.group(2) : place.group(1) + "." + place.group(2);
        Reproduction.Rows itself = figure.figures().get(Reproduction.ITSELF);
        if (itself != null) {
            return new Named(itself, all);
        }
        int point = all.indexOf('.');
        return new Named(figure.figures().get(all.substring(0, point)), all.substring(point + 1));
    }

    private OptionalDouble stat(Reproduction.Rows rows, String stat, List<String> missing) {
        if (stat.equals("spss.low") || stat.equals("spss.high")) {
            return limit(rows, stat.endsWith("low") ? -Z : Z, missing);
        }
        List<ResultRow> found = found(rows, stat);
        if (found.size() != 1) {
            missing.add("%s has %d rows of %s that match".formatted(rows.analysis(), found.size(), stat));
            return OptionalDouble.empty();
        }
        Double value = found.get(0).stat();
        if (value == null) {
            missing.add("%s: %s is not defined (%s)"
                    .formatted(rows.analysis(), stat, found.get(0).warning()));
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(value);
    }

    private List<ResultRow> found(Reproduction.Rows rows, String stat) {
        return results.getOrDefault(rows.analysis(), List.of()).stream()
                .filter(row -> row.statName().equals(stat) && matches(rows, row))
                .toList();
    }

    /** Estimate and standard error, both rounded to three decimals first, as they come out of tables of a printed program. */
    private OptionalDouble limit(Reproduction.Rows rows, double z, List<String> missing) {
        OptionalDouble estimate = stat(rows, "estimate", missing);
        OptionalDouble error = stat(rows, "std.error", missing);
        return estimate.isPresent() && error.isPresent()
                ? OptionalDouble.of(
                        Math.min(1, Math.max(0, rounded(estimate.getAsDouble()) + z * rounded(error.getAsDouble()))))
                : OptionalDouble.empty();
    }

    private static double rounded(double number) {
        return Double.parseDouble(FigureText.of(number, 3));
    }

    private static boolean matches(Reproduction.Rows rows, ResultRow row) {
        boolean time = rows.time() == null
                ? !"time".equals(row.variable()) || rows.variable() != null
                : rows.time().equals(row.variableLevel())
                        && (rows.variable() == null ? "time" : rows.variable()).equals(row.variable());
        return time
                && Objects.equals(rows.site(), row.group1Level())
                && Objects.equals(rows.group(), row.group2Level())
                && Objects.equals(rows.cause(), row.cause())
                && Objects.equals(rows.comparison(), row.comparison())
                && rows.stratified() == (row.stratumVar() != null)
                && (rows.time() != null || any(rows.variable(), row.variable()))
                && (rows.time() != null || any(rows.level(), row.variableLevel()))
                && (rows.level() != null || !row.isUnknown())
                && any(rows.method(), row.method());
    }

    private static boolean any(String wanted, String found) {
        return wanted == null || wanted.equals(found);
    }

    /** The values of a number in order, without the subjects. */
    private String values(Reproduction.Rows rows, String format) {
        TableSpec table = plan.specs().get(rows.analysis());
        Counted counted = Optional.ofNullable(rows.group())
                .map(group -> tables.group(table, rows.site(), group))
                .orElseGet(() -> tables.overall(table, rows.site()));
        ValueTable values = counted.values();
        var texts = new ArrayList<String>();
        values.counts().forEach((value, n) -> {
            String text =
                    FigureText.of(BigDecimal.valueOf(value, values.decimals()).doubleValue(), format);
            for (long i = 0; i < n; i++) {
                texts.add(text);
            }
        });
        return String.join(", ", texts);
    }
}
