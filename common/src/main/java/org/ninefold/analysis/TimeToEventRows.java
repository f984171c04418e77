package org.ninefold.analysis;

import java.util.List;
import java.util.function.IntToLongFunction;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedVariable;
import org.ninefold.risk.ObservationTable;
import org.ninefold.risk.RiskTable;
import org.ninefold.stats.AalenJohansen;
import org.ninefold.stats.FollowUp;
import org.ninefold.stats.FollowUpCompleteness;
import org.ninefold.stats.KaplanMeier;
import org.ninefold.stats.NoEventsYet;
import org.ninefold.stats.Proportion;
import org.ninefold.stats.ProportionInterval;
import org.ninefold.stats.Quantile;
import org.ninefold.stats.Reason;
import org.ninefold.stats.RestrictedMean;
import org.ninefold.stats.Summary;
import org.ninefold.stats.SurvivalInterval;
import org.ninefold.stats.Value;
import org.ninefold.study.Endpoint;
import org.ninefold.study.FollowUpAnalysis;
import org.ninefold.study.Horizon;
import org.ninefold.study.IncidenceAnalysis;
import org.ninefold.study.SurvivalAnalysis;

/** Rows of the analyses of endpoints: survival, cumulative incidence, follow-up. */
final class TimeToEventRows {
    private static final double[] QUARTILES = {0.25, 0.5, 0.75};

    private TimeToEventRows() {}

    static void survival(SurvivalAnalysis analysis, Counted counted, Scope scope) {
        RiskTable table = counted.exits();
        KaplanMeier curve = KaplanMeier.of(table);
        SurvivalInterval interval = Methods.of(analysis.interval());
        double level = analysis.confLevel();
        Scope method = scope.endpoint(analysis.endpoint(), null)
                .by((analysis.groupsChange() && scope.grouped() ? "Simon–Makuch" : "Kaplan–Meier") + ", Greenwood"
                        + after(analysis.landmark()));
        subjects(method, counted);
        for (Horizon time : analysis.times()) {
            KaplanMeier.Estimate at = curve.at(time.days(), interval, level);
            Scope row = method.about("time", time.text()).at(time.day());
            row.count("n.risk", "At risk", at.atRisk());
            row.count("n.event", "Events until then", exits(table, time, table::events));
            row.count("n.censor", "Censored until then", exits(table, time, table::censored));
            row.value("estimate", "Survival", at.survival())
                    .within(Limits.of(at, table, analysis.interval().key(), level));
            row.value("std.error", "Standard error", at.stdError());
            row.about("cumulative hazard", time.text())
                    .by("Nelson–Aalen" + after(analysis.landmark()))
                    .value("estimate", "Cumulative hazard", at.cumulativeHazard())
                    .value("std.error", "Standard error", at.cumulativeHazardStdError());
        }
        if (analysis.rmst() != null) {
            RestrictedMean mean = RestrictedMean.of(table, analysis.rmst().days(), level);
            method.about("rmst", analysis.rmst().text())
                    .at(analysis.rmst().day())
                    .by("restricted mean survival time, Greenwood-type error")
                    .value("horizon", "Horizon (days)", Value.of(analysis.rmst().days()))
                    .value("estimate", "Restricted mean (days)", mean.mean())
                    .value("std.error", "Standard error (days)", mean.stdError())
                    .within(mean.interval(), analysis.rmst().days(), "normal");
        }
        for (double p : QUARTILES) {
            Quantile quantile = curve.quantile(p, interval, level);
            method.about("prob", Double.toString(p))
                    .value("estimate", "Day by which the share had the event", quantile.day())
                    .limits(quantile.interval(), analysis.interval().key());
        }
        String confType = analysis.interval().key();
        start(method, table, Value.of(1), new Limits(NoEventsYet.survival(table, 0, level), NoEventsYet.NAME));
        for (int i = 0; i < curve.size(); i++) {
            KaplanMeier.Point point = curve.point(i);
            method.step(
                    point.day(),
                    point.atRisk(),
                    point.events(),
                    point.censored(),
                    Value.of(point.survival()),
                    point.stdError(),
                    Limits.of(curve, i, table, interval, confType, level));
        }
    }

    static void incidence(IncidenceAnalysis analysis, Endpoint endpoint, Counted counted, Scope scope) {
        RiskTable table = counted.exits();
        List<String> causes = endpoint.causeNames();
        AalenJohansen curves = AalenJohansen.of(table, causes);
        var interval = Methods.of(analysis.interval());
        var variance = Methods.of(analysis.variance());
        String confType = analysis.interval().key();
        double level = analysis.confLevel();
        String landmark = after(analysis.landmark());
        String method = "Aalen–Johansen, " + analysis.variance().key() + " variance" + landmark;
        Scope all = scope.endpoint(analysis.endpoint(), null);
        subjects(all.by(method), counted);
        for (Horizon time : analysis.times()) {
            KaplanMeier.Estimate free =
                    curves.eventFree().at(time.days(), Methods.ofSurvival(analysis.interval()), level);
            all.about("event-free", time.text())
                    .at(time.day())
                    .by("Kaplan–Meier of all causes, Greenwood" + landmark)
                    .value("estimate", "Free of all causes", free.survival())
                    .within(Limits.of(free, table, confType, level))
                    .value("std.error", "Standard error", free.stdError());
        }
        for (String cause : causes) {
            Scope own = scope.endpoint(analysis.endpoint(), cause).by(method);
            own.count("n.event", "Events", table.events(cause));
            for (Horizon time : analysis.times()) {
                AalenJohansen.Estimate at = curves.at(cause, time.days(), variance, interval, level);
                Scope row = own.about("time", time.text()).at(time.day());
                row.count("n.risk", "At risk", at.atRisk());
                row.count("n.event", "Events of the cause until then", exits(table, time, i -> table.events(i, cause)));
                row.count("n.censor", "Censored until then", exits(table, time, table::censored));
                row.value("estimate", "Cumulative incidence", at.incidence())
                        .within(Limits.of(at.incidence(), at.interval(), table, time.days(), confType, level));
                row.value("std.error", "Standard error", at.stdError());
                row.value("naive", "1 − Kaplan–Meier, which takes other causes for censoring", at.naive());
                row.value("gap", "How much 1 − Kaplan–Meier overstates", at.gap());
                row.about("conditional", time.text())
                        .by("incidence given no other cause (Pepe & Mori), delta method" + landmark)
                        .value(
                                "estimate",
                                "Incidence in those without another cause until then",
                                at.conditional().incidence())
                        .within(Limits.of(
                                at.conditional().incidence(),
                                at.conditional().interval(),
                                table,
                                time.days(),
                                confType,
                                level))
                        .value("std.error", "Standard error", at.conditional().stdError());
            }
            start(own, table, Value.of(0), new Limits(NoEventsYet.incidence(table, 0, level), NoEventsYet.NAME));
            for (int i = 0; i < curves.size(); i++) {
                AalenJohansen.Point point = curves.point(cause, i);
                double spread = analysis.variance() == org.ninefold.study.VarianceType.AALEN
                        ? point.aalenVariance()
                        : point.deltaVariance();
                KaplanMeier.Point left = curves.eventFree().point(i);
                own.step(
                        point.day(),
                        left.atRisk(),
                        point.events(),
                        left.censored(),
                        Value.of(point.incidence()),
                        Value.of(Math.sqrt(Math.max(0, spread))),
                        Limits.of(
                                Value.of(point.incidence()),
                                curves.interval(cause, i, variance, interval, level),
                                table,
                                point.day(),
                                confType,
                                level));
            }
        }
    }

    /**
     * The rows of a follow-up.
     *
     * @param potentialTold whether the days until the cut-off may be told
     */
    static void followUp(FollowUpAnalysis analysis, ObservationTable observations, boolean potentialTold, Scope scope) {
        FollowUp followUp = FollowUp.of(observations.exits(), Methods.of(analysis.interval()), analysis.confLevel());
        Scope endpoint = scope.endpoint(analysis.endpoint(), null);
        endpoint.about("follow-up", "reverse Kaplan–Meier")
                .by("reverse Kaplan–Meier (Schemper & Smith)")
                .value("median", "Median (days)", followUp.median().day())
                .limits(followUp.median().interval(), analysis.interval().key());
        observed(endpoint.about("follow-up", "survivors").by("plain median of observed times"), followUp.survivors());
        observed(endpoint.about("follow-up", "all").by("plain median of observed times"), followUp.all());
        completeness(analysis, observations, potentialTold, endpoint);
    }

    private static void completeness(
            FollowUpAnalysis analysis, ObservationTable observations, boolean potentialTold, Scope endpoint) {
        FollowUpCompleteness clark = FollowUpCompleteness.of(observations);
        endpoint.about("follow-up", "completeness")
                .by("Clark's C: observed of potential person-time to the cut-off")
                .count("observed", "Days observed", clark.observedDays())
                .value(
                        "potential",
                        "Days that could have been observed",
                        told(Value.of((double) clark.potentialDays()), potentialTold))
                .value("estimate", "C", told(clark.completeness(), potentialTold));
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

    private static Value told(Value value, boolean told) {
        return told ? value : Value.undefined(Reason.FEW_TO_THE_CUTOFF);
    }

    private static void observed(Scope scope, Summary days) {
        scope.count("n", "Subjects", days.n())
                .value("median", "Median (days)", days.median())
                .value("min", "Minimum (days)", days.min())
                .value("max", "Maximum (days)", days.max());
    }

    private static void subjects(Scope scope, Counted counted) {
        scope.count("N", "Subjects", counted.exits().subjects());
        counted.notEvaluable().counts().forEach((reason, n) -> scope.about("not evaluable", reason)
                .count("n", "Not evaluable", n));
    }

    /** How many figures rest on a date of which the day was not delivered. */
    static void imputed(Counted imputed, Scope scope) {
        scope.about("imputed date", "origin, entry or end")
                .by("subjects with an imputed date, of N")
                .count("n", "Imputed origin, entry or end", imputed.levels().count(CountedVariable.Imputed.YES));
    }

    /** A curve starts on day 0 even when nobody leaves on it. */
    private static void start(Scope scope, RiskTable table, Value estimate, Limits limits) {
        boolean exitOnDayZero = table.days() > 0 && table.day(0) == 0 && table.events(0) + table.censored(0) > 0;
        if (table.subjects() > 0 && !exitOnDayZero) {
            Value none = Value.of(0);
            scope.step(0, table.atRiskAt(0), 0, 0, estimate, none, limits);
        }
    }

    private static String after(Horizon landmark) {
        return landmark == null ? "" : "; of those observed after day " + landmark.day();
    }

    private static long exits(RiskTable table, Horizon until, IntToLongFunction onDay) {
        long n = 0;
        for (int i = 0; i < table.days() && table.day(i) <= until.days(); i++) {
            n = Math.addExact(n, onDay.applyAsLong(i));
        }
        return n;
    }
}
