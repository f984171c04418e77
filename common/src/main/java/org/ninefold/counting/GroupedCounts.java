package org.ninefold.counting;

import java.util.List;
import java.util.Map;

/**
 * What one analysis has counted: everybody, and each of its groups, of one centre or of all (a null centre). Groups are
 * levels of a variable in the analysis' own table, or tables of their own, where subjects change group.
 */
public final class GroupedCounts {
    private final TableSpec table;
    private final Map<String, TableSpec> parts;
    private final CountedTables tables;
    private final List<String> levels;
    private final String unknownAs;

    /**
     * What an analysis has counted.
     *
     * @param unknownAs the level as which those count of whom nobody knows theirs; null where they are left out
     */
    public GroupedCounts(TablePlan plan, CountedTables tables, String analysis, String unknownAs) {
        this.table = plan.specs().get(analysis);
        this.parts = plan.parts().getOrDefault(analysis, Map.of());
        this.tables = tables;
        this.unknownAs = unknownAs;
        this.levels = List.copyOf(parts.isEmpty() ? tables.groups(table) : parts.keySet());
    }

    /** The groups that occur, in order. */
    public List<String> levels() {
        return levels;
    }

    /** The centres, in the study's order. */
    public List<String> sites() {
        return tables.sites();
    }

    /** A group of one centre, or of all for a null centre; everybody for a null group. */
    public Counted of(String site, String level) {
        return level == null ? overall(site) : group(site, level);
    }

    /** The same of another table with the same groups. */
    public Counted of(TableSpec other, String site, String level) {
        return level == null ? tables.overall(other, site) : tables.group(other, site, level);
    }

    /** Everybody of one centre, or of all for null. */
    public Counted overall(String site) {
        return whole(tables.overall(table, site));
    }

    /** A group in one centre, or in all for null. */
    public Counted group(String site, String level) {
        return parts.containsKey(level)
                ? tables.overall(parts.get(level), site)
                : whole(tables.group(table, site, level));
    }

    private Counted whole(Counted counted) {
        return unknownAs == null ? counted : counted.unknownAs(unknownAs);
    }

    /** Every group in order, of one centre or of all for null. */
    public List<Counted> groups(String site) {
        return levels.stream().map(level -> group(site, level)).toList();
    }

    /** Every group in order, for each centre. */
    public List<List<Counted>> strata() {
        return tables.sites().stream().map(this::groups).toList();
    }

    /** Subjects of one centre, or of all for null, without a level of the variable. */
    public long withoutGroup(String site) {
        return parts.isEmpty() ? tables.group(table, site, null).subjects() : 0;
    }
}
