package org.ninefold.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ninefold.results.Compared;
import org.ninefold.results.FigureText;
import org.ninefold.results.ResultRow;
import org.ninefold.results.Share;
import org.ninefold.study.Analysis;
import org.ninefold.study.CorrelationAnalysis;
import org.ninefold.study.Endpoint;
import org.ninefold.study.FrequencyAnalysis;
import org.ninefold.study.GradesAnalysis;
import org.ninefold.study.Horizon;
import org.ninefold.study.IncidenceAnalysis;
import org.ninefold.study.ProportionAnalysis;
import org.ninefold.study.Study;
import org.ninefold.study.SummaryAnalysis;
import org.ninefold.study.SurvivalAnalysis;

/**
 * A pooled figure in words, as people quote it: rounded half up, percentages whole, long follow-up in months.
 *
 * @param analysis id of the analysis
 * @param label what is told
 * @param subjects the count behind it, such as {@code 34/43} or {@code N 43}
 * @param figure such as {@code 79 % (66, 92)}
 */
public record Headline(String analysis, String label, String subjects, String figure) {
    private static final double YEAR_IN_MONTHS = 365.25;
    private static final String NO_FIGURE = "not estimable";

    /**
     * A line or two for each analysis of a study, in its order; where it has groups a line more for each of them, and one of
     * what compares them.
     */
    public static List<Headline> of(Study study, List<ResultRow> results) {
        Map<String, List<ResultRow>> pooled = results.stream()
                .filter(row -> row.group1() == null)
                .collect(Collectors.groupingBy(ResultRow::analysis));
        var headlines = new ArrayList<Headline>();
        for (Analysis analysis : study.analyses()) {
            List<ResultRow> rows = pooled.getOrDefault(analysis.id(), List.of());
            lines(study, analysis, rows).forEach(line -> headlines.addAll(line.headlines(analysis, rows)));
        }
        return List.copyOf(headlines);
    }

    /**
     * One thing that is told of all subjects, and of each group.
     *
     * @param label what is told
     * @param compared the comparisons of groups that belong to it
     * @param figure tells it
     */
    private record Line(String label, Predicate<ResultRow> compared, BiFunction<String, Figures, Headline> figure) {
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
    }

    private static List<Line> lines(Study study, Analysis analysis, List<ResultRow> rows) {
        if (analysis instanceof ProportionAnalysis proportion) {
            return List.of(line(analysis, (label, of) -> share(analysis, label, of, proportion.of(), null)));
        } else if (analysis instanceof GradesAnalysis grades) {
            return grades(grades, new Figures(rows));
        } else if (analysis instanceof FrequencyAnalysis frequency) {
            return List.of(line(analysis, (label, of) -> frequency(frequency, label, of)));
        } else if (analysis instanceof SummaryAnalysis summary) {
            return List.of(line(analysis, (label, of) -> summary(summary, label, of)));
        } else if (analysis instanceof SurvivalAnalysis survival) {
            String endpoint = study.endpoint(survival.endpoint()).label();
            return atTime(analysis, label(analysis, endpoint), survival.times(), null);
        } else if (analysis instanceof IncidenceAnalysis incidence) {
            Endpoint endpoint = study.endpoint(incidence.endpoint());
            return endpoint.causeNames().stream()
                    .flatMap(cause ->
                            atTime(analysis, label(analysis, endpoint.label()) + ": " + cause, incidence.times(), cause)
                                    .stream())
                    .toList();
        } else if (analysis instanceof CorrelationAnalysis) {
            return List.of(line(analysis, (label, of) -> correlation(analysis, label, of)));
        }
        return List.of(line(analysis, (label, of) -> followUp(analysis, label, of)));
    }

    private static Line line(Analysis analysis, BiFunction<String, Figures, Headline> figure) {
        return new Line(analysis.label(), row -> true, figure);
    }

    private static String label(Analysis analysis, String otherwise) {
        return analysis.label().equals(analysis.id()) ? otherwise : analysis.label();
    }

    private static Headline share(Analysis analysis, String label, Figures figures, String variable, String level) {
        Figures row = figures.about(variable, level);
        String counts = row.whole("n") + "/" + row.whole("N");
        return new Headline(analysis.id(), label, counts, row.percentWithLimits() + figures.unknown(variable));
    }

    /** Any grade once, grade 3 or more on each scale that has figures of its own. */
    private static List<Line> grades(GradesAnalysis analysis, Figures figures) {
        var lines = new ArrayList<Line>();
        for (String level : List.of("grade ≥1", "grade ≥3")) {
            List<String> variables = figures.variables(level);
            boolean pooled = level.equals("grade ≥1") || variables.size() < 2;
            for (String variable : pooled ? variables.subList(0, Math.min(1, variables.size())) : variables) {
                String scale = variable.substring(analysis.term().length());
                String name = level.equals("grade ≥1") ? "any grade" : level;
                lines.add(new Line(
                        analysis.label() + ", " + name + scale,
                        row -> level.equals(row.variableLevel()) && variable.equals(row.variable()),
                        (label, of) -> share(analysis, label, of, variable, level)));
            }
        }
        return lines;
    }

    private static Headline frequency(FrequencyAnalysis analysis, String label, Figures figures) {
        var parts = new ArrayList<String>();
        String total = "0";
        long unknown = figures.rows().stream()
                .filter(row -> row.isUnknown() && row.statName().equals("n"))
                .mapToLong(row -> Math.round(row.stat()))
                .sum();
        for (ResultRow row : figures.known().rows()) {
            if (row.statName().equals("n")) {
                parts.add(row.variableLevel() + " " + Math.round(row.stat()));
            } else if (row.statName().equals("n.miss") && row.stat() > unknown) {
                parts.add("missing " + (Math.round(row.stat()) - unknown));
            } else if (row.statName().equals("N")) {
                total = Long.toString(Math.round(row.stat()));
            }
        }
        return new Headline(
                analysis.id(),
                label,
                "N " + total,
                (parts.isEmpty() ? NO_FIGURE : String.join(", ", parts)) + figures.unknown(analysis.of()));
    }

    private static Headline summary(SummaryAnalysis analysis, String label, Figures figures) {
        String unit = analysis.unit() == null ? "" : " " + analysis.unit();
        String figure = figures.has("median")
                ? "median %s%s (%s–%s)"
                        .formatted(
                                FigureText.of(figures.stat("median"), analysis.decimals()),
                                unit,
                                FigureText.of(figures.stat("min"), analysis.decimals()),
                                FigureText.of(figures.stat("max"), analysis.decimals()))
                : NO_FIGURE;
        return new Headline(analysis.id(), label, "N " + figures.whole("n"), figure);
    }

    /** The figure at one year if the analysis has it, else at its last time. */
    private static List<Line> atTime(Analysis analysis, String name, List<Horizon> times, String cause) {
        if (times.isEmpty()) {
            return List.of(new Line(
                    name,
                    row -> Objects.equals(row.cause(), cause),
                    (label, of) -> untimed(analysis, label, of.about(null, null).whole("N"), of, cause)));
        }
        Horizon time = times.stream()
                .filter(t -> t.days() == YEAR_IN_MONTHS)
                .findFirst()
                .orElse(times.get(times.size() - 1));
        return List.of(new Line(
                name + ", at " + time.text(),
                row -> Objects.equals(row.cause(), cause),
                (label, of) -> new Headline(
                        analysis.id(),
                        label,
                        "N " + of.about(null, null).whole("N"),
                        of.of(cause).about("time", time.text()).percentWithLimits())));
    }

    /** Of a curve that is read at no time: the median, or how many events of the cause there are. */
    private static Headline untimed(Analysis analysis, String label, String n, Figures of, String cause) {
        if (cause != null) {
            return new Headline(
                    analysis.id(),
                    label,
                    "N " + n,
                    of.of(cause).about(null, null).whole("n.event") + " events");
        }
        Figures median = of.about("prob", "0.5");
        return new Headline(
                analysis.id(),
                label + ", median",
                "N " + n,
                median.has("estimate")
                        ? FigureText.of(median.stat("estimate"), "m1") + " months"
                        : n.equals("0") ? NO_FIGURE : "not reached");
    }

    private static Headline correlation(Analysis analysis, String label, Figures figures) {
        String figure = figures.has("estimate") && figures.has("p.value")
                ? "r = %s, %s"
                        .formatted(FigureText.of(figures.stat("estimate"), 3), FigureText.p(figures.stat("p.value")))
                : NO_FIGURE;
        return new Headline(analysis.id(), label, "N " + figures.whole("n"), figure);
    }

    private static Headline followUp(Analysis analysis, String label, Figures figures) {
        Figures survivors = figures.about("follow-up", "survivors");
        String figure = survivors.has("median")
                ? "median %s months (%s–%s)"
                        .formatted(
                                FigureText.of(survivors.stat("median"), "m0"),
                                FigureText.of(survivors.stat("min"), "m0"),
                                FigureText.of(survivors.stat("max"), "m0"))
                : figures.about("follow-up", "all").whole("n").equals("0") ? NO_FIGURE : "no survivors";
        return new Headline(analysis.id(), label + ", survivors", "N " + survivors.whole("n"), figure);
    }

    /** Rows among which a statistic is looked up by its name. */
    private record Figures(List<ResultRow> rows) {
        Figures about(String variable, String level) {
            return new Figures(rows.stream()
                    .filter(row ->
                            Objects.equals(row.variable(), variable) && Objects.equals(row.variableLevel(), level))
                    .toList());
        }

        Figures of(String cause) {
            return new Figures(rows.stream()
                    .filter(row -> Objects.equals(row.cause(), cause))
                    .toList());
        }

        /** The variables of the rows about a level of theirs, in order. */
        List<String> variables(String level) {
            return rows.stream()
                    .filter(row -> level.equals(row.variableLevel()))
                    .map(ResultRow::variable)
                    .distinct()
                    .toList();
        }

        /** Without the rows about those of whom nobody knows. */
        Figures known() {
            return new Figures(rows.stream().filter(row -> !row.isUnknown()).toList());
        }

        /** Of how many nobody knows, such as {@code , 2 not assessed}; empty where it is known of all. */
        String unknown(String variable) {
            return rows.stream()
                    .filter(row -> row.isUnknown()
                            && row.statName().equals("n")
                            && variable.equals(row.variable())
                            && row.stat() > 0)
                    .map(row -> ", " + Math.round(row.stat()) + " " + row.variableLevel())
                    .collect(Collectors.joining());
        }

        boolean has(String name) {
            return row(name).isPresent();
        }

        private Optional<ResultRow> row(String name) {
            return rows.stream()
                    .filter(row -> row.statName().equals(name) && row.stat() != null)
                    .findFirst();
        }

        double stat(String name) {
            return row(name)
                    .orElseThrow(() -> new IllegalStateException("no statistic " + name))
                    .stat();
        }

        String whole(String name) {
            return has(name) ? String.format(Locale.ROOT, "%d", Math.round(stat(name))) : "0";
        }

        String percentWithLimits() {
            if (!has("estimate")) {
                return NO_FIGURE;
            }
            String percent = row("estimate")
                            .flatMap(estimate -> Share.beside(estimate, rows))
                            .map(share -> FigureText.ofShare(share, "%0"))
                            .orElseGet(() -> FigureText.of(stat("estimate"), "%0"))
                    + " %";
            return has("conf.low") && has("conf.high")
                    ? "%s (%s, %s)"
                            .formatted(
                                    percent,
                                    FigureText.of(stat("conf.low"), "%0"),
                                    FigureText.of(stat("conf.high"), "%0"))
                    : percent;
        }
    }
}
