package org.ninefold.analysis;

import java.util.List;
import java.util.Optional;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedVariable;
import org.ninefold.results.ResultRow;
import org.ninefold.risk.LeaveOneOut;
import org.ninefold.risk.RiskTable;
import org.ninefold.stats.AalenJohansen;
import org.ninefold.stats.BinomialNormal;
import org.ninefold.stats.CentreEffects;
import org.ninefold.stats.EffectScale;
import org.ninefold.stats.KaplanMeier;
import org.ninefold.stats.Proportion;
import org.ninefold.stats.Trials;
import org.ninefold.study.Analysis;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Horizon;
import org.ninefold.study.IncidenceAnalysis;
import org.ninefold.study.ProportionAnalysis;
import org.ninefold.study.SurvivalAnalysis;

/**
 * How much the centres differ, beside the pooled estimate: heterogeneity, a prediction for a centre not seen, and the
 * pooled estimate without each centre in turn.
 *
 * @param sites the centres
 * @param counted their counts, in the same order
 * @param scope all centres together
 */
record CentreRows(List<String> sites, List<Counted> counted, Scope scope) {
    static final String CENTRES = "centres";

    private static final String WITHOUT = "without ";

    /** Whether a row is the pooled estimate without that centre. */
    static boolean leavesOut(ResultRow row, String site) {
        return CENTRES.equals(row.variable()) && (WITHOUT + site).equals(row.variableLevel());
    }

    /**
     * The rows.
     *
     * @param endpoint whose incidences they are, null for any other analysis
     */
    void rows(Analysis analysis, Endpoint endpoint) {
        if (analysis instanceof ProportionAnalysis proportion && proportion.heterogeneity() != null) {
            proportion(proportion);
        } else if (analysis instanceof SurvivalAnalysis survival && survival.heterogeneity() != null) {
            survival.times().forEach(time -> survival(survival, time));
        } else if (analysis instanceof IncidenceAnalysis incidence && incidence.heterogeneity() != null) {
            for (String cause : endpoint.causeNames()) {
                incidence.times().forEach(time -> incidence(incidence, cause, endpoint.causeNames(), time));
            }
        }
    }

    private void proportion(ProportionAnalysis analysis) {
        double level = analysis.confLevel();
        List<Proportion> centres =
                counted.stream().map(group -> of(group, analysis)).toList();
        var between = new BetweenRows(scope, analysis.heterogeneity(), level);
        between.typical(BinomialNormal.of(centres, level), Trials.of(centres), sites.size(), "Proportion", false);
        between.pooled("logit", CentreEffects.ofProportions(centres, EffectScale.LOGIT));
        List<Counted> without = LeaveOneOut.of(counted, Counted.EMPTY);
        for (int i = 0; i < sites.size(); i++) {
            Proportion rest = of(without.get(i), analysis);
            scope.about(CENTRES, WITHOUT + sites.get(i))
                    .by("leave one centre out")
                    .count("n", "Subjects", rest.events())
                    .count("N", "Denominator", rest.n())
                    .share(
                            "estimate",
                            "Proportion",
                            rest.proportion(),
                            rest.interval(),
                            analysis.interval().key());
        }
    }

    private static Proportion of(Counted group, ProportionAnalysis analysis) {
        return Proportion.interval(
                group.levels().count(CountedVariable.Condition.YES),
                group.levels().total(),
                Methods.of(analysis.interval()),
                analysis.confLevel());
    }

    private List<RiskTable> exits() {
        return counted.stream().map(Counted::exits).toList();
    }

    private void survival(SurvivalAnalysis analysis, Horizon time) {
        var interval = Methods.of(analysis.interval());
        double level = analysis.confLevel();
        Scope at = scope.endpoint(analysis.endpoint(), null).at(time.day());
        List<RiskTable> tables = exits();
        var between = new BetweenRows(at, analysis.heterogeneity(), level);
        List<Trials> trials = tables.stream()
                .map(table -> Trials.ofEvents(table, time.days()))
                .flatMap(Optional::stream)
                .toList();
        between.typical(BinomialNormal.ofTrials(trials, level), trials, sites.size(), "Survival", true);
        between.pooled(
                "log(−log S)",
                CentreEffects.ofSurvival(tables.stream()
                        .map(table -> KaplanMeier.of(table).at(time.days(), interval, level))
                        .toList()));
        List<RiskTable> without = LeaveOneOut.of(tables, RiskTable.EMPTY);
        for (int i = 0; i < sites.size(); i++) {
            KaplanMeier.Estimate rest = KaplanMeier.of(without.get(i)).at(time.days(), interval, level);
            without(at, i, without.get(i))
                    .value("estimate", "Survival", rest.survival())
                    .within(Limits.of(rest, without.get(i), analysis.interval().key(), level));
        }
    }

    private void incidence(IncidenceAnalysis analysis, String cause, List<String> causes, Horizon time) {
        double level = analysis.confLevel();
        var variance = Methods.of(analysis.variance());
        var interval = Methods.of(analysis.interval());
        Scope at = scope.endpoint(analysis.endpoint(), cause).at(time.day());
        List<RiskTable> tables = exits();
        var between = new BetweenRows(at, analysis.heterogeneity(), level);
        List<Trials> trials = tables.stream()
                .map(table -> Trials.ofCause(table, cause, time.days()))
                .flatMap(Optional::stream)
                .toList();
        between.typical(BinomialNormal.ofTrials(trials, level), trials, sites.size(), "Cumulative incidence", false);
        between.pooled(
                "log(−log(1 − F))",
                CentreEffects.ofIncidence(tables.stream()
                        .map(table -> AalenJohansen.of(table, causes).at(cause, time.days(), variance, interval, level))
                        .toList()));
        List<RiskTable> without = LeaveOneOut.of(tables, RiskTable.EMPTY);
        for (int i = 0; i < sites.size(); i++) {
            AalenJohansen.Estimate rest =
                    AalenJohansen.of(without.get(i), causes).at(cause, time.days(), variance, interval, level);
            without(at, i, without.get(i))
                    .value("estimate", "Cumulative incidence", rest.incidence())
                    .within(Limits.of(
                            rest.incidence(),
                            rest.interval(),
                            without.get(i),
                            time.days(),
                            analysis.interval().key(),
                            level));
        }
    }

    private Scope without(Scope at, int site, RiskTable rest) {
        return at.about(CENTRES, WITHOUT + sites.get(site))
                .by("leave one centre out")
                .count("N", "Subjects", rest.subjects());
    }
}
