package org.ninefold.counting;

/**
 * What the values that a variable of the study is taken from are measured by: the scales of its grades, from 1 on, or the
 * units of its measurements. Sorted, each once, with {@link #SEPARATOR} between; null without a value.
 */
public record Behind(String name, Measure measure) implements CountedVariable {
    /** Between two. */
    public static final String SEPARATOR = "; ";
    /** Where no row states it. */
    public static final String UNSTATED = CountedVariable.ScaleGrades.UNSTATED;
    /** In place of a unit that is a text of a centre's: neither a known one nor one that the study names. */
    public static final String UNKNOWN = "a unit that is not known";

    @Override
    public String variable() {
        return measure.words + " behind " + name;
    }

    @Override
    public VariableReaders.Reader reader(VariableReaders readers) {
        return readers.behind(name, measure, variable());
    }
}
