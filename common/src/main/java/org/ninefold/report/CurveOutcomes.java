package org.ninefold.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.ninefold.results.Definition;
import org.ninefold.results.FigureText;
import org.ninefold.results.ResultRow;
import org.ninefold.schema.AnalysisKind;

/**
 * The outcomes of an analysis of curves.
 *
 * @param outcomes the table they stand in
 * @param definitions of the study, which has the order of causes
 */
record CurveOutcomes(Outcomes outcomes, List<Definition> definitions, Definition analysis) {
    private static final int YEAR = 365;
    private static final String RMST = "rmst";

    /** A curve at one year if it is read then, else at its last time; each cause on its own line. */
    List<Outcome> of(Statistics rows) {
        List<ResultRow> times = rows.rows().stream()
                .filter(row -> "time".equals(row.variable()) && row.timeDay() != null)
                .toList();
        Integer day = times.stream()
                .map(ResultRow::timeDay)
                .max(Comparator.comparing((Integer time) -> time == YEAR).thenComparing(time -> time))
                .orElse(null);
        if (day == null) {
            return analysis.kindOfAnalysis() == AnalysisKind.SURVIVAL ? curveAlone(rows, rows) : List.of();
        }
        String at = times.stream()
                .filter(row -> row.timeDay().equals(day))
                .map(ResultRow::variableLevel)
                .findFirst()
                .orElseThrow();
        List<String> found = times.stream()
                .map(ResultRow::cause)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var lines = new ArrayList<Outcome>();
        if (found.isEmpty()) {
            lines.add(curve(rows, null, day, at));
            lines.addAll(curveAlone(rows, rows.where(row -> row.comparison() == null)));
        }
        String endpoint = times.get(0).paramcd();
        Names.causes(definitions, endpoint, found).forEach(cause -> lines.add(curve(rows, cause, day, at)));
        return lines;
    }

    /** What a curve says at no time of its own: the median, and the restricted mean where it is asked for. */
    private List<Outcome> curveAlone(Statistics rows, Statistics compared) {
        var lines = new ArrayList<Outcome>();
        lines.add(median(compared.where(row -> row.comparison() == null || !RMST.equals(row.variable()))));
        if (rows.rows().stream().anyMatch(row -> RMST.equals(row.variable()))) {
            lines.add(restricted(rows));
        }
        return lines;
    }

    private Outcome median(Statistics rows) {
        return outcomes.line(
                analysis,
                analysis.label() + ": median, months",
                rows,
                row -> isSubjects(row) || ("prob".equals(row.variable()) && "0.5".equals(row.variableLevel())),
                of -> TimeCells.median(of, of.where(CurveOutcomes::isSubjects).whole("N")));
    }

    private Outcome restricted(Statistics rows) {
        return outcomes.line(
                analysis,
                analysis.label() + ": restricted mean, days"
                        + rows.where(row -> RMST.equals(row.variable()))
                                .stat("horizon")
                                .map(days -> " of " + FigureText.of(days, null))
                                .orElse(""),
                rows.where(row -> row.comparison() == null || RMST.equals(row.variable())),
                row -> isSubjects(row) || RMST.equals(row.variable()),
                of -> TimeCells.mean(of, of.where(CurveOutcomes::isSubjects).whole("N")));
    }

    private Outcome curve(Statistics rows, String cause, int day, String at) {
        return outcomes.line(
                analysis,
                analysis.label() + (cause == null ? "" : ": " + cause) + ", at " + at,
                rows.where(row -> row.comparison() == null
                        || (Objects.equals(row.cause(), cause) && !RMST.equals(row.variable()))),
                row -> isSubjects(row)
                        || ("time".equals(row.variable())
                                && row.timeDay() == day
                                && Objects.equals(row.cause(), cause)),
                of -> of.where(row -> !isSubjects(row))
                        .share(of.where(CurveOutcomes::isSubjects).whole("N")));
    }

    private static boolean isSubjects(ResultRow row) {
        return row.variable() == null && row.cause() == null && row.statName().equals("N");
    }
}
