package org.ninefold.analysis;

import java.util.List;
import java.util.Map;
import org.ninefold.study.Analysis;
import org.ninefold.study.Denominator;

/**
 * What one analysis has counted: everybody, and each of its groups, of one centre or of all (a null centre). Groups are
 * levels of a variable in the analysis' own table, or tables of their own, where subjects change group.
 */
final class GroupedCounts {
    private final TableSpec table;
    private final Map<String, TableSpec> parts;
    private final CountedTables tables;
    private final List<String> levels;
    /** As what those count of whom nobody knows what is asked; null where they are left out. */
    private final String unknownAs;

    GroupedCounts(TablePlan plan, CountedTables tables, Analysis analysis) {
        this.table = plan.specs().get(analysis.id());
        this.parts = plan.parts().getOrDefault(analysis.id(), Map.of());
        this.tables = tables;
        this.unknownAs =
                analysis instanceof Analysis.Proportion proportion && proportion.denominator() == Denominator.ALL
                        ? Fact.Condition.NO
                        : null;
        this.levels = List.copyOf(parts.isEmpty() ? tables.groups(table) : parts.keySet());
    }

    /** The groups that occur, in order. */
    List<String> levels() {
        return levels;
    }

    Counted overall(String site) {
        return whole(tables.overall(table, site));
    }

    Counted group(String site, String level) {
        return parts.containsKey(level)
                ? tables.overall(parts.get(level), site)
                : whole(tables.group(table, site, level));
    }

    private Counted whole(Counted counted) {
        return unknownAs == null ? counted : counted.unknownAs(unknownAs);
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
