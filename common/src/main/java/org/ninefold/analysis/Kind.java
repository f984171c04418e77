package org.ninefold.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.GroupedCounts;
import org.ninefold.counting.TableSpec;

/** All that is done for an analysis of one kind. Each kind has a folder with one class that implements this. */
public interface Kind {
    /** What is counted of each subject. */
    CountedVariable counted();

    /** Tables beside that of {@link #counted()} that its rows are made of; none for most. */
    default List<TableSpec> further() {
        return List.of();
    }

    /** The table of each group, where groups are parts of the subjects' time; empty for most. */
    default Map<String, TableSpec> parts() {
        return Map.of();
    }

    /** The time of which is told whether it rests on imputed dates; empty for an analysis of no endpoint. */
    default Optional<CountedVariable.TimeToEvent> time() {
        return Optional.empty();
    }

    /** The level as which those count of whom nobody knows theirs; null where they are left out. */
    default String unknownAs() {
        return null;
    }

    /**
     * Its rows.
     *
     * @param site the centre they are about, null for all together
     * @param level the group they are about, null for everybody
     * @param scope takes the rows
     */
    void rows(GroupedCounts counts, String site, String level, Scope scope);

    /**
     * The rows of its groups against each other.
     *
     * @param counts of two groups or more
     * @param site the centre they are about, null for all together
     * @param scope takes the rows
     */
    void compare(GroupedCounts counts, String site, Scope scope);

    /** The rows of how much the centres differ; none where that is not asked for. */
    default void centres(CentreRows centres) {}

    /** What it is, in sentences. */
    void describe(AnalysisText text);

    /** What people quote of it, in order. */
    List<HeadlineLine> headlines(Figures pooled);
}
