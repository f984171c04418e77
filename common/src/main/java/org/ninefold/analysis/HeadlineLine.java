package org.ninefold.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ninefold.results.Compared;
import org.ninefold.results.ResultRow;
import org.ninefold.study.Analysis;
import org.ninefold.study.Horizon;

/**
 * One thing that is told of all subjects, and of each group.
 *
 * @param label what is told
 * @param compared the comparisons of groups that belong to it
 * @param figure tells it
 */
public record HeadlineLine(String label, Predicate<ResultRow> compared, BiFunction<String, Figures, Headline> figure) {
    private static final double YEAR_IN_MONTHS = 365.25;

    List<Headline> headlines(Analysis analysis, List<ResultRow> rows) {
        var headlines = new ArrayList<Headline>();
        headlines.add(figure.apply(label, group(rows, null)));
        if (analysis.groupVariable() == null) {
            return headlines;
        }
        List<String> levels = rows.stream()
                .filter(row -> row.comparison() == null && row.group2Level() != null)
                .map(ResultRow::group2Level)
                .distinct()
                .toList();
        for (String level : levels) {
            headlines.add(figure.apply(analysis.groupVariable() + " " + level + ": " + label, group(rows, level)));
        }
        List<Compared> tests = Compared.of(rows.stream().filter(compared).toList());
        if (!tests.isEmpty()) {
            headlines.add(new Headline(
                    analysis.id(),
                    "by " + analysis.groupVariable() + ": " + label,
                    levels.size() + " groups",
                    tests.stream().map(Compared::text).collect(Collectors.joining("; "))));
        }
        return headlines;
    }

    private static Figures group(List<ResultRow> rows, String level) {
        return new Figures(rows.stream()
                .filter(row -> row.comparison() == null && Objects.equals(row.group2Level(), level))
                .toList());
    }

    /** What is told of an analysis alone, under its own label. */
    public static HeadlineLine of(Analysis analysis, BiFunction<String, Figures, Headline> figure) {
        return new HeadlineLine(analysis.label(), row -> true, figure);
    }

    /** The label of an analysis, or another where it has none of its own. */
    public static String label(Analysis analysis, String otherwise) {
        return analysis.label().equals(analysis.id()) ? otherwise : analysis.label();
    }

    /**
     * The figure of a curve at one year if it is read then, else at its last time.
     *
     * @param cause of a curve, null for survival
     * @param untimed what is told where it is read at no time
     */
    public static HeadlineLine atTime(
            Analysis analysis,
            String name,
            List<Horizon> times,
            String cause,
            BiFunction<String, Figures, Headline> untimed) {
        if (times.isEmpty()) {
            return new HeadlineLine(name, row -> Objects.equals(row.cause(), cause), untimed);
        }
        Horizon time = times.stream()
                .filter(t -> t.days() == YEAR_IN_MONTHS)
                .findFirst()
                .orElse(times.get(times.size() - 1));
        return new HeadlineLine(
                name + ", at " + time.text(),
                row -> Objects.equals(row.cause(), cause),
                (label, of) -> new Headline(
                        analysis.id(),
                        label,
                        "N " + of.about(null, null).whole("N"),
                        of.of(cause).about("time", time.text()).percentWithLimits()));
    }
}
