package org.ninefold.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.ninefold.results.Definition;

/** The exits and late entries of all centres together, as the table {@code risk_tables} has them. */
public final class PooledRisk {
    private static final String NO_GROUP = "";

    /** By table and group; null for a table that is not asked for. */
    private final Map<String, Map<String, Map<Cell, Long>>> tables = new HashMap<>();

    private final Set<String> asked;

    /**
     * No rows yet.
     *
     * @param analyses those that are drawn; the tables of others are left out
     */
    public PooledRisk(Collection<Definition> analyses) {
        asked = analyses.stream().map(Definition::tableId).collect(Collectors.toSet());
    }

    private record Cell(int day, String exit) {}

    /** Adds a row; its cells are those of the table. */
    public void add(List<Object> cells) {
        String id = (String) cells.get(0);
        if (!tables.containsKey(id)) {
            tables.put(id, isAskedFor(id) ? new HashMap<>() : null);
        }
        Map<String, Map<Cell, Long>> table = tables.get(id);
        if (table != null) {
            table.computeIfAbsent(cells.get(3) == null ? NO_GROUP : (String) cells.get(3), group -> new HashMap<>())
                    .merge(
                            new Cell((Integer) cells.get(4), (String) cells.get(5)),
                            (Long) cells.get(6),
                            Math::addExact);
        }
    }

    /** Groups that subjects change have tables of their own, such as {@code OS since SCTDT/ALL}. */
    private boolean isAskedFor(String id) {
        return asked.contains(id) || asked.contains(id.replaceFirst(" (since|before) [^/]*/", "/"));
    }

    /** The counts of a table, of one group or, for null, of all. */
    RiskCounts of(String tableId, String variable, String level) {
        Map<String, Map<Cell, Long>> groups = Objects.requireNonNullElse(tables.get(tableId), Map.of());
        if (level != null && !groups.containsKey(level)) {
            return of(tableId.replaceFirst("/", " %s %s/".formatted(level, variable)), variable, null);
        }
        var rows = new ArrayList<RiskCounts.Row>();
        Collection<Map<Cell, Long>> counts = level == null ? groups.values() : List.of(groups.get(level));
        counts.forEach(group -> group.forEach((cell, n) -> rows.add(new RiskCounts.Row(cell.day, cell.exit, n))));
        return new RiskCounts(rows);
    }
}
