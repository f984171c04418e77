package org.ninefold.study;

import java.util.List;
import org.ninefold.schema.AnalysisKind;
import org.ninefold.stats.SurvivalInterval;

/**
 * The Kaplan–Meier curve of an endpoint.
 *
 * @param endpoint the id of the endpoint
 * @param times when the curve is read
 * @param switchDate the ADSL date at which a subject moves from one group to the other, null without one
 * @param landmark the time until which a subject must be observed to count at all, null without one
 * @param rmst the horizon of the restricted mean, null without one
 * @param rho the weight of the test between groups: 0 for the log-rank test, 1 for Peto's
 * @param trend the levels of the groups in the order of a trend, empty without a test of trend
 * @param heterogeneity how the centres are compared, null where it is not asked for
 * @param guaranteeTimeAccepted whether a group or population known only after the origin is accepted
 */
public record SurvivalAnalysis(
        Common common,
        String endpoint,
        List<Horizon> times,
        SurvivalInterval interval,
        String switchDate,
        Horizon landmark,
        Horizon rmst,
        double rho,
        List<String> trend,
        Heterogeneity heterogeneity,
        boolean guaranteeTimeAccepted)
        implements Analysis {
    /** The group of subjects before the {@link #switchDate()}. */
    public static final String BEFORE = "before";

    /** The group of subjects from the {@link #switchDate()} on. */
    public static final String SINCE = "since";

    public SurvivalAnalysis {
        common.requireLegal(AnalysisKind.SURVIVAL);
        times = List.copyOf(times);
        trend = List.copyOf(trend);
    }

    @Override
    public List<Expression> own() {
        return switchDate == null ? List.of() : List.of(new Expression(switchDate, Use.DATE));
    }

    @Override
    public String groupVariable() {
        return switchDate == null ? by() : switchDate;
    }

    /** Whether subjects change group while they are observed; with a landmark they are what they were then. */
    public boolean groupsChange() {
        return switchDate != null && landmark == null;
    }
}
