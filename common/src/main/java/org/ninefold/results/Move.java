package org.ninefold.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A figure that differs between two snapshots, of all centres together or of one.
 *
 * @param figure which
 * @param statistics those that differ, by name
 */
public record Move(Figure figure, Map<String, Change> statistics) {

    /**
     * A statistic before and after.
     *
     * @param before null where it was not there or not defined
     * @param after null where it is not there or not defined
     */
    public record Change(Double before, Double after) {
        /** After less before; null where one of them is. */
        public Double difference() {
            return before == null || after == null ? null : after - before;
        }
    }

    /**
     * The figures of one centre, or for null of all together, that differ: in the order of the later results, then those
     * that are gone.
     */
    public static List<Move> between(List<ResultRow> before, List<ResultRow> after, String siteId) {
        Map<Figure, Map<String, Double>> old = figures(before, siteId);
        Map<Figure, Map<String, Double>> fresh = figures(after, siteId);
        var all = new LinkedHashSet<>(fresh.keySet());
        all.addAll(old.keySet());
        var moves = new ArrayList<Move>();
        for (Figure figure : all) {
            Map<String, Change> changes =
                    changes(old.getOrDefault(figure, Map.of()), fresh.getOrDefault(figure, Map.of()));
            if (!changes.isEmpty()) {
                moves.add(new Move(figure, changes));
            }
        }
        return moves;
    }

    /** How many figures the results have of all centres together. */
    public static int figures(List<ResultRow> results) {
        return figures(results, null).size();
    }

    private static Map<Figure, Map<String, Double>> figures(List<ResultRow> results, String siteId) {
        var figures = new LinkedHashMap<Figure, Map<String, Double>>();
        for (ResultRow row : results) {
            if (Figure.has(row) && Objects.equals(row.group1Level(), siteId)) {
                figures.computeIfAbsent(Figure.of(row), figure -> new LinkedHashMap<>())
                        .put(row.statName(), row.stat());
            }
        }
        return figures;
    }

    private static Map<String, Change> changes(Map<String, Double> before, Map<String, Double> after) {
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        var changes = new LinkedHashMap<String, Change>();
        for (String name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                changes.put(name, new Change(before.get(name), after.get(name)));
            }
        }
        return changes;
    }
}
