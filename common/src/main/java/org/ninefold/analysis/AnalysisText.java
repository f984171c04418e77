package org.ninefold.analysis;

import java.math.BigDecimal;
import java.util.List;
import org.ninefold.results.FigureText;
import org.ninefold.study.Analysis;
import org.ninefold.study.CorrelationAnalysis;
import org.ninefold.study.CorrelationMethod;
import org.ninefold.study.Denominator;
import org.ninefold.study.FollowUpAnalysis;
import org.ninefold.study.FrequencyAnalysis;
import org.ninefold.study.GradeWindow;
import org.ninefold.study.GradesAnalysis;
import org.ninefold.study.HartungKnapp;
import org.ninefold.study.Heterogeneity;
import org.ninefold.study.Horizon;
import org.ninefold.study.IncidenceAnalysis;
import org.ninefold.study.IncidenceIntervalType;
import org.ninefold.study.ProportionAnalysis;
import org.ninefold.study.ProportionMethod;
import org.ninefold.study.QuantileRule;
import org.ninefold.study.Study;
import org.ninefold.study.SummaryAnalysis;
import org.ninefold.study.SurvivalAnalysis;
import org.ninefold.study.SurvivalIntervalType;
import org.ninefold.study.Unknowns;
import org.ninefold.study.VarianceType;

/**
 * An analysis in words: of whom, in which groups, by which method, with which interval, when, and with which tests.
 *
 * @param study whose names it uses
 */
record AnalysisText(Study study, Analysis analysis) {

    String text() {
        var text = new Sentences();
        if (analysis instanceof ProportionAnalysis proportion) {
            proportion(text, proportion);
        } else if (analysis instanceof GradesAnalysis grades) {
            grades(text, grades);
        } else if (analysis instanceof FrequencyAnalysis frequency) {
            text.add("How many have each level of %s, in population %s", meaning(frequency.of()), population());
            denominator(text, frequency.of(), frequency.denominator());
            groups(text, "Pearson's χ² and Fisher's exact test");
        } else if (analysis instanceof SummaryAnalysis summary) {
            summary(text, summary);
        } else if (analysis instanceof CorrelationAnalysis correlation) {
            correlation(text, correlation);
        } else if (analysis instanceof SurvivalAnalysis survival) {
            survival(text, survival);
        } else if (analysis instanceof IncidenceAnalysis incidence) {
            incidence(text, incidence);
        } else if (analysis instanceof FollowUpAnalysis followUp) {
            followUp(text, followUp);
        }
        return text.text();
    }

    private String population() {
        return analysis.population();
    }

    private String meaning(String sql) {
        return Definitions.condition(study.adsl(), sql);
    }

    private void proportion(Sentences text, ProportionAnalysis proportion) {
        text.add("The share of population %s for whom %s", population(), meaning(proportion.of()));
        denominator(text, proportion.of(), proportion.denominator());
        text.add("Interval: %s, %s", name(proportion.interval()), level());
        groups(text, "Fisher's exact test and Pearson's χ², differences with Newcombe's interval");
        heterogeneity(text, proportion.heterogeneity());
    }

    /** Of whom the share is, where it may be unknown of some. */
    private void denominator(Sentences text, String of, Denominator denominator) {
        List<String> unknown = new Unknowns(study.adsl()).reasons(of);
        if (!unknown.isEmpty()) {
            String who = String.join(" or ", unknown);
            text.add(
                    denominator == Denominator.ASSESSED
                            ? "The denominator is those of whom it is known; who is %s is counted apart"
                            : "The denominator is the whole population; who is %s counts as no, and is counted apart too",
                    who);
        }
    }

    private void grades(Sentences text, GradesAnalysis grades) {
        text.add(
                "The worst grade of %s after %s in population %s",
                grades.term(),
                grades.worst() == GradeWindow.ANY_INFUSION ? "any infusion" : "the first infusion",
                population());
        if (grades.where() != null) {
            text.add("Only records count for which %s", grades.where().strip());
        }
        text.add("The denominator is those assessed; who was not assessed is counted apart");
        text.add(
                grades.scale() == null
                        ? "Where records are graded on several scales, each has figures of its own, of those graded on it"
                        : "Only grades of %s count",
                grades.scale());
        text.add("Interval: %s, %s", name(grades.interval()), level());
        groups(text, "Fisher's exact test and Pearson's χ², differences with Newcombe's interval");
    }

    private void summary(Sentences text, SummaryAnalysis summary) {
        text.add(
                "Mean, spread and quantiles of %s%s in population %s",
                meaning(summary.of()), summary.unit() == null ? "" : ", in " + summary.unit(), population());
        text.add("Values are rounded to %s", Sentences.counted(summary.decimals(), "decimal"));
        text.add(
                "Quantiles are %s",
                summary.quantiles() == QuantileRule.R_7
                        ? "linear between neighbours (type 7 of R)"
                        : "those of SAS's definition 5");
        groups(text, "Mann–Whitney and t tests for two groups, Kruskal–Wallis for more");
    }

    private void correlation(Sentences text, CorrelationAnalysis correlation) {
        text.add(
                "%s correlation of %s with %s in population %s",
                correlation.method() == CorrelationMethod.SPEARMAN ? "Spearman's rank" : "Pearson's",
                meaning(correlation.x()),
                meaning(correlation.y()),
                population());
        text.add("Interval: Fisher's z, %s", level());
    }

    private void survival(Sentences text, SurvivalAnalysis survival) {
        text.add("Kaplan–Meier curve of %s in population %s, variance by Greenwood", survival.endpoint(), population());
        text.add("Interval: %s, %s", name(survival.interval()), level());
        times(text, survival.times());
        landmark(text, survival.landmark());
        if (survival.switchDate() != null) {
            text.add(
                    survival.groupsChange()
                            ? "Subjects move from the group before %1$s to the group since %1$s on that day: curves of Simon"
                                    + " and Makuch, test of Mantel and Byar"
                            : "Groups are those before and since %1$s on the day of the landmark",
                    survival.switchDate());
        }
        if (survival.rmst() != null) {
            text.add(
                    "Restricted mean survival time to %s (%s days)",
                    survival.rmst().text(), decimal(survival.rmst().days()));
        }
        if (!survival.groupsChange()) {
            groups(
                    text,
                    survival.rho() == 0
                            ? "the log-rank test"
                            : "the Fleming–Harrington test, ρ = " + decimal(survival.rho()));
        }
        if (!survival.trend().isEmpty()) {
            text.add("Test of trend over %s", String.join(" < ", survival.trend()));
        }
        heterogeneity(text, survival.heterogeneity());
        guaranteeTime(text);
    }

    private void incidence(Sentences text, IncidenceAnalysis incidence) {
        text.add(
                "Cumulative incidence of each cause of %s by Aalen and Johansen in population %s",
                incidence.endpoint(), population());
        text.add(
                "Variance: %s; interval: %s, %s",
                incidence.variance() == VarianceType.AALEN ? "Aalen's" : "the delta method's",
                incidence.interval() == IncidenceIntervalType.PLAIN ? "plain" : "log-log",
                level());
        times(text, incidence.times());
        landmark(text, incidence.landmark());
        groups(text, "Gray's test of each cause" + (incidence.rho() == 0 ? "" : ", ρ = " + decimal(incidence.rho())));
        heterogeneity(text, incidence.heterogeneity());
        guaranteeTime(text);
    }

    private void followUp(Sentences text, FollowUpAnalysis followUp) {
        text.add(
                "How long subjects of population %s were followed for %s: median by the reverse Kaplan–Meier method, plain"
                        + " medians and ranges of observed times, and Clark's C, the share of the possible time until the"
                        + " cut-off that was observed",
                population(), followUp.endpoint());
        text.add("Interval of the reverse Kaplan–Meier median: %s, %s", name(followUp.interval()), level());
        if (!followUp.knownAt().isEmpty()) {
            text.add("It is asked of how many the status is known at %s", listed(followUp.knownAt()));
        }
        groups(text, null);
    }

    private void times(Sentences text, List<Horizon> times) {
        if (!times.isEmpty()) {
            text.add("Read at %s", listed(times));
        }
    }

    private static String listed(List<Horizon> times) {
        return Sentences.listed(times.stream().map(Horizon::text).toList());
    }

    private static void landmark(Sentences text, Horizon landmark) {
        if (landmark != null) {
            text.add("Only subjects observed beyond the landmark of %s count, from then on", landmark.text());
        }
    }

    private void groups(Sentences text, String tests) {
        if (analysis.by() != null) {
            text.add(
                    "Groups by %s (%s)%s",
                    analysis.by(),
                    Sentences.small(study.adsl().table().field(analysis.by()).label()),
                    tests == null ? "" : ", compared by " + tests);
        }
    }

    private static void heterogeneity(Sentences text, Heterogeneity heterogeneity) {
        if (heterogeneity != null) {
            text.add(
                    "Differences between centres by the binomial–normal likelihood of all of them, by inverse variance of"
                            + " those with an effect with τ² by %s and Hartung and Knapp's error%s, each with a prediction"
                            + " interval for a new centre, and by the estimate without each centre in turn",
                    switch (heterogeneity.between()) {
                        case REML -> "restricted maximum likelihood";
                        case DL -> "DerSimonian and Laird";
                        case PM -> "Paule and Mandel";
                    },
                    heterogeneity.error() == HartungKnapp.ADHOC ? ", never less than the centres' own" : "");
            text.add(
                    "The first interval for a new centre knows the centres at 0 and 100 %% and is not sure of τ²; the second"
                            + " takes τ² as estimated, without those centres, and is too narrow where few or small centres agree");
        }
    }

    private void guaranteeTime(Sentences text) {
        if (analysis.guaranteeTimeAccepted()) {
            text.add(
                    "Guarantee time is accepted: who belongs to the population or group is known only after the origin, and"
                            + " the figure may be biased");
        }
    }

    private String level() {
        return FigureText.of(analysis.confLevel(), "%") + " %";
    }

    private static String decimal(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String name(ProportionMethod method) {
        return switch (method) {
            case CLOPPER_PEARSON -> "exact (Clopper–Pearson)";
            case T -> "Student's t";
            case WALD -> "Wald";
            case WILSON -> "Wilson's score";
            case WALD_CC -> "Wald with continuity correction";
            case WILSON_CC -> "Wilson's score with continuity correction";
            case AGRESTI_COULL -> "Agresti–Coull";
            case JEFFREYS -> "Jeffreys";
        };
    }

    private static String name(SurvivalIntervalType type) {
        return switch (type) {
            case LOG_LOG -> "log-log";
            case LOG -> "log";
            case PLAIN -> "plain";
            case LOGIT -> "logit";
            case ARCSINE -> "arcsine";
        };
    }
}
