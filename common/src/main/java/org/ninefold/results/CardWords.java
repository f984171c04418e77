package org.ninefold.results;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the cards and cardx packages of R call a statistic, and how they print it, beside our own words for it. Where they have no word,
 * as for cumulative incidences, it is ours.
 */
final class CardWords {
    private static final String MISSING = "missing";
    private static final Map<String, String> TESTS = Map.of(
            "Fisher", "stats_fisher_test",
            "Pearson", "stats_chisq_test",
            "Mann", "stats_wilcox_test",
            "Kruskal", "stats_kruskal_test",
            "Student", "stats_t_test",
            "Welch", "stats_t_test",
            "log-rank", "survival_survdiff",
            "Fleming", "survival_survdiff");
    private static final Map<String, String> STATISTICS = Map.of("q1", "p25", "q3", "p75", "n.miss", "N_miss");
    private static final Set<String> COUNTS = Set.of(
            "n", "N", "n.miss", "n.event", "n.censor", "n.risk", "n.switched", "k", "k.miss", "observed", "potential");
    private static final Set<String> OF_DAYS = Set.of("prob", "rmst");

    private CardWords() {}

    /** The cells of the columns {@code ard_context}, {@code ard_stat_name}, {@code fmt_fun} and {@code error}. */
    static List<Object> of(ResultRow row) {
        String context = context(row);
        String error = row.stat() == null && row.statChr() == null ? row.warning() : null;
        return Arrays.asList(context, statistic(row, context), format(row), error);
    }

    private static String context(ResultRow row) {
        String level = row.variableLevel() == null ? "" : row.variableLevel();
        if (row.comparison() != null) {
            return TESTS.entrySet().stream()
                    .filter(test -> row.method().startsWith(test.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(row.context());
        } else if (row.statName().equals("n.miss") || row.isUnknown() || level.equals("grade unknown")) {
            return MISSING;
        } else if (Figure.CENTRES.equals(row.variable())) {
            return row.context();
        } else if (row.variable() == null && row.statName().equals("N")) {
            return "total_n";
        }
        return switch (row.context()) {
            case "frequency" -> "tabulate";
            case "grades" -> level.startsWith("grade ≥") ? "proportion_ci" : "tabulate";
            case "proportion" -> "proportion_ci";
            case "survival" -> survival(row);
            default -> row.context();
        };
    }

    private static String survival(ResultRow row) {
        return switch (row.variable() == null ? "" : row.variable()) {
            case "cumulative hazard" -> "cumhaz";
            case "prob" -> "survival_survfit";
            default -> row.context();
        };
    }

    private static String statistic(ResultRow row, String context) {
        String name = row.statName();
        if (context.equals(MISSING)) {
            return "N_miss";
        } else if (name.equals("n") && context.equals("summary")) {
            return "N";
        } else if (name.equals("df") && context.startsWith("stats_")) {
            return "parameter";
        }
        return STATISTICS.getOrDefault(name, name);
    }

    /** In the patterns of cards; per cent for shares. */
    private static String format(ResultRow row) {
        String name = row.statName();
        if (COUNTS.contains(name)) {
            return "xx";
        } else if (name.startsWith("p.")) {
            return "xx.xxx";
        } else if (isShare(row, name)) {
            return "xx.x%";
        }
        return row.context().equals("summary") || isOfDays(row) ? "xx.x" : "xx.xx";
    }

    private static boolean isOfDays(ResultRow row) {
        return row.variable() != null && OF_DAYS.contains(row.variable());
    }

    private static boolean isShare(ResultRow row, String name) {
        if (Set.of("p", "naive", "gap").contains(name)) {
            return true;
        } else if (!name.equals("estimate")
                && !name.equals("std.error")
                && !name.startsWith("conf.")
                && !name.startsWith("pred.")) {
            return false;
        } else if (row.comparison() != null) {
            return row.method().startsWith("difference of proportions");
        }
        return switch (row.context()) {
            case "summary", "correlation" -> false;
            case "survival" -> !isOfDays(row) && !"cumulative hazard".equals(row.variable());
            case "follow-up" -> !"follow-up".equals(row.variable()) || "completeness".equals(row.variableLevel());
            default -> true;
        };
    }
}
