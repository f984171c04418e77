package org.ninefold.results;

import java.util.Set;

/**
 * What a statistic is a statistic of, as the keys of its {@link ResultRow} say; null where a part does not apply.
 */
public record Figure(
        String analysis,
        String population,
        String group,
        String groupLevel,
        String variable,
        String variableLevel,
        String cause,
        Integer timeDay) {
    private static final Set<String> STATISTICS =
            Set.of("n", "N", "n.event", "p", "estimate", "conf.low", "conf.high", "median");

    /** Rows that compare centres describe no subjects of their own. */
    static final String CENTRES = "centres";

    /** Whether a row is a count, an estimate, a limit or a median, and not a comparison of groups or centres. */
    static boolean has(ResultRow row) {
        return row.comparison() == null && !CENTRES.equals(row.variable()) && STATISTICS.contains(row.statName());
    }

    static Figure of(ResultRow row) {
        return new Figure(
                row.analysis(),
                row.population(),
                row.group2(),
                row.group2Level(),
                row.variable(),
                row.variableLevel(),
                row.cause(),
                row.timeDay());
    }
}
