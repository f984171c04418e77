package org.ninefold.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ninefold.results.Compared;
import org.ninefold.results.Definition;
import org.ninefold.results.FigureText;
import org.ninefold.results.ResultRow;

/** The table of outcomes: each analysis in the order of the study, pooled, by group and by centre, from {@code results} alone. */
final class Outcomes {
    private static final String CENTRES = "centres";
    private static final String REVERSE = "reverse Kaplan–Meier";

    private final List<String> sites;
    private final List<Definition> definitions;
    private final Map<String, List<ResultRow>> byAnalysis;

    private Outcomes(ReportData data) {
        definitions = data.definitions();
        sites = sites(definitions);
        byAnalysis = data.results().stream()
                .filter(row -> !CENTRES.equals(row.variable()))
                .collect(Collectors.groupingBy(ResultRow::analysis));
    }

    /** The lines of a report. */
    static List<Outcome> of(ReportData data) {
        var outcomes = new Outcomes(data);
        var lines = new ArrayList<Outcome>();
        for (Definition analysis : Names.ofKind("ANALYSIS", data.definitions())) {
            List<ResultRow> rows = outcomes.byAnalysis.getOrDefault(analysis.id(), List.of());
            lines.addAll(outcomes.lines(analysis, new Statistics(rows)));
        }
        return lines;
    }

    /** The centres in the order of the study. */
    static List<String> sites(List<Definition> definitions) {
        return Names.ofKind("CENTRE", definitions).stream().map(Definition::id).toList();
    }

    private List<Outcome> lines(Definition analysis, Statistics rows) {
        return switch (analysis.kindOfAnalysis()) {
            case PROPORTION ->
                List.of(line(
                        analysis,
                        analysis.label(),
                        rows,
                        row -> row.variableLevel() == null || row.isUnknown(),
                        of -> of.where(row -> !row.isUnknown()).share(ratio(of) + of.unknown())));
            case GRADES -> grades(analysis, rows);
            case FREQUENCY -> frequency(analysis, rows);
            case SUMMARY -> List.of(line(analysis, analysis.label() + unit(rows), rows, row -> true, Outcomes::median));
            case CORRELATION -> List.of(line(analysis, analysis.label(), rows, row -> true, Outcomes::correlation));
            case FOLLOW_UP -> followUp(analysis, rows);
            case SURVIVAL, INCIDENCE -> new CurveOutcomes(this, definitions, analysis).of(rows);
        };
    }

    Outcome line(
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
                tests(rows),
                whole.caution(),
                sites.stream()
                        .map(site ->
                                cell.apply(own.where(row -> site.equals(row.group1Level()) && row.group2() == null)))
                        .toList());
    }

    /** All that compares the groups of all centres together, in words. */
    private static List<String> tests(Statistics rows) {
        return Compared.of(rows.rows()).stream().map(Compared::text).toList();
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
                of -> of.share(ratio(of)));
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
                of.stat("N").isPresent() ? ratio(of) : "", of.percent("p").orElse(Statistics.NOTHING), "");
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
        return new Outcome.Cell(
                of.whole("n"),
                of.told("median", value -> NumberText.trimmed(value, 2)),
                TimeCells.range(of.limits("min", "max", value -> NumberText.trimmed(value, 2))));
    }

    private static Outcome.Cell correlation(Statistics of) {
        String p = of.stat("p.value").map(value -> ", " + FigureText.p(value)).orElse("");
        return new Outcome.Cell(
                of.whole("n"),
                of.stat("estimate").map(r -> NumberText.rounded(r, 2) + p).orElse("not estimable"),
                of.limits("conf.low", "conf.high", value -> NumberText.rounded(value, 2)));
    }

    private List<Outcome> followUp(Definition analysis, Statistics rows) {
        String name = analysis.label() + " (median, months): ";
        return List.of(
                line(
                        analysis,
                        name + REVERSE,
                        rows,
                        row -> REVERSE.equals(row.variableLevel()) || TimeCells.isSurvivors(row),
                        TimeCells::reverse),
                line(analysis, name + "survivors as observed", rows, TimeCells::isSurvivors, TimeCells::survivors));
    }
}
