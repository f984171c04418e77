package org.ninefold.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ninefold.results.FigureText;
import org.ninefold.results.ResultRow;
import org.ninefold.results.Share;

/**
 * Rows of results among which a statistic is looked up.
 *
 * @param rows the rows
 */
record Statistics(List<ResultRow> rows) {
    static final String NOTHING = "–";
    private static final String PERCENT = "%0";
    private static final Set<String> TOLD = Set.of("estimate", "median", "p");

    Statistics where(Predicate<ResultRow> condition) {
        return new Statistics(rows.stream().filter(condition).toList());
    }

    /** The statistic of that name, where it is defined. */
    Optional<Double> stat(String name) {
        return rows.stream()
                .filter(row -> row.statName().equals(name) && row.stat() != null)
                .map(ResultRow::stat)
                .findFirst();
    }

    /** A count. */
    String whole(String name) {
        return stat(name).map(n -> NumberText.count(Math.round(n))).orElse("0");
    }

    /** The variables of the rows about a level of theirs, in order. */
    List<String> variables(String level) {
        return rows.stream()
                .filter(row -> level.equals(row.variableLevel()) && row.comparison() == null)
                .map(ResultRow::variable)
                .distinct()
                .toList();
    }

    /** Of how many nobody knows, such as {@code , 2 not assessed}; empty where it is known of all. */
    String unknown() {
        return rows.stream()
                .filter(row -> row.isUnknown() && row.statName().equals("n") && row.stat() > 0)
                .map(row -> ", " + NumberText.count(Math.round(row.stat())) + " " + row.variableLevel())
                .collect(Collectors.joining());
    }

    /** The number in words; a dash where it is not defined. */
    String told(String name, DoubleFunction<String> words) {
        return stat(name).map(words::apply).orElse(NOTHING);
    }

    /** A share in per cent, from its counts where it was counted; empty where it is not defined. */
    Optional<String> percent(String name) {
        return rows.stream()
                .filter(row -> row.statName().equals(name) && row.stat() != null)
                .findFirst()
                .map(row -> Share.beside(row, rows)
                                .map(share -> FigureText.ofShare(share, PERCENT))
                                .orElseGet(() -> FigureText.of(row.stat(), PERCENT))
                        + " %");
    }

    /** The estimate as a percentage with its limits. */
    Outcome.Cell share(String n) {
        return new Outcome.Cell(
                n,
                percent("estimate").orElse("not estimable"),
                limits("conf.low", "conf.high", limit -> FigureText.of(limit, PERCENT)));
    }

    /** Two limits in words; empty where one is missing. */
    String limits(String low, String high, DoubleFunction<String> words) {
        if (stat(low).isEmpty() || stat(high).isEmpty()) {
            return "";
        }
        String from = words.apply(stat(low).orElseThrow());
        String to = words.apply(stat(high).orElseThrow());
        return from + (from.startsWith("−") || to.startsWith("−") ? " to " : "–") + to;
    }

    /** How it was estimated, with the kind of interval. */
    String method() {
        String method = Stream.concat(rows.stream().filter(row -> TOLD.contains(row.statName())), rows.stream())
                .map(ResultRow::method)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return rows.stream()
                .map(ResultRow::confType)
                .filter(Objects::nonNull)
                .findFirst()
                .map(type -> method + "; " + type + " interval")
                .orElse(method);
    }

    /** What stands beside any of them. */
    String caution() {
        return rows.stream()
                .filter(row ->
                        row.statName().equals("estimate") || row.statName().equals("n"))
                .map(ResultRow::warning)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
