package org.ninefold.jobs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The statistics of one published figure by their names; null where one is undefined. */
public record Figures(Map<String, Double> stats) {

    /** The figure of an analysis, of one centre or (null) of all; nulls are columns that do not apply. */
    public static Figures of(
            Published published, String analysis, String site, String variable, String level, String cause) {
        var stats = new LinkedHashMap<String, Double>();
        published.rows("""
                        select stat_name, stat from results
                        where analysis = ? and group1_level is not distinct from ? and variable is not distinct from ?
                          and variable_level is not distinct from ? and cause is not distinct from ?""", analysis, site, variable, level, cause).forEach(row -> {
            if (stats.containsKey((String) row.get(0))) {
                throw new IllegalStateException(analysis + " has " + row.get(0) + " twice");
            }
            stats.put((String) row.get(0), (Double) row.get(1));
        });
        if (stats.isEmpty()) {
            throw new IllegalStateException("no figure " + analysis + " " + variable + " " + level);
        }
        return new Figures(stats);
    }

    /** A statistic; null where it is undefined. */
    public Double stat(String name) {
        if (!stats.containsKey(name)) {
            throw new IllegalStateException("no statistic " + name + " among " + stats.keySet());
        }
        return stats.get(name);
    }

    /** A count. */
    public long count(String name) {
        return Math.round(stat(name));
    }

    /** Whole percents, rounded half up, as papers print them. */
    public String percents() {
        return "%s (%s, %s)".formatted(percent("estimate"), percent("conf.low"), percent("conf.high"));
    }

    private String percent(String name) {
        return BigDecimal.valueOf(100 * stat(name))
                .setScale(0, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
