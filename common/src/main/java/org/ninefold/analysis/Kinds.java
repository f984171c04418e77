package org.ninefold.analysis;

import org.ninefold.analysis.correlation.CorrelationKind;
import org.ninefold.analysis.followup.FollowUpKind;
import org.ninefold.analysis.frequency.FrequencyKind;
import org.ninefold.analysis.grades.GradesKind;
import org.ninefold.analysis.incidence.IncidenceKind;
import org.ninefold.analysis.proportion.ProportionKind;
import org.ninefold.analysis.summary.SummaryKind;
import org.ninefold.analysis.survival.SurvivalKind;
import org.ninefold.study.Analysis;
import org.ninefold.study.AnalysisVisitor;
import org.ninefold.study.CorrelationAnalysis;
import org.ninefold.study.FollowUpAnalysis;
import org.ninefold.study.FrequencyAnalysis;
import org.ninefold.study.GradesAnalysis;
import org.ninefold.study.IncidenceAnalysis;
import org.ninefold.study.ProportionAnalysis;
import org.ninefold.study.Study;
import org.ninefold.study.SummaryAnalysis;
import org.ninefold.study.SurvivalAnalysis;

/** The kinds of analyses: all of them, or this does not compile. */
record Kinds(Study study) implements AnalysisVisitor<Kind> {

    /** The kind of an analysis of a study. */
    static Kind of(Study study, Analysis analysis) {
        return analysis.accept(new Kinds(study));
    }

    @Override
    public Kind proportion(ProportionAnalysis analysis) {
        return new ProportionKind(study, analysis);
    }

    @Override
    public Kind grades(GradesAnalysis analysis) {
        return new GradesKind(analysis);
    }

    @Override
    public Kind frequency(FrequencyAnalysis analysis) {
        return new FrequencyKind(study, analysis);
    }

    @Override
    public Kind summary(SummaryAnalysis analysis) {
        return new SummaryKind(analysis);
    }

    @Override
    public Kind survival(SurvivalAnalysis analysis) {
        return new SurvivalKind(study.endpoint(analysis.endpoint()), analysis);
    }

    @Override
    public Kind incidence(IncidenceAnalysis analysis) {
        return new IncidenceKind(study.endpoint(analysis.endpoint()), analysis);
    }

    @Override
    public Kind followUp(FollowUpAnalysis analysis) {
        return new FollowUpKind(study.endpoint(analysis.endpoint()), analysis);
    }

    @Override
    public Kind correlation(CorrelationAnalysis analysis) {
        return new CorrelationKind(analysis);
    }
}
