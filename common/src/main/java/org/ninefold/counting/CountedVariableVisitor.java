package org.ninefold.counting;

/** What is to be done for each variant of a {@link CountedVariable}; a variant more does not compile until all visitors know it. */
public interface CountedVariableVisitor<R> {
    R timeToEvent(CountedVariable.TimeToEvent variable);

    R imputed(CountedVariable.Imputed variable);

    R potential(CountedVariable.Potential variable);

    R condition(CountedVariable.Condition variable);

    R category(CountedVariable.Category variable);

    R worstGrade(CountedVariable.WorstGrade variable);

    R scaleGrades(CountedVariable.ScaleGrades variable);

    R behind(Behind variable);

    R pair(CountedVariable.Pair variable);

    R value(CountedVariable.Value variable);
}
