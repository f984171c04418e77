package org.ninefold.adam;

/**
 * One row per measurement, behind study, site and subject. Dates are days since 1970-01-01; a component is null where there is nothing to say.
 *
 * @param paramcd what was measured
 * @param aval value
 * @param avalu unit of the value; converted where the study or the kind of unit says so
 * @param adt date of the sample
 * @param ady ADT minus INDEXDT; the index date is day 0, where ADaM counts it as day 1
 * @param infnum infusion that the measurement belongs to
 */
public record Adlb(String paramcd, Double aval, String avalu, Integer adt, Integer ady, Integer infnum)
        implements AdamRow {
    @Override
    public Object[] cells() {
        return new Object[] {paramcd, aval, avalu, adt, ady, infnum};
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of adlb";
    }
}
