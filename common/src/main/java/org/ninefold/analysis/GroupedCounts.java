package org.ninefold.analysis;

import java.util.List;
import java.util.Map;
import org.ninefold.study.Analysis;

/**
 * What one analysis has counted: everybody, and each of its groups, of one centre or of all (a null centre). Groups are
 * levels of a variable in the analysis' own table, or tables of their own, where subjects change group.
 */
final class GroupedCounts {
    private final TableSpec table;
    private final Map<String, TableSpec> parts;
    private final CountedTables tables;
    private final List<String> levels;

    GroupedCounts(TablePlan plan, CountedTables tables, Analysis analysis) {
        this.table = plan.specs().get(analysis.id());
        this.parts = plan.parts().getOrDefault(analysis.id(), Map.of());
        this.tables = tables;
        this.levels = List.copyOf(parts.isEmpty() ? tables.groups(table) : parts.keySet());
    }

    /** The groups that occur, in order. */
    List<String> levels() {
        return levels;
    }

    Counted overall(String site) {
        return tables.overall(table, site);
    }

    Counted group(String site, String level) {
        return parts.containsKey(level) ? tables.overall(parts.get(level), site) : tables.group(table, site, level);
    }

    /** Every group in order. */
    List<Counted> groups(String site) {
        return levels.stream().map(level -> group(site, level)).toList();
    }

    /** Every group in order, for each centre. */
    List<List<Counted>> strata() {
        return tables.sites().stream().map(this::groups).toList();
    }

    /** Subjects without a level of the variable. */
    long withoutGroup(String site) {
        return parts.isEmpty() ? tables.withoutGroup(table, site) : 0;
    }
}
