package org.ninefold.analysis.survival;

import org.ninefold.analysis.Limits;
import org.ninefold.analysis.Methods;
import org.ninefold.analysis.Scope;
import org.ninefold.analysis.TimeToEventRows;
import org.ninefold.counting.Counted;
import org.ninefold.risk.RiskTable;
import org.ninefold.stats.KaplanMeier;
import org.ninefold.stats.NoEventsYet;
import org.ninefold.stats.Quantile;
import org.ninefold.stats.RestrictedMean;
import org.ninefold.stats.SurvivalInterval;
import org.ninefold.stats.Value;
import org.ninefold.study.Horizon;
import org.ninefold.study.SurvivalAnalysis;

/** The rows of a curve of survival: at its times, its restricted mean, its quartiles, its steps. */
record SurvivalRows(SurvivalAnalysis analysis, Counted counted) {
    private static final double[] QUARTILES = {0.25, 0.5, 0.75};

    /**
     * Adds them.
     *
     * @param scope about the endpoint, of a centre or all, and of a group or everybody
     */
    void add(Scope scope) {
        RiskTable table = counted.exits();
        KaplanMeier curve = KaplanMeier.of(table);
        SurvivalInterval interval = Methods.of(analysis.interval());
        double level = analysis.confLevel();
        Scope method = scope.by((analysis.groupsChange() && scope.grouped() ? "Simon–Makuch" : "Kaplan–Meier")
                + ", Greenwood" + TimeToEventRows.after(analysis.landmark()));
        TimeToEventRows.subjects(method, counted);
        for (Horizon time : analysis.times()) {
            KaplanMeier.Estimate at = curve.at(time.days(), interval, level);
            Scope row = method.about("time", time.text()).at(time.day());
            row.count("n.risk", "At risk", at.atRisk());
            row.count("n.event", "Events until then", TimeToEventRows.until(table, time, table::events));
            row.count("n.censor", "Censored until then", TimeToEventRows.until(table, time, table::censored));
            row.value("estimate", "Survival", at.survival())
                    .within(Limits.of(at, table, analysis.interval().key(), level));
            row.value("std.error", "Standard error", at.stdError());
            row.about("cumulative hazard", time.text())
                    .by("Nelson–Aalen" + TimeToEventRows.after(analysis.landmark()))
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
        TimeToEventRows.start(
                method, table, Value.of(1), new Limits(NoEventsYet.survival(table, 0, level), NoEventsYet.NAME));
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
}
