package org.ninefold.study;

import java.util.List;
import org.ninefold.schema.AnalysisKind;
import org.ninefold.stats.SurvivalInterval;

/**
 * How long the subjects of an endpoint were followed.
 *
 * @param endpoint the id of the endpoint
 * @param interval the interval of the reverse Kaplan–Meier median
 * @param knownAt times at which it is asked of how many subjects the status is known
 */
public record FollowUpAnalysis(Common common, String endpoint, SurvivalInterval interval, List<Horizon> knownAt)
        implements Analysis {
    public FollowUpAnalysis {
        common.requireLegal(AnalysisKind.FOLLOW_UP);
        knownAt = List.copyOf(knownAt);
    }
}
