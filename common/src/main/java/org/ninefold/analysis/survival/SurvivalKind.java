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
import org.ninefold.analysis.Methods;
import org.ninefold.analysis.Scope;
import org.ninefold.analysis.TimeToEventRows;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.GroupedCounts;
import org.ninefold.counting.Phase;
import org.ninefold.counting.TableSpec;
import org.ninefold.results.FigureText;
import org.ninefold.risk.LeaveOneOut;
import org.ninefold.risk.RiskTable;
import org.ninefold.stats.BinomialNormal;
import org.ninefold.stats.CentreEffects;
import org.ninefold.stats.KaplanMeier;
import org.ninefold.stats.Trials;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Horizon;
import org.ninefold.study.SurvivalAnalysis;

/** The Kaplan–Meier curve of an endpoint. */
public record SurvivalKind(Endpoint endpoint, SurvivalAnalysis analysis) implements Kind {

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
    public Optional<CountedVariable.TimeToEvent> time() {
        return Optional.of(counted());
    }

    @Override
    public void rows(GroupedCounts counts, String site, String level, Scope scope) {
        new SurvivalRows(analysis, counts.of(site, level)).add(scope.endpoint(analysis.endpoint(), null));
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
        between.typical(BinomialNormal.ofTrials(trials, level), trials, tables.size(), "Survival", true);
        between.pooled(
                "log(−log S)",
                CentreEffects.ofSurvival(
                        tables.stream().map(table -> at(table, time)).toList()));
        List<RiskTable> without = LeaveOneOut.of(tables, RiskTable.EMPTY);
        for (int i = 0; i < tables.size(); i++) {
            RiskTable rest = without.get(i);
            KaplanMeier.Estimate estimate = at(rest, time);
            centres.without(at, i)
                    .count("N", "Subjects", rest.subjects())
                    .value("estimate", "Survival", estimate.survival())
                    .within(Limits.of(estimate, rest, analysis.interval().key(), level));
        }
    }

    private KaplanMeier.Estimate at(RiskTable table, Horizon time) {
        return KaplanMeier.of(table).at(time.days(), Methods.of(analysis.interval()), analysis.confLevel());
    }

    @Override
    public void describe(AnalysisText text) {
        text.add(
                "Kaplan–Meier curve of %s in population %s, variance by Greenwood",
                analysis.endpoint(), analysis.population());
        text.add("Interval: %s, %s", AnalysisText.name(analysis.interval()), text.level());
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
