package org.ninefold.counting;

import org.ninefold.study.Analysis;

/**
 * A table to be counted: one variable in one population, by the levels of one variable.
 *
 * @param population id of the population
 * @param by ADSL variable of the groups, or null for one group
 */
public record TableSpec(CountedVariable variable, String population, String by) {

    /** The table of a variable in the population and groups of an analysis. */
    public static TableSpec of(Analysis analysis, CountedVariable variable) {
        return new TableSpec(variable, analysis.population(), analysis.by());
    }

    /** The name that analyses and the published tables refer to, different for different tables: a slash of SQL is doubled. */
    public String tableId() {
        return variable.variable().replace("/", "//") + "/" + population + (by == null ? "" : "/" + by);
    }
}
