package org.ninefold.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * @param moved how many of them differ, null where the snapshot does not say
 */
public record Changes(
        String snapshot, LocalDate cutoff, List<String> notes, List<Subjects> subjects, int figures, Integer moved) {

    /** The subjects of a centre, before and now. */
    public record Subjects(String siteId, long before, long after) {}

    /** A figure that differs, of a centre or for null of all together. In two nights that differ by one subject it is that subject's. */
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
}
