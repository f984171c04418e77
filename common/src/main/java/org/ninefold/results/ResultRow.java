package org.ninefold.results;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.ninefold.schema.StandardSchema;

/**
 * One statistic of the analysis results dataset; names follow cards. Null where a column does not apply.
 *
 * @param studyId the study
 * @param analysis id of the analysis
 * @param context kind of the analysis
 * @param population id of the population
 * @param group1 {@code SITEID} for one centre, null when pooled
 * @param group1Level the centre
 * @param group2 variable of the groups
 * @param group2Level level of it
 * @param variable what the statistic is about
 * @param variableLevel level of it
 * @param paramcd endpoint
 * @param cause cause of an event
 * @param timeDay day since the origin
 * @param comparison null, {@code GROUPS}, {@code TREND} or one level against another
 * @param stratumVar variable that stratifies
 * @param statName name of the statistic
 * @param statLabel for people
 * @param stat unrounded value; null where it is undefined, and then {@code warning} says why
 * @param statChr value that is a text
 * @param confLevel of a confidence limit
 * @param confType kind of interval
 * @param method how it was estimated
 * @param warning what the reader must know
 */
public record ResultRow(
        String studyId,
        String analysis,
        String context,
        String population,
        String group1,
        String group1Level,
        String group2,
        String group2Level,
        String variable,
        String variableLevel,
        String paramcd,
        String cause,
        Integer timeDay,
        String comparison,
        String stratumVar,
        String statName,
        String statLabel,
        Double stat,
        String statChr,
        Double confLevel,
        String confType,
        String method,
        String warning) {

    /** Levels of those of whom nobody knows what is asked; they are not levels of what is asked. */
    public static final Set<String> UNKNOWN = Set.of("not assessed", "not yet assessable");

    /** Whether the row is about those of whom nobody knows. */
    public boolean isUnknown() {
        return variableLevel != null && UNKNOWN.contains(variableLevel);
    }

    /** The same with a warning more, if there is one. */
    public ResultRow warned(String more) {
        if (more == null) {
            return this;
        }
        return new ResultRow(
                studyId,
                analysis,
                context,
                population,
                group1,
                group1Level,
                group2,
                group2Level,
                variable,
                variableLevel,
                paramcd,
                cause,
                timeDay,
                comparison,
                stratumVar,
                statName,
                statLabel,
                stat,
                statChr,
                confLevel,
                confType,
                method,
                warning == null ? more : warning + " " + more);
    }

    /** The rows as the table {@code results}. */
    public static SmallTable table(List<ResultRow> rows) {
        return new SmallTable(
                StandardSchema.standard().table("results"),
                rows.stream().map(ResultRow::cells).toList());
    }

    /** The rows of the table {@code results}. */
    public static List<ResultRow> of(SmallTable results) {
        return results.rows().stream().map(ResultRow::of).toList();
    }

    private static ResultRow of(List<Object> cells) {
        return new ResultRow(
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
                (String) cells.get(10),
                (String) cells.get(11),
                (Integer) cells.get(12),
                (String) cells.get(13),
                (String) cells.get(14),
                (String) cells.get(15),
                (String) cells.get(16),
                (Double) cells.get(17),
                (String) cells.get(18),
                (Double) cells.get(19),
                (String) cells.get(20),
                (String) cells.get(21),
                (String) cells.get(22));
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
                variable,
                variableLevel,
                paramcd,
                cause,
                timeDay,
                comparison,
                stratumVar,
                statName,
                statLabel,
                stat,
                statChr,
                confLevel,
                confType,
                method,
                warning);
    }
}
