package org.ninefold.analysis.survival;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ninefold.analysis.AnalysisText;
import org.ninefold.analysis.BetweenRows;
import org.ninefold.analysis.CentreRows;
import org.ninefold.analysis.Figures;
import org.ninefold.analysis.Headline;
import org.ninefold.analysis.HeadlineLine;
import org.ninefold.analysis.Kind;
import org.ninefold.analysis.Limits;
import org.ninefold.analysis.Scope;
import org.ninefold.analysis.TimeToEventRows;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.GroupedCounts;
import org.ninefold.counting.Phase;
import org.ninefold.counting.TableSpec;
import org.ninefold.results.FigureText;
import org.ninefold.risk.RiskTable;
import org.ninefold.stats.CentreEffects;
import org.ninefold.stats.KaplanMeier;
import org.ninefold.stats.NoEventsYet;
import org.ninefold.stats.Quantile;
import org.ninefold.stats.RestrictedMean;
import org.ninefold.stats.SurvivalInterval;
import org.ninefold.stats.Trials;
import org.ninefold.stats.Value;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Horizon;
import org.ninefold.study.SurvivalAnalysis;

/** The Kaplan–Meier curve of an endpoint. */
public record SurvivalKind(Endpoint endpoint, SurvivalAnalysis analysis) implements Kind {
    private static final double[] QUARTILES = {0.25, 0.5, 0.75};

    @Override
    public CountedVariable.TimeToEvent counted() {
        return during(null);
    }

    private CountedVariable.TimeToEvent during(Phase phase) {
        return new CountedVariable.TimeToEvent(endpoint, TimeToEventRows.day(analysis.landmark()), phase);
    }

    @Override
    public Map<String, TableSpec> parts() {
        var parts = new TreeMap<String, TableSpec>();
        if (analysis.switchDate() != null) {
            for (boolean since : new boolean[] {false, true}) {
                parts.put(
                        since ? SurvivalAnalysis.SINCE : SurvivalAnalysis.BEFORE,
                        new TableSpec(during(new Phase(analysis.switchDate(), since)), analysis.population(), null));
            }
        }
        return parts;
    }

    @Override
    public void rows(GroupedCounts counts, String site, String level, Scope scope) {
        rows(counts.of(site, level), scope.endpoint(analysis.endpoint(), null));
    }

    /** At its times, its restricted mean, its quartiles, its steps. */
    private void rows(Counted counted, Scope scope) {
        RiskTable table = counted.exits();
        KaplanMeier curve = KaplanMeier.of(table);
        SurvivalInterval interval = analysis.interval();
        double level = analysis.confLevel();
        Scope method = scope.by((analysis.groupsChange() && scope.grouped() ? "Simon–Makuch" : "Kaplan–Meier")
                + ", Greenwood" + TimeToEventRows.after(analysis.landmark()));
        TimeToEventRows.subjects(method, counted);
        for (Horizon time : analysis.times()) {
            KaplanMeier.Estimate at = curve.at(time.days(), interval, level);
            Scope row = method.about("time", time.text()).at(time.day());
            row.count("n.risk", "At risk", at.atRisk());
            row.count("n.event", "Events until then", table.until(time.days(), table::events));
            row.count("n.censor", "Censored until then", table.until(time.days(), table::censored));
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

    @Override
    public void compare(GroupedCounts counts, String site, Scope scope) {
        new SurvivalComparison(analysis, counts.levels(), TimeToEventRows.exits(counts.groups(site)))
                .add(site == null ? counts.strata() : List.of(), scope.endpoint(analysis.endpoint(), null));
    }

    @Override
    public void centres(CentreRows centres) {
        if (analysis.heterogeneity() != null) {
            analysis.times().forEach(time -> centres(centres, time));
        }
    }

    private void centres(CentreRows centres, Horizon time) {
        double level = analysis.confLevel();
        Scope at = centres.scope().endpoint(analysis.endpoint(), null).at(time.day());
        List<RiskTable> tables = centres.exits();
        var between = new BetweenRows(at, analysis.heterogeneity(), level);
        List<Trials> trials = tables.stream()
                .map(table -> Trials.ofEvents(table, time.days()))
                .flatMap(Optional::stream)
                .toList();
        between.typical(trials, tables.size(), "Survival", true);
        between.pooled(
                "log(−log S)",
                CentreEffects.ofSurvival(
                        tables.stream().map(table -> at(table, time)).toList()));
        centres.leaveOneOut(at, (rows, rest) -> {
            KaplanMeier.Estimate estimate = at(rest.exits(), time);
            rows.count("N", "Subjects", rest.exits().subjects())
                    .value("estimate", "Survival", estimate.survival())
                    .within(Limits.of(
                            estimate, rest.exits(), analysis.interval().key(), level));
        });
    }

    private KaplanMeier.Estimate at(RiskTable table, Horizon time) {
        return KaplanMeier.of(table).at(time.days(), analysis.interval(), analysis.confLevel());
    }

    @Override
    public void describe(AnalysisText text) {
        text.add(
                "Kaplan–Meier curve of %s in population %s, variance by Greenwood",
                analysis.endpoint(), analysis.population());
        text.add("Interval: %s, %s", analysis.interval().key(), text.level());
        text.times(analysis.times());
        text.landmark(analysis.landmark());
        if (analysis.switchDate() != null) {
            text.add(
                    analysis.groupsChange()
                            ? "Subjects move from the group before %1$s to the group since %1$s on that day: curves of Simon"
                                    + " and Makuch, test of Mantel and Byar"
                            : "Groups are those before and since %1$s on the day of the landmark",
                    analysis.switchDate());
        }
        if (analysis.rmst() != null) {
            text.add(
                    "Restricted mean survival time to %s (%s days)",
                    analysis.rmst().text(), AnalysisText.decimal(analysis.rmst().days()));
        }
        if (!analysis.groupsChange()) {
            text.groups(
                    analysis.rho() == 0
                            ? "the log-rank test"
                            : "the Fleming–Harrington test, ρ = " + AnalysisText.decimal(analysis.rho()));
        }
        if (!analysis.trend().isEmpty()) {
            text.add("Test of trend over %s", String.join(" < ", analysis.trend()));
        }
        text.heterogeneity(analysis.heterogeneity());
        text.guaranteeTime();
    }

    @Override
    public List<HeadlineLine> headlines(Figures pooled) {
        String name = HeadlineLine.label(analysis, endpoint.label());
        return List.of(HeadlineLine.atTime(analysis, name, analysis.times(), null, this::median));
    }

    private Headline median(String label, Figures of) {
        String n = of.about(null, null).whole("N");
        Figures median = of.about("prob", "0.5");
        return new Headline(
                analysis.id(),
                label + ", median",
                "N " + n,
                median.has("estimate")
                        ? FigureText.of(median.stat("estimate"), "m1") + " months"
                        : n.equals("0") ? Headline.NO_FIGURE : "not reached");
    }
}
