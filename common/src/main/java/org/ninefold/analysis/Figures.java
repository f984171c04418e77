package org.ninefold.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ninefold.results.FigureText;
import org.ninefold.results.ResultRow;
import org.ninefold.results.Share;

/** Rows among which a statistic is looked up by its name. */
public record Figures(List<ResultRow> rows) {
    /** Those about a variable, and a level of it; null keys match null. */
    public Figures about(String variable, String level) {
        return new Figures(rows.stream()
                .filter(row -> Objects.equals(row.variable(), variable) && Objects.equals(row.variableLevel(), level))
                .toList());
    }

    /** Those of a cause; null matches null. */
    public Figures of(String cause) {
        return new Figures(
                rows.stream().filter(row -> Objects.equals(row.cause(), cause)).toList());
    }

    /** The variables of the rows about a level of theirs, in order. */
    public List<String> variables(String level) {
        return rows.stream()
                .filter(row -> level.equals(row.variableLevel()))
                .map(ResultRow::variable)
                .distinct()
                .toList();
    }

    /** Without the rows about those of whom nobody knows. */
    public Figures known() {
        return new Figures(rows.stream().filter(row -> !row.isUnknown()).toList());
    }

    /** Of how many nobody knows, such as {@code , 2 not assessed}; empty where it is known of all. */
    public String unknown(String variable) {
        return rows.stream()
                .filter(row -> row.isUnknown()
                        && row.statName().equals("n")
                        && variable.equals(row.variable())
                        && row.stat() > 0)
                .map(row -> ", " + Math.round(row.stat()) + " " + row.variableLevel())
                .collect(Collectors.joining());
    }

    /** Whether there is a number of that name. */
    public boolean has(String name) {
        return row(name).isPresent();
    }

    private Optional<ResultRow> row(String name) {
        return rows.stream()
                .filter(row -> row.statName().equals(name) && row.stat() != null)
                .findFirst();
    }

    /** The number of that name; it must be there. */
    public double stat(String name) {
        return row(name)
                .orElseThrow(() -> new IllegalStateException("no statistic " + name))
                .stat();
    }

    /** The number of that name, whole; 0 where there is none. */
    public String whole(String name) {
        return has(name) ? String.format(Locale.ROOT, "%d", Math.round(stat(name))) : "0";
    }

    /** The estimate in per cent with its limits, or that there is none. */
    public String percentWithLimits() {
        if (!has("estimate")) {
            return Headline.NO_FIGURE;
        }
        String percent = row("estimate")
                        .flatMap(estimate -> Share.beside(estimate, rows))
                        .map(share -> FigureText.ofShare(share, "%0"))
                        .orElseGet(() -> FigureText.of(stat("estimate"), "%0"))
                + " %";
        return has("conf.low") && has("conf.high")
                ? "%s (%s, %s)"
                        .formatted(
                                percent, FigureText.of(stat("conf.low"), "%0"), FigureText.of(stat("conf.high"), "%0"))
                : percent;
    }
}
