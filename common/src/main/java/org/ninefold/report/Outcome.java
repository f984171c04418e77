package org.ninefold.report;

import java.util.List;

/**
 * A line of the table of outcomes.
 *
 * @param analysis id of the analysis
 * @param label what is told
 * @param population id of the population
 * @param whole the figure of all centres and all groups together
 * @param method how it was estimated
 * @param groups the figures of groups, in order; empty without groups
 * @param tests of the groups, such as {@code P = 0.020 (log-rank)}; empty without groups
 * @param caution what to know before the figures are used; null where there is nothing
 * @param centres the figures of the centres, in their order
 */
public record Outcome(
        String analysis,
        String label,
        String population,
        Cell whole,
        String method,
        List<Group> groups,
        List<String> tests,
        String caution,
        List<Cell> centres) {

    /**
     * A figure in words.
     *
     * @param n the count behind it, such as {@code 34/43}
     * @param estimate such as {@code 79 %}
     * @param interval such as {@code 66–92}; empty where there is none
     */
    public record Cell(String n, String estimate, String interval) {}

    /** The figure of a group, with the name of the group. */
    public record Group(String name, Cell cell) {}
}
