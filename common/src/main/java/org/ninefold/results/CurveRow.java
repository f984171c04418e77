package org.ninefold.results;

import java.util.Arrays;
import java.util.List;
import org.ninefold.schema.StandardSchema;

/**
 * One step of a published curve; the keys are those of {@link ResultRow}.
 *
 * @param studyId the study
 * @param analysis id of the analysis
 * @param context kind of the analysis
 * @param population id of the population
 * @param group1 {@code SITEID} for one centre, null when pooled
 * @param group1Level the centre
 * @param group2 variable of the groups
 * @param group2Level level of it
 * @param paramcd endpoint
 * @param cause cause of an event, null for a survival curve
 * @param timeDay day since the origin
 * @param nRisk at risk just before the day's exits
 * @param nEvent events on the day, of the cause if there is one
 * @param nCensor censored on the day
 * @param estimate value of the curve from the day on
 * @param stdError its standard error
 * @param confLow lower limit
 * @param confHigh upper limit
 * @param confLevel of the limits
 * @param confType kind of interval
 * @param method how it was estimated
 */
public record CurveRow(
        String studyId,
        String analysis,
        String context,
        String population,
        String group1,
        String group1Level,
        String group2,
        String group2Level,
        String paramcd,
        String cause,
        int timeDay,
        long nRisk,
        long nEvent,
        long nCensor,
        Double estimate,
        Double stdError,
        Double confLow,
        Double confHigh,
        double confLevel,
        String confType,
        String method) {

    /** The rows as the table {@code curves}. */
    public static SmallTable table(List<CurveRow> rows) {
        return new SmallTable(
                StandardSchema.standard().table("curves"),
                rows.stream().map(CurveRow::cells).toList());
    }

    /** The row of the cells of the table {@code curves}. */
    public static CurveRow of(List<Object> cells) {
        return new CurveRow(
                (String) cells.get(0),
                (String) cells.get(1),
                (String) cells.get(2),
                (String) cells.get(3),
                (String) cells.get(4),
                (String) cells.get(5),
                (String) cells.get(6),
                (String) cells.get(7),
                (String) cells.get(8),
                (String) cells.get(9),
                (Integer) cells.get(10),
                (Long) cells.get(11),
                (Long) cells.get(12),
                (Long) cells.get(13),
                (Double) cells.get(14),
                (Double) cells.get(15),
                (Double) cells.get(16),
                (Double) cells.get(17),
                (Double) cells.get(18),
                (String) cells.get(19),
                (String) cells.get(20));
    }

    private List<Object> cells() {
        return Arrays.asList(
                studyId,
                analysis,
                context,
                population,
                group1,
                group1Level,
                group2,
                group2Level,
                paramcd,
                cause,
                timeDay,
                nRisk,
                nEvent,
                nCensor,
                estimate,
                stdError,
                confLow,
                confHigh,
                confLevel,
                confType,
                method);
    }
}
