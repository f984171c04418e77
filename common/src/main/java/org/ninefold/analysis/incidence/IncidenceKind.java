package org.ninefold.analysis.incidence;

import java.util.List;
import java.util.Optional;
import org.ninefold.analysis.AnalysisText;
import org.ninefold.analysis.BetweenRows;
import org.ninefold.analysis.CentreRows;
import org.ninefold.analysis.Comparison;
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
import org.ninefold.risk.RiskTable;
import org.ninefold.stats.AalenJohansen;
import org.ninefold.stats.CentreEffects;
import org.ninefold.stats.ChiSquare;
import org.ninefold.stats.Gray;
import org.ninefold.stats.IncidenceVariance;
import org.ninefold.stats.Reason;
import org.ninefold.stats.Trials;
import org.ninefold.stats.Value;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Horizon;
import org.ninefold.study.IncidenceAnalysis;

/** The cumulative incidence of each cause of an endpoint. */
public record IncidenceKind(Endpoint endpoint, IncidenceAnalysis analysis) implements Kind {

    @Override
    public CountedVariable.TimeToEvent counted() {
        return new CountedVariable.TimeToEvent(endpoint, TimeToEventRows.day(analysis.landmark()), null);
    }

    @Override
    public void rows(GroupedCounts counts, String site, String level, Scope scope) {
        new IncidenceRows(analysis, endpoint.causeNames(), counts.of(site, level)).add(scope);
    }

    @Override
    public void compare(GroupedCounts counts, String site, Scope scope) {
        List<Counted> groups = counts.groups(site);
        List<List<Counted>> strata = site == null ? counts.strata() : List.of();
        for (String cause : endpoint.causeNames()) {
            Scope rows = scope.endpoint(analysis.endpoint(), cause);
            String name = "Gray" + (analysis.rho() == 0 ? "" : ", ρ = " + analysis.rho());
            Comparison.test(rows.by(name).comparing(Comparison.GROUPS, false), gray(List.of(groups), cause));
            if (!strata.isEmpty()) {
                Comparison.test(
                        rows.by(name + ", stratified by centre").comparing(Comparison.GROUPS, true),
                        gray(strata, cause));
            }
        }
    }

    /** With a landmark everybody enters before the first exit, and the test is that without entries; it is not defined with late ones. */
    private ChiSquare gray(List<List<Counted>> strata, String cause) {
        List<List<RiskTable>> tables =
                strata.stream().map(TimeToEventRows::exits).toList();
        if (tables.stream().anyMatch(groups -> entersLate(groups.stream().reduce(RiskTable.EMPTY, RiskTable::merge)))) {
            return new ChiSquare(Value.undefined(Reason.LATE_ENTRY), 0, Value.undefined(Reason.LATE_ENTRY));
        }
        List<List<RiskTable>> together = tables.stream()
                .map(groups -> groups.stream().map(RiskTable::withoutEntries).toList())
                .toList();
        return Gray.stratified(together, cause, analysis.rho()).test();
    }

    /** Whether somebody is not yet at risk when the first leaves. */
    private static boolean entersLate(RiskTable table) {
        boolean left = false;
        for (int i = 0; i < table.days(); i++) {
            left |= table.events(i) + table.censored(i) > 0;
            if (left && table.entries(i) > 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void centres(CentreRows centres) {
        if (analysis.heterogeneity() != null) {
            for (String cause : endpoint.causeNames()) {
                analysis.times().forEach(time -> centres(centres, cause, time));
            }
        }
    }

    private void centres(CentreRows centres, String cause, Horizon time) {
        double level = analysis.confLevel();
        Scope at = centres.scope().endpoint(analysis.endpoint(), cause).at(time.day());
        List<RiskTable> tables = centres.exits();
        var between = new BetweenRows(at, analysis.heterogeneity(), level);
        List<Trials> trials = tables.stream()
                .map(table -> Trials.ofCause(table, cause, time.days()))
                .flatMap(Optional::stream)
                .toList();
        between.typical(trials, tables.size(), "Cumulative incidence", false);
        between.pooled(
                "log(−log(1 − F))",
                CentreEffects.ofIncidence(
                        tables.stream().map(table -> at(table, cause, time)).toList()));
        centres.leaveOneOut(at, (rows, rest) -> {
            RiskTable table = rest.exits();
            AalenJohansen.Estimate estimate = at(table, cause, time);
            String confType = analysis.interval().key();
            rows.count("N", "Subjects", table.subjects())
                    .value("estimate", "Cumulative incidence", estimate.incidence())
                    .within(Limits.of(estimate.incidence(), estimate.interval(), table, time.days(), confType, level));
        });
    }

    private AalenJohansen.Estimate at(RiskTable table, String cause, Horizon time) {
        return AalenJohansen.of(table, endpoint.causeNames())
                .at(cause, time.days(), analysis.variance(), analysis.interval(), analysis.confLevel());
    }

    @Override
    public void describe(AnalysisText text) {
        text.add(
                "Cumulative incidence of each cause of %s by Aalen and Johansen in population %s",
                analysis.endpoint(), analysis.population());
        text.add(
                "Variance: %s; interval: %s, %s",
                analysis.variance() == IncidenceVariance.AALEN ? "Aalen's" : "the delta method's",
                analysis.interval().key(),
                text.level());
        text.times(analysis.times());
        text.landmark(analysis.landmark());
        text.groups("Gray's test of each cause"
                + (analysis.rho() == 0 ? "" : ", ρ = " + AnalysisText.decimal(analysis.rho())));
        text.heterogeneity(analysis.heterogeneity());
        text.guaranteeTime();
    }

    @Override
    public List<HeadlineLine> headlines(Figures pooled) {
        String name = HeadlineLine.label(analysis, endpoint.label()) + ": ";
        return endpoint.causeNames().stream()
                .map(cause -> HeadlineLine.atTime(
                        analysis,
                        name + cause,
                        analysis.times(),
                        cause,
                        (label, of) -> new Headline(
                                analysis.id(),
                                label,
                                "N " + of.about(null, null).whole("N"),
                                of.of(cause).about(null, null).whole("n.event") + " events")))
                .toList();
    }
}
