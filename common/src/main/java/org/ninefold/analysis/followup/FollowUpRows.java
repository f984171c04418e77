package org.ninefold.analysis.followup;

import org.ninefold.analysis.Methods;
import org.ninefold.analysis.Scope;
import org.ninefold.risk.ObservationTable;
import org.ninefold.stats.FollowUp;
import org.ninefold.stats.FollowUpCompleteness;
import org.ninefold.stats.Proportion;
import org.ninefold.stats.ProportionInterval;
import org.ninefold.stats.Reason;
import org.ninefold.stats.Summary;
import org.ninefold.stats.Value;
import org.ninefold.study.FollowUpAnalysis;
import org.ninefold.study.Horizon;

/**
 * The rows of a follow-up.
 *
 * @param potentialTold whether the days until the cut-off may be told
 */
record FollowUpRows(FollowUpAnalysis analysis, ObservationTable observations, boolean potentialTold) {

    /** Adds them to what is about the endpoint. */
    void add(Scope endpoint) {
        FollowUp followUp = FollowUp.of(observations.exits(), Methods.of(analysis.interval()), analysis.confLevel());
        endpoint.about("follow-up", "reverse Kaplan–Meier")
                .by("reverse Kaplan–Meier (Schemper & Smith)")
                .value("median", "Median (days)", followUp.median().day())
                .limits(followUp.median().interval(), analysis.interval().key());
        observed(endpoint.about("follow-up", "survivors").by("plain median of observed times"), followUp.survivors());
        observed(endpoint.about("follow-up", "all").by("plain median of observed times"), followUp.all());
        completeness(endpoint);
    }

    private void completeness(Scope endpoint) {
        FollowUpCompleteness clark = FollowUpCompleteness.of(observations);
        endpoint.about("follow-up", "completeness")
                .by("Clark's C: observed of potential person-time to the cut-off")
                .count("observed", "Days observed", clark.observedDays())
                .value("potential", "Days that could have been observed", told(Value.of((double)
                        clark.potentialDays())))
                .value("estimate", "C", told(clark.completeness()));
        for (Horizon time : analysis.knownAt()) {
            Scope known = endpoint.about("status known", time.text())
                    .at(time.day())
                    .by("event or followed until then, of those who could be");
            if (potentialTold) {
                known(
                        known,
                        FollowUpCompleteness.knownAt(
                                observations, time.day(), ProportionInterval.WILSON, analysis.confLevel()));
            } else {
                known.value("estimate", "Proportion", Value.undefined(Reason.FEW_TO_THE_CUTOFF));
            }
        }
    }

    private static void known(Scope scope, Proportion known) {
        scope.count("n", "Subjects", known.events())
                .count("N", "Denominator", known.n())
                .share("estimate", "Proportion", known.proportion(), known.interval(), "wilson");
    }

    private Value told(Value value) {
        return potentialTold ? value : Value.undefined(Reason.FEW_TO_THE_CUTOFF);
    }

    private static void observed(Scope scope, Summary days) {
        scope.count("n", "Subjects", days.n())
                .value("median", "Median (days)", days.median())
                .value("min", "Minimum (days)", days.min())
                .value("max", "Maximum (days)", days.max());
    }
}
