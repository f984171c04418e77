package org.ninefold.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All tables of a run, by table, centre and group. */
public final class CountedTables {

    /** The group of subjects where the table has no groups, or whose level of its variable is null. */
    private static final String NO_GROUP = "";

    /** By table, then centre, then group. */
    private final Map<String, Map<String, SortedMap<String, Counted>>> counted = new HashMap<>();

    private final List<String> sites;

    private CountedTables(List<String> sites) {
        this.sites = List.copyOf(sites);
    }

    /**
     * Puts cells together.
     *
     * @param sites all centres of the study, in its order, also those without a subject
     */
    public static CountedTables of(List<Count> cells, List<String> sites) {
        var byPlace = new HashMap<TableSpec, Map<String, Map<String, List<Count>>>>();
        for (Count cell : cells) {
            String group = cell.groupLevel() == null ? NO_GROUP : cell.groupLevel();
            byPlace.computeIfAbsent(cell.table(), table -> new HashMap<>())
                    .computeIfAbsent(cell.siteId(), site -> new HashMap<>())
                    .computeIfAbsent(group, level -> new ArrayList<>())
                    .add(cell);
        }
        var tables = new CountedTables(sites);
        byPlace.forEach(
                (table, bySite) -> bySite.forEach((site, byGroup) -> byGroup.forEach((group, list) -> tables.counted
                        .computeIfAbsent(table.tableId(), id -> new HashMap<>())
                        .computeIfAbsent(site, id -> new TreeMap<>())
                        .put(group, Counted.of(table.fact(), list)))));
        return tables;
    }

    /** A centre's counts in a table, by group. */
    private SortedMap<String, Counted> groups(TableSpec table, String siteId) {
        return counted.getOrDefault(table.tableId(), Map.of()).getOrDefault(siteId, Collections.emptySortedMap());
    }

    /** The centres, in the study's order. */
    public List<String> sites() {
        return sites;
    }

    /** The levels of a table's groups that occur, in order; subjects without a level are left out. */
    public Set<String> groups(TableSpec table) {
        var groups = new TreeSet<String>();
        counted.getOrDefault(table.tableId(), Map.of()).values().forEach(bySite -> groups.addAll(bySite.keySet()));
        groups.remove(NO_GROUP);
        return groups;
    }

    /** One centre's counts; {@link Counted#EMPTY} where it has no subject. */
    public Counted of(TableSpec table, String siteId, String group) {
        return groups(table, siteId).getOrDefault(group == null ? NO_GROUP : group, Counted.EMPTY);
    }

    /** The counts of all centres together. */
    public Counted pooled(TableSpec table, String group) {
        return sites.stream().map(site -> of(table, site, group)).reduce(Counted.EMPTY, Counted::merge);
    }

    /** The counts of a group in one centre, or in all for null. */
    Counted group(TableSpec table, String siteId, String group) {
        return siteId == null ? pooled(table, group) : of(table, siteId, group);
    }

    /** One centre's counts, or those of all centres for null, whatever the group; subjects without a group included. */
    public Counted overall(TableSpec table, String siteId) {
        Stream<String> scope = siteId == null ? sites.stream() : Stream.of(siteId);
        return scope.flatMap(site -> groups(table, site).values().stream()).reduce(Counted.EMPTY, Counted::merge);
    }

    /** Subjects of one centre, or of all for null, who have no level of the grouping variable. */
    public long withoutGroup(TableSpec table, String siteId) {
        return group(table, siteId, null).subjects();
    }

    /** All subjects of one centre in a table, those without a group included. */
    public long subjects(TableSpec table, String siteId) {
        return groups(table, siteId).values().stream()
                .mapToLong(Counted::subjects)
                .reduce(0L, Math::addExact);
    }
}
