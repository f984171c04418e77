package org.ninefold.analysis.incidence;

import java.util.List;
import java.util.Optional;
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
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.GroupedCounts;
import org.ninefold.risk.LeaveOneOut;
import org.ninefold.risk.RiskTable;
import org.ninefold.stats.AalenJohansen;
import org.ninefold.stats.BinomialNormal;
import org.ninefold.stats.CentreEffects;
import org.ninefold.stats.Trials;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Horizon;
import org.ninefold.study.IncidenceAnalysis;
import org.ninefold.study.IncidenceIntervalType;
import org.ninefold.study.VarianceType;

/** The cumulative incidence of each cause of an endpoint. */
public record IncidenceKind(Endpoint endpoint, IncidenceAnalysis analysis) implements Kind {

    @Override
    public CountedVariable.TimeToEvent counted() {
        return new CountedVariable.TimeToEvent(endpoint, TimeToEventRows.day(analysis.landmark()), null);
    }

    @Override
    public Optional<CountedVariable.TimeToEvent> time() {
        return Optional.of(counted());
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
            new GrayRows(cause, analysis.rho()).add(groups, strata, scope.endpoint(analysis.endpoint(), cause));
        }
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
        between.typical(BinomialNormal.ofTrials(trials, level), trials, tables.size(), "Cumulative incidence", false);
        between.pooled(
                "log(−log(1 − F))",
                CentreEffects.ofIncidence(
                        tables.stream().map(table -> at(table, cause, time)).toList()));
        List<RiskTable> without = LeaveOneOut.of(tables, RiskTable.EMPTY);
        for (int i = 0; i < tables.size(); i++) {
            RiskTable rest = without.get(i);
            AalenJohansen.Estimate estimate = at(rest, cause, time);
            centres.without(at, i)
                    .count("N", "Subjects", rest.subjects())
                    .value("estimate", "Cumulative incidence", estimate.incidence())
                    .within(Limits.of(
                            estimate.incidence(),
                            estimate.interval(),
                            rest,
                            time.days(),
                            analysis.interval().key(),
                            level));
        }
    }

    private AalenJohansen.Estimate at(RiskTable table, String cause, Horizon time) {
        return AalenJohansen.of(table, endpoint.causeNames())
                .at(
                        cause,
                        time.days(),
                        Methods.of(analysis.variance()),
                        Methods.of(analysis.interval()),
                        analysis.confLevel());
    }

    @Override
    public void describe(AnalysisText text) {
        text.add(
                "Cumulative incidence of each cause of %s by Aalen and Johansen in population %s",
                analysis.endpoint(), analysis.population());
        text.add(
                "Variance: %s; interval: %s, %s",
                analysis.variance() == VarianceType.AALEN ? "Aalen's" : "the delta method's",
                analysis.interval() == IncidenceIntervalType.PLAIN ? "plain" : "log-log",
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
