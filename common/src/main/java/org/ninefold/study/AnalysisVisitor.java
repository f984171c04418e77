package org.ninefold.study;

/** What is to be done for each kind of {@link Analysis}; a kind more does not compile until all visitors know it. */
public interface AnalysisVisitor<R> {

    R proportion(ProportionAnalysis analysis);

    R grades(GradesAnalysis analysis);

    R frequency(FrequencyAnalysis analysis);

    R summary(SummaryAnalysis analysis);

    R survival(SurvivalAnalysis analysis);

    R incidence(IncidenceAnalysis analysis);

    R followUp(FollowUpAnalysis analysis);

    R correlation(CorrelationAnalysis analysis);
}
