package org.ninefold.analysis;

import java.math.BigDecimal;
import java.util.List;
import org.ninefold.results.FigureText;
import org.ninefold.stats.ProportionInterval;
import org.ninefold.study.Analysis;
import org.ninefold.study.Denominator;
import org.ninefold.study.HartungKnapp;
import org.ninefold.study.Heterogeneity;
import org.ninefold.study.Horizon;
import org.ninefold.study.Study;
import org.ninefold.study.Unknowns;

/**
 * An analysis in words: of whom, in which groups, by which method, with which interval, when, and with which tests. Each kind
 * puts its sentences together; those that several have are here.
 */
public record AnalysisText(Study study, Analysis analysis, Sentences text) {
    /** The sentences of an analysis, with the names of its study. */
    static String of(Study study, Analysis analysis) {
        var text = new AnalysisText(study, analysis, new Sentences());
        Kind.of(study, analysis).describe(text);
        return text.text.text();
    }

    /** Adds a sentence; its point is added too. */
    public void add(String form, Object... arguments) {
        text.add(form, arguments);
    }

    /** SQL over ADSL with what its columns are. */
    public String meaning(String sql) {
        return Definitions.condition(study.adsl(), sql);
    }

    /** Of whom the share is, where it may be unknown of some. */
    public void denominator(String of, Denominator denominator) {
        List<String> unknown = new Unknowns(study.adsl()).reasons(of);
        if (!unknown.isEmpty()) {
            String who = String.join(" or ", unknown);
            add(
                    denominator == Denominator.ASSESSED
                            ? "The denominator is those of whom it is known; who is %s is counted apart"
                            : "The denominator is the whole population; who is %s counts as no, and is counted apart too",
                    who);
        }
    }

    /** When its curves are read; nothing without a time. */
    public void times(List<Horizon> times) {
        if (!times.isEmpty()) {
            add("Read at %s", listed(times));
        }
    }

    /** Times in words. */
    public static String listed(List<Horizon> times) {
        return Sentences.listed(times.stream().map(Horizon::text).toList());
    }

    /** Who counts with a landmark; nothing for null. */
    public void landmark(Horizon landmark) {
        if (landmark != null) {
            add("Only subjects observed beyond the landmark of %s count, from then on", landmark.text());
        }
    }

    /** Its groups, if it has some, and their tests; null for none. */
    public void groups(String tests) {
        if (analysis.by() != null) {
            add(
                    "Groups by %s (%s)%s",
                    analysis.by(),
                    Sentences.small(study.adsl().table().field(analysis.by()).label()),
                    tests == null ? "" : ", compared by " + tests);
        }
    }

    /** How the centres are compared; nothing for null. */
    public void heterogeneity(Heterogeneity heterogeneity) {
        if (heterogeneity != null) {
            add(
                    "Differences between centres by the binomial–normal likelihood of all of them, by inverse variance of"
                            + " those with an effect with τ² by %s and Hartung and Knapp's error%s, each with a prediction"
                            + " interval for a new centre, and by the estimate without each centre in turn",
                    switch (heterogeneity.between()) {
                        case REML -> "restricted maximum likelihood";
                        case DL -> "DerSimonian and Laird";
                        case PM -> "Paule and Mandel";
                        case NONE -> "taking it for 0";
                    },
                    heterogeneity.error() == HartungKnapp.ADHOC ? ", never less than the centres' own" : "");
            add(
                    "The first interval for a new centre knows the centres at 0 and 100 %% and is not sure of τ²; the second"
                            + " takes τ² as estimated, without those centres, and is too narrow where few or small centres agree");
        }
    }

    /** What is said where guarantee time is accepted. */
    public void guaranteeTime() {
        if (analysis.guaranteeTimeAccepted()) {
            add("Guarantee time is accepted: who belongs to the population or group is known only after the origin, and"
                    + " the figure may be biased");
        }
    }

    /** The confidence level in words. */
    public String level() {
        return FigureText.of(analysis.confLevel(), "%") + " %";
    }

    /** A number with as many decimals as it needs. */
    public static String decimal(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** An interval of a share in words. */
    public static String name(ProportionInterval method) {
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
}
