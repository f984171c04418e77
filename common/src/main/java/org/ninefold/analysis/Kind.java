package org.ninefold.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ninefold.analysis.correlation.CorrelationKind;
import org.ninefold.analysis.followup.FollowUpKind;
import org.ninefold.analysis.frequency.FrequencyKind;
import org.ninefold.analysis.grades.GradesKind;
import org.ninefold.analysis.incidence.IncidenceKind;
import org.ninefold.analysis.proportion.ProportionKind;
import org.ninefold.analysis.summary.SummaryKind;
import org.ninefold.analysis.survival.SurvivalKind;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.GroupedCounts;
import org.ninefold.counting.TableSpec;
import org.ninefold.study.Analysis;
import org.ninefold.study.CorrelationAnalysis;
import org.ninefold.study.Endpoint;
import org.ninefold.study.FollowUpAnalysis;
import org.ninefold.study.FrequencyAnalysis;
import org.ninefold.study.GradesAnalysis;
import org.ninefold.study.IncidenceAnalysis;
import org.ninefold.study.ProportionAnalysis;
import org.ninefold.study.Study;
import org.ninefold.study.SummaryAnalysis;
import org.ninefold.study.SurvivalAnalysis;

/** All that is done for an analysis of one kind. Each kind has a folder with one class that implements this. */
public interface Kind {
    /** The kind of an analysis of a study. */
    static Kind of(Study study, Analysis analysis) {
        Endpoint endpoint = analysis.endpoint() == null ? null : study.endpoint(analysis.endpoint());
        return switch (analysis.kind()) {
            case PROPORTION -> new ProportionKind(study, (ProportionAnalysis) analysis);
            case GRADES -> new GradesKind((GradesAnalysis) analysis);
            case FREQUENCY -> new FrequencyKind(study, (FrequencyAnalysis) analysis);
            case SUMMARY -> new SummaryKind((SummaryAnalysis) analysis);
            case SURVIVAL -> new SurvivalKind(endpoint, (SurvivalAnalysis) analysis);
            case INCIDENCE -> new IncidenceKind(endpoint, (IncidenceAnalysis) analysis);
            case FOLLOW_UP -> new FollowUpKind(endpoint, (FollowUpAnalysis) analysis);
            case CORRELATION -> new CorrelationKind((CorrelationAnalysis) analysis);
        };
    }

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
        return counted() instanceof CountedVariable.TimeToEvent time ? Optional.of(time) : Optional.empty();
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
     * The rows of its groups against each other; none where no test compares them.
     *
     * @param counts of two groups or more
     * @param site the centre they are about, null for all together
     * @param scope takes the rows
     */
    default void compare(GroupedCounts counts, String site, Scope scope) {}

    /** The rows of how much the centres differ; none where that is not asked for. */
    default void centres(CentreRows centres) {}

    /** What it is, in sentences. */
    void describe(AnalysisText text);

    /** What people quote of it, in order. */
    List<HeadlineLine> headlines(Figures pooled);
}
