package org.ninefold.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ninefold.results.Figure;
import org.ninefold.results.Move;
import org.ninefold.results.SmallTable;

/**
 * What changed since an earlier snapshot.
 *
 * @param snapshot id of the earlier one
 * @param cutoff its last day of observation
 * @param notes what differs beside the data, a sentence each
 * @param subjects centres that have more or fewer subjects
 * @param figures how many pooled figures there are now
 * @param moved figures that differ, pooled ones and those of a centre alone
 */
public record Changes(
        String snapshot,
        LocalDate cutoff,
        List<String> notes,
        List<Subjects> subjects,
        int figures,
        List<Moved> moved) {

    /** The subjects of a centre, before and now. */
    public record Subjects(String siteId, long before, long after) {}

    /** A figure that differs, of a centre or for null of all together. */
    public record Moved(String siteId, Move move) {}

    /** The rows as the table {@code changes}. */
    public static SmallTable table(String studyId, List<Moved> moved) {
        var rows = new ArrayList<List<Object>>();
        for (int i = 0; i < moved.size(); i++) {
            int position = i + 1;
            String site = moved.get(i).siteId();
            Figure figure = moved.get(i).move().figure();
            moved.get(i)
                    .move()
                    .statistics()
                    .forEach((name, change) -> rows.add(Arrays.asList(
                            studyId,
                            position,
                            site,
                            figure.analysis(),
                            figure.population(),
                            figure.group(),
                            figure.groupLevel(),
                            figure.variable(),
                            figure.variableLevel(),
                            figure.cause(),
                            figure.timeDay(),
                            name,
                            change.before(),
                            change.after())));
        }
        return new SmallTable(org.ninefold.schema.StandardSchema.standard().table("changes"), rows);
    }

    /** The figures of a table {@code changes}. */
    public static List<Moved> of(SmallTable table) {
        var figures = new LinkedHashMap<Integer, Moved>();
        for (List<Object> row : table.rows()) {
            Map<String, Move.Change> statistics = figures.computeIfAbsent((Integer) row.get(1), position -> moved(row))
                    .move()
                    .statistics();
            statistics.put((String) row.get(11), new Move.Change((Double) row.get(12), (Double) row.get(13)));
        }
        return List.copyOf(figures.values());
    }

    private static Moved moved(List<Object> row) {
        return new Moved(
                (String) row.get(2),
                new Move(
                        new Figure(
                                (String) row.get(3),
                                (String) row.get(4),
                                (String) row.get(5),
                                (String) row.get(6),
                                (String) row.get(7),
                                (String) row.get(8),
                                (String) row.get(9),
                                (Integer) row.get(10)),
                        new LinkedHashMap<>()));
    }
}
