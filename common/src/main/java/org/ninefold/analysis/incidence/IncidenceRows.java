package org.ninefold.analysis.incidence;

import java.util.List;
import org.ninefold.analysis.Limits;
import org.ninefold.analysis.Scope;
import org.ninefold.analysis.TimeToEventRows;
import org.ninefold.counting.Counted;
import org.ninefold.risk.RiskTable;
import org.ninefold.stats.AalenJohansen;
import org.ninefold.stats.IncidenceVariance;
import org.ninefold.stats.KaplanMeier;
import org.ninefold.stats.NoEventsYet;
import org.ninefold.stats.Value;
import org.ninefold.study.Horizon;
import org.ninefold.study.IncidenceAnalysis;

/** The rows of the curves of causes: at their times, and their steps. */
record IncidenceRows(IncidenceAnalysis analysis, List<String> causes, Counted counted) {

    /**
     * Adds them.
     *
     * @param scope of a centre or all, and of a group or everybody
     */
    void add(Scope scope) {
        RiskTable table = counted.exits();
        AalenJohansen curves = AalenJohansen.of(table, causes);
        var interval = analysis.interval();
        var variance = analysis.variance();
        String confType = analysis.interval().key();
        double level = analysis.confLevel();
        String landmark = TimeToEventRows.after(analysis.landmark());
        String method = "Aalen–Johansen, " + analysis.variance().key() + " variance" + landmark;
        Scope all = scope.endpoint(analysis.endpoint(), null);
        TimeToEventRows.subjects(all.by(method), counted);
        for (Horizon time : analysis.times()) {
            KaplanMeier.Estimate free = curves.eventFree().at(time.days(), interval.eventFree(), level);
            all.about("event-free", time.text())
                    .at(time.day())
                    .by("Kaplan–Meier of all causes, Greenwood" + landmark)
                    .value("estimate", "Free of all causes", free.survival())
                    .within(Limits.of(free, table, interval.eventFree().key(), level))
                    .value("std.error", "Standard error", free.stdError());
        }
        for (String cause : causes) {
            Scope own = scope.endpoint(analysis.endpoint(), cause).by(method);
            own.count("n.event", "Events", table.events(cause));
            for (Horizon time : analysis.times()) {
                AalenJohansen.Estimate at = curves.at(cause, time.days(), variance, interval, level);
                Scope row = own.about("time", time.text()).at(time.day());
                row.count("n.risk", "At risk", at.atRisk());
                row.count(
                        "n.event",
                        "Events of the cause until then",
                        table.until(time.days(), i -> table.events(i, cause)));
                row.count("n.censor", "Censored until then", table.until(time.days(), table::censored));
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
            TimeToEventRows.start(
                    own, table, Value.of(0), new Limits(NoEventsYet.incidence(table, 0, level), NoEventsYet.NAME));
            for (int i = 0; i < curves.size(); i++) {
                AalenJohansen.Point point = curves.point(cause, i);
                double spread =
                        analysis.variance() == IncidenceVariance.AALEN ? point.aalenVariance() : point.deltaVariance();
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
}
