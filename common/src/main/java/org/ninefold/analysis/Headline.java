package org.ninefold.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ninefold.results.ResultRow;
import org.ninefold.study.Analysis;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Horizon;
import org.ninefold.study.Study;

/**
 * A pooled figure in words, as people quote it: rounded half up, percentages whole, long follow-up in months.
 *
 * @param analysis id of the analysis
 * @param label what is told
 * @param subjects the count behind it, such as {@code 34/43} or {@code N 43}
 * @param figure such as {@code 79 % (66, 92)}
 */
public record Headline(String analysis, String label, String subjects, String figure) {
    private static final double DAYS_A_MONTH = 30.4375;
    private static final double YEAR_IN_MONTHS = 365.25;
    private static final String NO_FIGURE = "not estimable";

    /** A line or two for each analysis of a study, in its order; grouped analyses are left to the tables. */
    public static List<Headline> of(Study study, List<ResultRow> results) {
        Map<String, List<ResultRow>> pooled = results.stream()
                .filter(row -> row.group1() == null)
                .collect(Collectors.groupingBy(ResultRow::analysis));
        var headlines = new ArrayList<Headline>();
        for (Analysis analysis : study.analyses()) {
            if (analysis.groupVariable() == null) {
                var figures = new Figures(pooled.getOrDefault(analysis.id(), List.of()));
                headlines.addAll(lines(study, analysis, figures));
            }
        }
        return List.copyOf(headlines);
    }

    private static List<Headline> lines(Study study, Analysis analysis, Figures figures) {
        if (analysis instanceof Analysis.Proportion proportion) {
            return List.of(share(analysis, analysis.label(), figures, proportion.of(), null));
        } else if (analysis instanceof Analysis.Grades grades) {
            return grades(grades, figures);
        } else if (analysis instanceof Analysis.Frequency frequency) {
            return List.of(frequency(frequency, figures));
        } else if (analysis instanceof Analysis.Summary summary) {
            return List.of(summary(summary, figures));
        } else if (analysis instanceof Analysis.Survival survival) {
            String endpoint = study.endpoint(survival.endpoint()).label();
            return atTime(analysis, label(analysis, endpoint), survival.times(), null, figures);
        } else if (analysis instanceof Analysis.Incidence incidence) {
            Endpoint endpoint = study.endpoint(incidence.endpoint());
            return endpoint.causes().stream()
                    .flatMap(cause -> atTime(
                            analysis,
                            label(analysis, endpoint.label()) + ": " + cause.name(),
                            incidence.times(),
                            cause.name(),
                            figures)
                            .stream())
                    .toList();
        }
        return List.of(
                analysis instanceof Analysis.Correlation
                        ? correlation(analysis, figures)
                        : followUp(analysis, figures));
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
    private static List<Headline> grades(Analysis.Grades analysis, Figures figures) {
        var lines = new ArrayList<Headline>();
        for (String level : List.of("grade ≥1", "grade ≥3")) {
            List<String> variables = figures.variables(level);
            boolean pooled = level.equals("grade ≥1") || variables.size() < 2;
            for (String variable : pooled ? variables.subList(0, Math.min(1, variables.size())) : variables) {
                String scale = variable.substring(analysis.term().length());
                String name = level.equals("grade ≥1") ? "any grade" : level;
                lines.add(share(analysis, analysis.label() + ", " + name + scale, figures, variable, level));
            }
        }
        return lines;
    }

    private static Headline frequency(Analysis.Frequency analysis, Figures figures) {
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
                analysis.label(),
                "N " + total,
                (parts.isEmpty() ? NO_FIGURE : String.join(", ", parts)) + figures.unknown(analysis.of()));
    }

    private static Headline summary(Analysis.Summary analysis, Figures figures) {
        String unit = analysis.unit() == null ? "" : " " + analysis.unit();
        String figure = figures.has("median")
                ? "median %s%s (%s–%s)"
                        .formatted(
                                number(figures.stat("median"), analysis.decimals()),
                                unit,
                                number(figures.stat("min"), analysis.decimals()),
                                number(figures.stat("max"), analysis.decimals()))
                : NO_FIGURE;
        return new Headline(analysis.id(), analysis.label(), "N " + figures.whole("n"), figure);
    }

    /** The figure at one year if the analysis has it, else at its last time. */
    private static List<Headline> atTime(
            Analysis analysis, String label, List<Horizon> times, String cause, Figures figures) {
        if (times.isEmpty()) {
            return List.of();
        }
        Horizon time = times.stream()
                .filter(t -> t.days() == YEAR_IN_MONTHS)
                .findFirst()
                .orElse(times.get(times.size() - 1));
        String subjects = "N " + figures.about(null, null).whole("N");
        String figure = figures.of(cause).about("time", time.text()).percentWithLimits();
        return List.of(new Headline(analysis.id(), label + ", at " + time.text(), subjects, figure));
    }

    private static Headline correlation(Analysis analysis, Figures figures) {
        String figure = figures.has("estimate") && figures.has("p.value")
                ? "r = %s, P = %s".formatted(number(figures.stat("estimate"), 3), number(figures.stat("p.value"), 3))
                : NO_FIGURE;
        return new Headline(analysis.id(), analysis.label(), "N " + figures.whole("n"), figure);
    }

    private static Headline followUp(Analysis analysis, Figures figures) {
        Figures survivors = figures.about("follow-up", "survivors");
        String figure = survivors.has("median")
                ? "median %s months (%s–%s)"
                        .formatted(
                                number(survivors.stat("median") / DAYS_A_MONTH, 0),
                                number(survivors.stat("min") / DAYS_A_MONTH, 0),
                                number(survivors.stat("max") / DAYS_A_MONTH, 0))
                : NO_FIGURE;
        return new Headline(analysis.id(), analysis.label() + ", survivors", "N " + survivors.whole("n"), figure);
    }

    private static String number(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
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
            return rows.stream().anyMatch(row -> row.statName().equals(name) && row.stat() != null);
        }

        double stat(String name) {
            return rows.stream()
                    .filter(row -> row.statName().equals(name) && row.stat() != null)
                    .findFirst()
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
            String percent = number(100 * stat("estimate"), 0) + " %";
            return has("conf.low") && has("conf.high")
                    ? "%s (%s, %s)"
                            .formatted(percent, number(100 * stat("conf.low"), 0), number(100 * stat("conf.high"), 0))
                    : percent;
        }
    }
}
