package org.ninefold.study;

import java.util.List;
import org.ninefold.schema.AnalysisKind;
import org.ninefold.stats.IncidenceInterval;
import org.ninefold.stats.IncidenceVariance;

/**
 * The cumulative incidence of each cause of an endpoint.
 *
 * @param endpoint the id of the endpoint
 * @param times when the curves are read
 * @param landmark the time until which a subject must be observed to count at all, null without one
 * @param rho the weight of Gray's test between groups
 * @param heterogeneity how the centres are compared, null where it is not asked for
 * @param guaranteeTimeAccepted whether a group or population known only after the origin is accepted
 */
public record IncidenceAnalysis(
        Common common,
        String endpoint,
        List<Horizon> times,
        IncidenceInterval interval,
        IncidenceVariance variance,
        Horizon landmark,
        double rho,
        Heterogeneity heterogeneity,
        boolean guaranteeTimeAccepted)
        implements Analysis {
    public IncidenceAnalysis {
        common.requireLegal(AnalysisKind.INCIDENCE);
        times = List.copyOf(times);
    }
}
