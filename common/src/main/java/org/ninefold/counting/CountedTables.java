package org.ninefold.counting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ninefold.results.TextOrder;
import org.ninefold.risk.Exit;

/** All tables of a run, by table, centre and group. */
public final class CountedTables {

    /** The group of subjects where the table has no groups, or whose level of its variable is null. */
    private static final String NO_GROUP = "";

    /** By table, then centre, then group. */
    private final Map<String, SortedMap<String, SortedMap<String, Counted.Packed>>> counted;

    private final List<String> sites;

    private CountedTables(
            Map<String, SortedMap<String, SortedMap<String, Counted.Packed>>> counted, List<String> sites) {
        this.counted = counted;
        this.sites = List.copyOf(sites);
    }

    /** Takes the cells of a group of a centre in a table, in whatever order they come. */
    public interface Group {
        /** Adds a cell; day, level and count as in {@link Count}. */
        void add(Integer day, String level, long n);
    }

    /** Puts cells together, in whatever order they come. */
    public static final class Builder {
        private final Map<TableSpec, SortedMap<String, SortedMap<String, Counted.Builder>>> tables = new HashMap<>();
        /** The exits of all levels that came. */
        private final Map<String, Exit> exits = new HashMap<>();

        /** Adds a cell. */
        public Builder add(Count cell) {
            group(cell.table(), cell.siteId(), cell.groupLevel()).add(cell.day(), cell.level(), cell.n());
            return this;
        }

        /** The cells of a group of a centre in a table; of subjects without a group for null. */
        public Group group(TableSpec table, String siteId, String groupLevel) {
            return tables.computeIfAbsent(table, own -> new TreeMap<>(TextOrder::compare))
                    .computeIfAbsent(siteId, site -> new TreeMap<>(TextOrder::compare))
                    .computeIfAbsent(
                            groupLevel == null ? NO_GROUP : groupLevel,
                            group -> new Counted.Builder(table.variable(), this::exit));
        }

        private Exit exit(String level) {
            return exits.computeIfAbsent(level, Exit::parse);
        }

        /**
         * The tables.
         *
         * @param sites all centres of the study, in its order, also those without a subject
         */
        public CountedTables build(List<String> sites) {
            return new CountedTables(
                    tables.entrySet().parallelStream()
                            .collect(Collectors.toMap(
                                    table -> table.getKey().tableId(),
                                    table -> each(table.getValue(), groups -> each(groups, Counted.Builder::build)))),
                    sites);
        }

        private static <A, B> SortedMap<String, B> each(SortedMap<String, A> map, Function<A, B> change) {
            var changed = new TreeMap<String, B>(map.comparator());
            map.forEach((key, value) -> changed.put(key, change.apply(value)));
            return changed;
        }
    }

    /** The tables of some cells; the centres as in {@link Builder#build}. */
    public static CountedTables of(List<Count> cells, List<String> sites) {
        var builder = new Builder();
        cells.forEach(builder::add);
        return builder.build(sites);
    }

    /** The cells of a table, as they are published: by centre, group and day. */
    public List<Count> cells(TableSpec table) {
        var cells = new ArrayList<Count>();
        counted.getOrDefault(table.tableId(), Collections.emptySortedMap())
                .forEach((site, byGroup) -> byGroup.forEach((group, counts) ->
                        cells.addAll(counts.unpack().cells(table, site, group.equals(NO_GROUP) ? null : group))));
        return cells;
    }

    /** A centre's counts in a table, by group. */
    private SortedMap<String, Counted.Packed> groups(TableSpec table, String siteId) {
        return counted.getOrDefault(table.tableId(), Collections.emptySortedMap())
                .getOrDefault(siteId, Collections.emptySortedMap());
    }

    /** The centres, in the study's order. */
    public List<String> sites() {
        return sites;
    }

    /** The levels of a table's groups that occur, in order; subjects without a level are left out. */
    public Set<String> groups(TableSpec table) {
        var groups = new TreeSet<String>();
        counted.getOrDefault(table.tableId(), Collections.emptySortedMap())
                .values()
                .forEach(bySite -> groups.addAll(bySite.keySet()));
        groups.remove(NO_GROUP);
        return groups;
    }

    /** One centre's counts; {@link Counted#EMPTY} where it has no subject. */
    public Counted of(TableSpec table, String siteId, String group) {
        Counted.Packed counts = groups(table, siteId).get(group == null ? NO_GROUP : group);
        return counts == null ? Counted.EMPTY : counts.unpack();
    }

    /** The counts of all centres together. */
    public Counted pooled(TableSpec table, String group) {
        return sites.stream().map(site -> of(table, site, group)).reduce(Counted.EMPTY, Counted::merge);
    }

    /** The counts of a group in one centre, or in all for null. */
    public Counted group(TableSpec table, String siteId, String group) {
        return siteId == null ? pooled(table, group) : of(table, siteId, group);
    }

    /** One centre's counts, or those of all centres for null, whatever the group; subjects without a group included. */
    public Counted overall(TableSpec table, String siteId) {
        Stream<String> scope = siteId == null ? sites.stream() : Stream.of(siteId);
        return scope.flatMap(site -> groups(table, site).values().stream())
                .map(Counted.Packed::unpack)
                .reduce(Counted.EMPTY, Counted::merge);
    }

    /** All subjects of one centre in a table, those without a group included. */
    public long subjects(TableSpec table, String siteId) {
        return groups(table, siteId).values().stream()
                .mapToLong(counts -> counts.unpack().subjects())
                .reduce(0L, Math::addExact);
    }
}
