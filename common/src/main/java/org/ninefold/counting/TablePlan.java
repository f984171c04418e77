package org.ninefold.counting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ninefold.study.Endpoint;

/**
 * The distinct tables that a study's analyses need, so that one pass over the patients counts them all.
 *
 * @param variables the distinct variables that are counted
 * @param populations ids of the populations in use
 * @param groupings ADSL variables in use as groups
 * @param specs the table of each analysis, by its id
 * @param parts of an analysis whose groups are parts of the subjects' time, by its id: the table of each group
 * @param tables the distinct tables
 */
public record TablePlan(
        List<CountedVariable> variables,
        List<String> populations,
        List<String> groupings,
        Map<String, TableSpec> specs,
        Map<String, Map<String, TableSpec>> parts,
        List<TableSpec> tables) {

    public TablePlan {
        variables = List.copyOf(variables);
        populations = List.copyOf(populations);
        groupings = List.copyOf(groupings);
        specs = Collections.unmodifiableMap(new LinkedHashMap<>(specs));
        parts = Map.copyOf(parts);
        tables = List.copyOf(tables);
    }

    /** The population of all subjects of a study, in whom every endpoint is counted so that the run can check itself. */
    public static final String EVERYONE = "*";

    /** The table of an endpoint in {@link #EVERYONE}. */
    public static TableSpec everyone(Endpoint endpoint) {
        return new TableSpec(new CountedVariable.TimeToEvent(endpoint), EVERYONE, null);
    }
}
