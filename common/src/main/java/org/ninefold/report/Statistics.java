package org.ninefold.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ninefold.results.ResultRow;

/**
 * Rows of results among which a statistic is looked up.
 *
 * @param rows the rows
 */
record Statistics(List<ResultRow> rows) {
    private static final String NOTHING = "–";
    private static final Set<String> TOLD = Set.of("estimate", "median", "p");

    Statistics where(Predicate<ResultRow> condition) {
        return new Statistics(rows.stream().filter(condition).toList());
    }

    Statistics about(String variable, String level) {
        return where(row -> Objects.equals(row.variable(), variable) && Objects.equals(row.variableLevel(), level));
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
        return stat(name).map(n -> Numbers.count(Math.round(n))).orElse("0");
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
                .map(row -> ", " + Numbers.count(Math.round(row.stat())) + " " + row.variableLevel())
                .collect(Collectors.joining());
    }

    String rounded(String name, double unit, int decimals) {
        return stat(name).map(value -> Numbers.trimmed(value / unit, decimals)).orElse(NOTHING);
    }

    /** The estimate as a percentage with its limits. */
    Outcome.Cell percent(String n) {
        return new Outcome.Cell(
                n,
                stat("estimate").map(p -> Numbers.percent(p) + " %").orElse("not estimable"),
                limits(100, "conf.low", "conf.high", 0));
    }

    /** Two limits in a unit; empty where one is missing. */
    String limits(double factor, String low, String high, int decimals) {
        if (stat(low).isEmpty() || stat(high).isEmpty()) {
            return "";
        }
        String from = Numbers.trimmed(factor * stat(low).orElseThrow(), decimals);
        String to = Numbers.trimmed(factor * stat(high).orElseThrow(), decimals);
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
