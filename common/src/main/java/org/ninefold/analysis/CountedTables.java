package org.ninefold.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All tables of a run, by table, centre and group. */
public final class CountedTables {

    /** Where a table's counts belong; the group is empty where the table has none or its variable is null. */
    private record Place(String tableId, String siteId, String group) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = tableId.compareTo(other.tableId);
            order = order == 0 ? siteId.compareTo(other.siteId) : order;
            return order == 0 ? group.compareTo(other.group) : order;
        }
    }

    private static final String NO_GROUP = "";

    private final Map<Place, Counted> counted = new TreeMap<>();
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
        var byPlace = new TreeMap<Place, List<Count>>();
        for (Count cell : cells) {
            String group = cell.groupLevel() == null ? NO_GROUP : cell.groupLevel();
            byPlace.computeIfAbsent(new Place(cell.table().tableId(), cell.siteId(), group), p -> new ArrayList<>())
                    .add(cell);
        }
        var tables = new CountedTables(sites);
        byPlace.forEach((place, list) ->
                tables.counted.put(place, Counted.of(list.get(0).table().fact(), list)));
        return tables;
    }

    /** The centres, in the study's order. */
    public List<String> sites() {
        return sites;
    }

    /** The levels of a table's groups that occur, in order; subjects without a level are left out. */
    public Set<String> groups(TableSpec table) {
        var groups = new TreeSet<String>();
        for (Place place : counted.keySet()) {
            if (place.tableId().equals(table.tableId()) && !place.group().equals(NO_GROUP)) {
                groups.add(place.group());
            }
        }
        return groups;
    }

    /** One centre's counts; {@link Counted#EMPTY} where it has no subject. */
    public Counted of(TableSpec table, String siteId, String group) {
        return counted.getOrDefault(
                new Place(table.tableId(), siteId, group == null ? NO_GROUP : group), Counted.EMPTY);
    }

    /** The counts of all centres together. */
    public Counted pooled(TableSpec table, String group) {
        return sites.stream().map(site -> of(table, site, group)).reduce(Counted.EMPTY, Counted::merge);
    }

    /** One centre's counts, or those of all centres for null, whatever the group; subjects without a group included. */
    public Counted overall(TableSpec table, String siteId) {
        return counted.entrySet().stream()
                .filter(e -> e.getKey().tableId().equals(table.tableId())
                        && (siteId == null || e.getKey().siteId().equals(siteId)))
                .map(Map.Entry::getValue)
                .reduce(Counted.EMPTY, Counted::merge);
    }

    /** Subjects of one centre, or of all for null, who have no level of the grouping variable. */
    public long withoutGroup(TableSpec table, String siteId) {
        return (siteId == null ? pooled(table, null) : of(table, siteId, null)).subjects();
    }

    /** All subjects of one centre in a table, those without a group included. */
    public long subjects(TableSpec table, String siteId) {
        return counted.entrySet().stream()
                .filter(e -> e.getKey().tableId().equals(table.tableId())
                        && e.getKey().siteId().equals(siteId))
                .mapToLong(e -> e.getValue().subjects())
                .reduce(0L, Math::addExact);
    }
}
