package org.ninefold.counting;

/** What is to be done for each variant of a {@link CountedVariable}; a variant more does not compile until all visitors know it. */
public interface CountedVariableVisitor<R> {

    /** For a {@link CountedVariable.TimeToEvent}. */
    R timeToEvent(CountedVariable.TimeToEvent variable);

    /** For a {@link CountedVariable.Imputed}. */
    R imputed(CountedVariable.Imputed variable);

    /** For a {@link CountedVariable.Potential}. */
    R potential(CountedVariable.Potential variable);

    /** For a {@link CountedVariable.Condition}. */
    R condition(CountedVariable.Condition variable);

    /** For a {@link CountedVariable.Category}. */
    R category(CountedVariable.Category variable);

    /** For a {@link CountedVariable.WorstGrade}. */
    R worstGrade(CountedVariable.WorstGrade variable);

    /** For a {@link CountedVariable.ScaleGrades}. */
    R scaleGrades(CountedVariable.ScaleGrades variable);

    /** For a {@link CountedVariable.Behind}. */
    R behind(CountedVariable.Behind variable);

    /** For a {@link CountedVariable.Pair}. */
    R pair(CountedVariable.Pair variable);

    /** For a {@link CountedVariable.Value}. */
    R value(CountedVariable.Value variable);
}
