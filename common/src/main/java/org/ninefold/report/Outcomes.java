package org.ninefold.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ninefold.results.Definition;
import org.ninefold.results.ResultRow;

/** The table of outcomes: each analysis in the order of the study, pooled, by group and by centre, from {@code results} alone. */
final class Outcomes {
    private static final int YEAR = 365;
    private static final String GROUPS = "GROUPS";
    private static final String CENTRES = "centres";

    /** Where an analysis has several tests of its groups, the first of these that it has. */
    private static final List<String> TESTS =
            List.of("Fisher", "Mann–Whitney", "Kruskal", "log-rank", "Mantel", "Gray");

    private final List<String> sites;
    private final Map<String, List<ResultRow>> byAnalysis;

    private Outcomes(ReportData data) {
        sites = sites(data.definitions());
        byAnalysis = data.results().stream()
                .filter(row -> !CENTRES.equals(row.variable()))
                .collect(Collectors.groupingBy(ResultRow::analysis));
    }

    /** The lines of a report. */
    static List<Outcome> of(ReportData data) {
        var outcomes = new Outcomes(data);
        var lines = new ArrayList<Outcome>();
        for (Definition definition : data.definitions()) {
            if (definition.kind().equals("ANALYSIS")) {
                lines.addAll(outcomes.lines(
                        definition, new Statistics(outcomes.byAnalysis.getOrDefault(definition.id(), List.of()))));
            }
        }
        return lines;
    }

    /** The centres in the order of the study. */
    static List<String> sites(List<Definition> definitions) {
        return definitions.stream()
                .filter(definition -> definition.kind().equals("CENTRE"))
                .map(Definition::id)
                .toList();
    }

    private List<Outcome> lines(Definition analysis, Statistics rows) {
        return switch (analysis.context()) {
            case "proportion" ->
                List.of(line(
                        analysis,
                        analysis.label(),
                        rows,
                        row -> row.variableLevel() == null || row.isUnknown(),
                        of -> of.where(row -> !row.isUnknown()).percent(ratio(of) + of.unknown())));
            case "grades" -> grades(analysis, rows);
            case "frequency" -> frequency(analysis, rows);
            case "summary" ->
                List.of(line(analysis, analysis.label() + unit(rows), rows, row -> true, Outcomes::median));
            case "correlation" -> List.of(line(analysis, analysis.label(), rows, row -> true, Outcomes::correlation));
            case "follow-up" -> followUp(analysis, rows);
            default -> curves(analysis, rows);
        };
    }

    private Outcome line(
            Definition analysis,
            String label,
            Statistics rows,
            Predicate<ResultRow> which,
            Function<Statistics, Outcome.Cell> cell) {
        Statistics own = rows.where(row -> row.comparison() == null && which.test(row));
        Statistics pooled = own.where(row -> row.group1() == null);
        Statistics whole = pooled.where(row -> row.group2() == null);
        List<Outcome.Group> groups = pooled.rows().stream()
                .filter(row -> row.group2() != null)
                .map(ResultRow::group2Level)
                .distinct()
                .map(level ->
                        new Outcome.Group(level, cell.apply(pooled.where(row -> level.equals(row.group2Level())))))
                .toList();
        return new Outcome(
                analysis.id(),
                label,
                rows.rows().stream().map(ResultRow::population).findFirst().orElse(""),
                cell.apply(whole),
                whole.method(),
                groups,
                test(rows),
                whole.caution(),
                sites.stream()
                        .map(site ->
                                cell.apply(own.where(row -> site.equals(row.group1Level()) && row.group2() == null)))
                        .toList());
    }

    /** The test of all centres' groups, not stratified. */
    private static String test(Statistics rows) {
        return rows.rows().stream()
                .filter(row -> row.group1() == null
                        && GROUPS.equals(row.comparison())
                        && row.stratumVar() == null
                        && row.statName().equals("p.value")
                        && row.stat() != null)
                .filter(row -> TESTS.stream().anyMatch(row.method()::contains))
                .min(Comparator.comparingInt(row -> rank(row.method())))
                .map(row -> "P " + Numbers.p(row.stat()) + " (" + row.method() + ")")
                .orElse(null);
    }

    private static int rank(String method) {
        return TESTS.indexOf(TESTS.stream().filter(method::contains).findFirst().orElseThrow());
    }

    private static String ratio(Statistics of) {
        Statistics known = of.where(row -> !row.isUnknown());
        return known.whole("n") + "/" + known.whole("N");
    }

    /** Any grade once, grade 3 or more on each scale that has figures of its own. */
    private List<Outcome> grades(Definition analysis, Statistics rows) {
        var lines = new ArrayList<Outcome>();
        List<String> any = rows.variables("grade ≥1");
        any.stream().limit(1).forEach(variable -> lines.add(grade(analysis, rows, variable, "grade ≥1", "any grade")));
        List<String> severe = rows.variables("grade ≥3");
        for (String variable : severe) {
            String scale = severe.size() > 1 ? variable.substring(variable.lastIndexOf(" (")) : "";
            lines.add(grade(analysis, rows, variable, "grade ≥3", "grade ≥3" + scale));
        }
        return lines;
    }

    private Outcome grade(Definition analysis, Statistics rows, String variable, String level, String name) {
        return line(
                analysis,
                analysis.label() + ", " + name,
                rows.where(row -> row.comparison() == null || level.equals(row.variableLevel()))
                        .where(row -> variable.equals(row.variable())),
                row -> level.equals(row.variableLevel()),
                of -> of.percent(ratio(of)));
    }

    /** A line a level, and one for each reason why nobody knows it of somebody. */
    private List<Outcome> frequency(Definition analysis, Statistics rows) {
        Stream<String> unknown = rows.rows().stream()
                .filter(row -> row.isUnknown() && row.stat() > 0)
                .map(ResultRow::variableLevel)
                .distinct();
        return Stream.concat(levels(rows).stream(), unknown)
                .map(level -> line(
                        analysis,
                        analysis.label() + ": " + level,
                        rows,
                        row -> level.equals(row.variableLevel()),
                        ResultRow.UNKNOWN.contains(level)
                                ? of -> new Outcome.Cell(of.whole("n"), "", "")
                                : Outcomes::share))
                .toList();
    }

    private static List<String> levels(Statistics rows) {
        return rows.rows().stream()
                .filter(row -> row.comparison() == null && row.group1() == null && row.group2() == null)
                .filter(row -> !row.isUnknown())
                .map(ResultRow::variableLevel)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Outcome.Cell share(Statistics of) {
        return new Outcome.Cell(
                of.stat("N").isPresent() ? ratio(of) : "",
                of.stat("p").map(p -> Numbers.percent(p) + " %").orElse("–"),
                "");
    }

    /** What the label of the median says of its unit, such as {@code " (median, years)"}. */
    private static String unit(Statistics rows) {
        return rows.rows().stream()
                .filter(row -> row.statName().equals("median"))
                .map(row -> row.statLabel().replaceFirst("^Median(?: \\((.*)\\))?$", "$1"))
                .findFirst()
                .map(unit -> unit.isEmpty() ? " (median)" : " (median, " + unit + ")")
                .orElse("");
    }

    private static Outcome.Cell median(Statistics of) {
        return new Outcome.Cell(of.whole("n"), of.rounded("median", 1, 2), range(of.limits(1, "min", "max", 2)));
    }

    private static String range(String limits) {
        return limits.isEmpty() ? "" : limits + " (range)";
    }

    private static Outcome.Cell correlation(Statistics of) {
        String p = of.stat("p.value").map(value -> ", P " + Numbers.p(value)).orElse("");
        return new Outcome.Cell(
                of.whole("n"),
                of.stat("estimate").map(r -> Numbers.rounded(r, 2) + p).orElse("not estimable"),
                of.limits(1, "conf.low", "conf.high", 2));
    }

    private List<Outcome> followUp(Definition analysis, Statistics rows) {
        return List.of(
                line(
                        analysis,
                        analysis.label() + " (median, months): reverse Kaplan–Meier",
                        rows,
                        row -> "reverse Kaplan–Meier".equals(row.variableLevel()),
                        of -> months(of, "", of.limits(1 / Numbers.DAYS_A_MONTH, "conf.low", "conf.high", 1))),
                line(
                        analysis,
                        analysis.label() + " (median, months): survivors as observed",
                        rows,
                        row -> "survivors".equals(row.variableLevel()),
                        of -> months(of, of.whole("n"), range(of.limits(1 / Numbers.DAYS_A_MONTH, "min", "max", 1)))));
    }

    private static Outcome.Cell months(Statistics of, String n, String interval) {
        return new Outcome.Cell(
                n,
                of.stat("median")
                        .map(days -> Numbers.trimmed(days / Numbers.DAYS_A_MONTH, 1))
                        .orElse("not reached"),
                interval);
    }

    /** A curve at one year if it is read then, else at its last time; each cause on its own line. */
    private List<Outcome> curves(Definition analysis, Statistics rows) {
        List<ResultRow> times = rows.rows().stream()
                .filter(row -> "time".equals(row.variable()) && row.timeDay() != null)
                .toList();
        Integer day = times.stream()
                .map(ResultRow::timeDay)
                .max(Comparator.comparing((Integer time) -> time == YEAR).thenComparing(time -> time))
                .orElse(null);
        if (day == null) {
            return List.of();
        }
        String at = times.stream()
                .filter(row -> row.timeDay().equals(day))
                .map(ResultRow::variableLevel)
                .findFirst()
                .orElseThrow();
        return times.stream()
                .map(row -> row.cause() == null ? "" : row.cause())
                .distinct()
                .map(cause -> curve(analysis, rows, cause.isEmpty() ? null : cause, day, at))
                .toList();
    }

    private Outcome curve(Definition analysis, Statistics rows, String cause, int day, String at) {
        return line(
                analysis,
                analysis.label() + (cause == null ? "" : ": " + cause) + ", at " + at,
                rows.where(row -> row.comparison() == null || Objects.equals(row.cause(), cause)),
                row -> isSubjects(row)
                        || ("time".equals(row.variable())
                                && row.timeDay() == day
                                && Objects.equals(row.cause(), cause)),
                of -> of.where(row -> !isSubjects(row))
                        .percent(of.where(Outcomes::isSubjects).whole("N")));
    }

    private static boolean isSubjects(ResultRow row) {
        return row.variable() == null && row.cause() == null && row.statName().equals("N");
    }
}
